import type { NodeGroup } from './node-group';
import { UPSTREAM } from './releases';
import type { PlatformStorageClass } from './storage-class';

/** What is known about a cluster that rules judge by, in the words of Platform. */
export interface ClusterFacts {
  /**
   * The KubeVirt version, with or without a patch level: objects are judged as 1.6, 1.7, 1.8 or 1.9 judges them, whichever it is or is nearest.
   *
   * Read by `AppliedHardening`, `FastStartVmPool`, `KubeVirt`, `SriovVirtualMachine`, `TenantNamespace`, `UpgradeAdvice`, `VirtualMachinePool`, and
   * by the rules `application-aware-quota/fits-pod`, `application-aware-quota/fits-workloads`, `application-aware-quota/requires-gating-label`,
   * `backup/has-valid-source`, `backup/has-valid-tracker-source`, `backup/has-valid-ttl` and 121 more, see docs/platform-readers.json.
   *
   * @default '1.9.0'; for a Platform of OpenShift or Harvester what distributionVersion bundles
   */
  readonly kubevirtVersion?: string;

  /**
   * The CDI version, with or without a patch level: objects are judged by the API of 1.62 to 1.66, whichever it is or is nearest.
   *
   * Read by `TenantNamespace`, and by the rules `application-aware-quota/fits-pod`, `application-aware-quota/fits-workloads`,
   * `application-aware-quota/requires-gating-label`, `data-volume-clone/requires-permission`, `data-volume-source/requires-imageio-fields`,
   * `data-volume-url/avoids-unverified-image` and 16 more, see docs/platform-readers.json.
   *
   * @default - that which was current when the KubeVirt release was made: 1.66 with KubeVirt 1.9; for a Platform of OpenShift or Harvester what
   * distributionVersion bundles
   */
  readonly cdiVersion?: string;

  /**
   * All storage classes of the cluster, that claims may name.
   *
   * Read by `TenantNamespace`, and by the rules `application-aware-quota/fits-pod`, `application-aware-quota/fits-workloads`,
   * `application-aware-quota/requires-gating-label`, `claim-binding/avoids-earlier-wave`, `claim-binding/avoids-snapshot-of-unbound`,
   * `disk-snapshot/avoids-excluded-disks` and 19 more, see docs/platform-readers.json.
   *
   * @default - unknown: nothing is checked against them
   */
  readonly storageClasses?: PlatformStorageClass[];

  /**
   * All nodes that run VMs and containers; where they are scaled, as many as there can be. `QuotaStrategy.fairShare` shares them.
   *
   * Read by `QuotaStrategy`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`,
   * `machine/requires-gate-for-architecture`, `node-room/fits-pods`, `node-room/fits-topology` and 1 more, see docs/platform-readers.json.
   *
   * @default - unknown: nothing is checked against them, and a fair share must be told the capacity
   */
  readonly nodes?: NodeGroup[];

  /**
   * The namespaces whose networks pods of all namespaces may use, where Multus isolates namespaces (`namespaceIsolation`): its `globalNamespaces`, which
   * are `default` alone if it names none.
   *
   * Read by the rule `attachment-namespace/fits-isolation`.
   *
   * @default - Multus does not isolate namespaces
   */
  readonly multusGlobalNamespaces?: string[];
}

/** The facts of a cluster about which nothing is said. */
export const CLUSTER_FACTS: Required<Omit<ClusterFacts, 'cdiVersion' | 'multusGlobalNamespaces'>> & Pick<ClusterFacts, 'multusGlobalNamespaces'> = {
  kubevirtVersion: UPSTREAM.kubevirt,
  storageClasses: [],
  nodes: [],
  multusGlobalNamespaces: undefined,
};
