import { Architecture } from './architecture';
import type { Cluster } from './manifest';

/**
 * The architecture that virt-api runs on. Before v1.8 it decides which guests KubeVirt admits without the feature gate MultiArchitecture. It is that
 * of the nodes where all of them say the same one, else amd64: the architecture of guests that name none does not tell it.
 */
export function virtApiArchitecture({ nodes }: Pick<Cluster, 'nodes'>): string {
  const [architecture, another] = new Set(nodes.map((group) => group.architecture));
  return architecture !== undefined && another === undefined && nodes.every((group) => group.architecture) ? architecture : Architecture.AMD64;
}
