import { createHash } from 'node:crypto';

/** The label by which services, policies and schedulers find a workload's pods. */
const NAME_LABEL = 'app.kubernetes.io/name';

/** The most characters of the value of a label. */
const LONGEST = 63;

/**
 * The labels that select a workload: its name, or the application it is said to be part of. KubeVirt admits longer names than labels
 * may be: of those a part, with a hash that keeps them apart.
 */
export function selectorLabels(workload: string, labels: { readonly [key: string]: string } = {}): { [key: string]: string } {
  return { [NAME_LABEL]: labels[NAME_LABEL] ?? (workload.length > LONGEST ? shortened(workload) : workload) };
}

function shortened(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, LONGEST - hash.length - 1)}-${hash}`;
}
