import { createHash } from 'node:crypto';
import { GuestPodProps } from './guest/guest-pod-props';

interface Labels { [key: string]: string }

/** The label by which services, policies and schedulers find a workload's pods. */
const NAME_LABEL = 'app.kubernetes.io/name';

/** The most characters of the value of a label. */
const LONGEST = 63;

/**
 * The labels that select a workload: those that were chosen, else its name, or the application it is said to be part of. KubeVirt admits longer
 * names than labels may be: of those a part, with a hash that keeps them apart.
 */
export function selectorLabels(workload: string, { labels = {}, selectorLabels: chosen }: Pick<GuestPodProps, 'labels' | 'selectorLabels'>): Labels {
  return chosen ? { ...chosen } : { [NAME_LABEL]: labels[NAME_LABEL] ?? (workload.length > LONGEST ? shortened(workload) : workload) };
}

/** The same, for who selects: a virtual machine that has none is found by what KubeVirt writes on its launcher pods. */
export function selectedBy(virtualMachine: string, props: Pick<GuestPodProps, 'labels' | 'selectorLabels'>): Labels {
  const labels = selectorLabels(virtualMachine, props);
  return Object.keys(labels).length > 0 ? labels : { 'vm.kubevirt.io/name': virtualMachine };
}

function shortened(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, LONGEST - hash.length - 1)}-${hash}`;
}
