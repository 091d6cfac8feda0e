import { isLabelKey, LABEL_KEY_WORDS } from './label';

interface FinalizerViolation {
  readonly field: string;
  readonly got: string;
  readonly allowed: string;
}

const ORPHAN = 'orphan';
const FOREGROUND = 'foregroundDeletion';

/** What the API server refuses of finalizers (`ValidateFinalizers` of Kubernetes), with fields relative to their object's metadata. */
export function* finalizerViolations(finalizers: readonly string[]): Iterable<FinalizerViolation> {
  for (const [i, got] of finalizers.entries()) {
    if (!isLabelKey(got)) yield { field: `finalizers[${i}]`, got, allowed: LABEL_KEY_WORDS };
  }
  if (finalizers.includes(ORPHAN) && finalizers.includes(FOREGROUND)) {
    yield { field: 'finalizers', got: `${ORPHAN}, ${FOREGROUND}`, allowed: `one of ${ORPHAN} and ${FOREGROUND}` };
  }
}
