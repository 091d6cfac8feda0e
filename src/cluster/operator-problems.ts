import { Distribution } from '../platform/distribution';
import type { Platform } from '../platform/platform';
import type { UsageError } from '../usage-error';

/** A CR that the operator of HyperConverged owns: it undoes what others write. */
export function* operatorProblems(kind: string, { distribution }: Platform): Generator<UsageError> {
  if (distribution === Distribution.OPENSHIFT) {
    yield { what: kind, got: `a CR of one's own on ${distribution}`, allowed: 'HyperConverged, whose operator owns it', fix: 'Use the construct HyperConverged.' };
  }
}
