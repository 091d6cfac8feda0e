import { EdgeFootprint } from './edge-footprint';
import { EdgeNode } from './edge-node';
import { EdgeStoreDefinition } from './edge-store-workload-props';

/** The node of a store that names none: KubeVirt is as small on it as the store says. */
export function nodeOf({ node, kubevirt }: EdgeStoreDefinition): EdgeNode {
  if (node) return node;
  const kubeVirt = EdgeFootprint.kubeVirt({ componentMemory: kubevirt?.componentMemory, infraReplicas: kubevirt?.components?.replicas });
  return new EdgeNode({ footprint: [EdgeFootprint.operatingSystem(), EdgeFootprint.k3s(), kubeVirt, EdgeFootprint.cdi()] });
}
