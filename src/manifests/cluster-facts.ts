import type { NodeGroup } from './node-group';
import { UPSTREAM } from './releases';
import type { PlatformStorageClass } from './storage-class';

/** What is known about a cluster that rules judge by, in the words of Platform. */
export interface ClusterFacts {
  /**
   * The KubeVirt version: 1.7, 1.8 or 1.9, with or without a patch level. Rules are those of v1.9.0, apart from those that are known to
   * differ in an earlier release.
   *
   * @default '1.9.0'; for a Platform of OpenShift '1.8.0', what HyperConverged 1.18 bundles
   */
  readonly kubevirtVersion?: string;

  /**
   * All storage classes of the cluster, that claims may name.
   *
   * @default - unknown: nothing is checked against them
   */
  readonly storageClasses?: PlatformStorageClass[];

  /**
   * All nodes that run VMs and containers; where they are scaled, as many as there can be. `QuotaStrategy.fairShare` shares them.
   *
   * @default - unknown: nothing is checked against them, and a fair share must be told the capacity
   */
  readonly nodes?: NodeGroup[];
}

/** The facts of a cluster about which nothing is said. */
export const CLUSTER_FACTS: Required<ClusterFacts> = {
  kubevirtVersion: UPSTREAM.kubevirt,
  storageClasses: [],
  nodes: [],
};
