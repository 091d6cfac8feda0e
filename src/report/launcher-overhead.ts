import type { PodGroup } from '../analysis/namespace/pod-group';

const ONE = 10n ** 9n;

/**
 * What of the memory that one launcher requests is not for its guest, in billionths of a byte: what KubeVirt adds to the guest, and the containers beside it. 0
 * of pods without a guest.
 */
export function launcherOverhead({ launcher, resources, containers }: PodGroup): bigint {
  if (!launcher) return 0n;
  const compute = containers.find(({ name }) => name === 'compute')?.requests.get('memory') ?? 0n;
  const added = launcher.cost.memoryOverhead * ONE;
  return (resources.requests.get('memory') ?? 0n) - compute + (added < compute ? added : compute);
}
