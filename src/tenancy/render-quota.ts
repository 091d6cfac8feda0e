import { Amount, countAmount, cpuAmount, entry, sizeAmount } from './amount';
import type { TenantQuotaProps } from './quota-props';

const COUNTS = {
  virtualMachines: 'count/virtualmachines.kubevirt.io',
  virtualMachineInstances: 'count/virtualmachineinstances.kubevirt.io',
  virtualMachineSnapshots: 'count/virtualmachinesnapshots.snapshot.kubevirt.io',
  dataVolumes: 'count/datavolumes.cdi.kubevirt.io',
  networkAttachmentDefinitions: 'count/network-attachment-definitions.k8s.cni.cncf.io',
  persistentVolumeClaims: 'persistentvolumeclaims',
  pods: 'count/pods',
  nonTerminalPods: 'pods',
} as const;

/** What is limited, by quota key. A key that is stated twice comes twice. */
export function hardAmounts(quota: TenantQuotaProps): [string, Amount][] {
  return [
    ...entry('requests.cpu', quota.cpu?.request, cpuAmount),
    ...entry('limits.cpu', quota.cpu?.limit, cpuAmount),
    ...entry('requests.memory', quota.memory?.request, sizeAmount),
    ...entry('limits.memory', quota.memory?.limit, sizeAmount),
    ...entry('requests.ephemeral-storage', quota.ephemeralStorage?.request, sizeAmount),
    ...entry('limits.ephemeral-storage', quota.ephemeralStorage?.limit, sizeAmount),
    ...entry('requests.storage', quota.storage, sizeAmount),
    ...entry('requests.hugepages-2Mi', quota.hugepages2Mi, sizeAmount),
    ...entry('requests.hugepages-1Gi', quota.hugepages1Gi, sizeAmount),
    ...Object.entries(quota.storagePerClass ?? {})
      .flatMap(([name, size]) => entry(`${name}.storageclass.storage.k8s.io/requests.storage`, size, sizeAmount)),
    ...Object.entries(quota.extendedResources ?? {}).flatMap(([name, count]) => entry(`requests.${name}`, count, countAmount)),
    ...(Object.keys(COUNTS) as (keyof typeof COUNTS)[]).flatMap((prop) => entry(COUNTS[prop], quota[prop], countAmount)),
    ...Object.entries(quota.objectCounts ?? {}).flatMap(([resource, count]) => entry(`count/${resource}`, count, countAmount)),
  ];
}

/** The `spec.hard` of a ResourceQuota. */
export function renderHard(quota: TenantQuotaProps): { [key: string]: string } {
  return Object.fromEntries(hardAmounts(quota).map(([key, { text }]) => [key, text]));
}
