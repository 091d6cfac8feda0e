import { KubeVirtInstallation } from '../platform/distribution';
import type { Platform } from '../platform/platform';
import type { UsageError } from '../usage-error';

/** A CR that another operator owns: it undoes what others write. */
export function* operatorProblems(kind: string, { distribution, kubevirtInstallation }: Platform): Generator<UsageError> {
  const what = { what: kind, got: `a CR of one's own on ${distribution}` };
  if (kubevirtInstallation === KubeVirtInstallation.HYPERCONVERGED) {
    yield { ...what, allowed: 'HyperConverged, whose operator owns it', fix: 'Use the construct HyperConverged.' };
  } else if (kubevirtInstallation === KubeVirtInstallation.HARVESTER) {
    yield { ...what, allowed: 'the CR that Harvester writes', fix: 'Leave it to Harvester and its settings.' };
  }
}
