import type { Violation } from '../rule';

const [LOWEST, HIGHEST] = [1, 100];

/** How a preference for nodes or pods may weigh. */
export const WEIGHTS = `${LOWEST} to ${HIGHEST}`;

/** What Kubernetes refuses of the weight of a preference. */
export function* weightViolations({ weight }: { readonly weight: number }): Iterable<Violation> {
  if (weight < LOWEST || weight > HIGHEST) yield { field: 'weight', got: weight, allowed: `a number from ${WEIGHTS}` };
}
