import { containerStart } from './container-start';
import { guestStart } from './guest-start';
import type { WorkloadStart } from './model';
import { startInputOf } from './start-input';
import { oncePerInput } from '../../manifests/once-per-input';
import { hasOwner } from '../../manifests/owners';
import { workloadOf } from '../../manifests/workload';

/**
 * How long each VM, pool and replica set of the input takes to start, and pods that serve for comparison, in the order of the manifests. What another
 * object of the cluster made is left out, as a dump of a cluster has it: a launcher pod, the VMI of a VM.
 */
export const startLatencies = oncePerInput((manifests, cluster): readonly WorkloadStart[] => {
  const input = startInputOf(manifests, cluster);
  return manifests.flatMap((manifest) => {
    if (hasOwner(manifest)) return [];
    const workload = workloadOf(manifest);
    return (workload ? guestStart(workload, input) : containerStart(manifest, input)) ?? [];
  });
});
