import type { HypervisorNodes } from './hypervisor-nodes';
import type { KubeVirtInstallation } from './kubevirt-installation';
import type { NodeGroup } from './node-group';
import { UPSTREAM } from './releases';
import type { PlatformStorageClass } from './storage-class';

/** What is known about a cluster that rules judge by, in the words of Platform. */
export interface ClusterFacts {
  /**
   * The KubeVirt version, with or without a patch level: objects are judged as 1.6, 1.7, 1.8 or 1.9 judges them, whichever it is or is nearest.
   *
   * Read by `AppliedHardening`, `ChangeReview`, `EdgeKubeVirt`, `FastStartVmPool`, `KubeVirt`, `KubeVirtDifferences`, `Report`,
   * `SriovVirtualMachine`, `TenantNamespace`, `UpgradeAdvice`, `VirtualMachinePool`, `VmLabelsConfig`, and by 134 rules:
   * docs/platform-readers.md#kubevirtVersion.
   *
   * @default '1.9.0'; for a Platform of OpenShift or Harvester what distributionVersion bundles
   */
  readonly kubevirtVersion?: string;

  /**
   * The CDI version, with or without a patch level: objects are judged by the API of 1.62 to 1.66, whichever it is or is nearest.
   *
   * Read by `ChangeReview`, `Report`, `TenantNamespace`, and by the rules `data-volume-clone/requires-permission`,
   * `data-volume-source/requires-imageio-fields`, `data-volume-url/avoids-unverified-image`, `data-volume-url/has-valid-checksum`,
   * `persistent-volume-claim/excludes-block-for-archive`, `persistent-volume-claim/has-valid-size`, `role-resource/is-known`.
   *
   * @default - that which was current when the KubeVirt release was made: 1.66 with KubeVirt 1.9; for a Platform of OpenShift or Harvester what
   * distributionVersion bundles
   */
  readonly cdiVersion?: string;

  /**
   * All storage classes of the cluster, that claims may name.
   *
   * Read by `Report`, `StartTimes`, `TenantNamespace`, and by 38 rules: docs/platform-readers.md#storageClasses.
   *
   * @default - unknown: nothing is checked against them
   */
  readonly storageClasses?: PlatformStorageClass[];

  /**
   * All nodes that run VMs and containers; where they are scaled, as many as there can be. `QuotaStrategy.fairShare` shares them.
   *
   * Read by `QuotaStrategy`, `Report`, and by 13 rules: docs/platform-readers.md#nodes.
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

  /**
   * What the nodes that run VMs are: machines, VMs themselves, or without virtualization at all.
   *
   * Read by the rules `hypervisor/avoids-node-hardware`, `hypervisor/fits-encryption`.
   *
   * @default - unknown: taken to be able to do what guests ask for
   */
  readonly hypervisorNodes?: HypervisorNodes;

  /**
   * Who writes the CRs of KubeVirt and CDI.
   *
   * Read by `Cdi`, `KubeVirt`, and by the rule `installation/matches-owner`.
   *
   * @default - unknown; for a Platform of OpenShift KubeVirtInstallation.HYPERCONVERGED, of Harvester KubeVirtInstallation.HARVESTER
   */
  readonly kubevirtInstallation?: KubeVirtInstallation;

  /**
   * The IngressClasses of the cluster, that Ingresses may name beside those of the app.
   *
   * Read by the rule `ingress-class/is-known`.
   *
   * @default - unknown; for a Platform of OpenShift `openshift-default`, of K3s `traefik`
   */
  readonly ingressClasses?: string[];

  /**
   * The labels that Prometheus selects ServiceMonitors, PodMonitors and PrometheusRules by, such as `release: kube-prometheus-stack`.
   *
   * Read by the rule `monitor-labels/matches-prometheus`.
   *
   * @default - unknown: it is taken to select all
   */
  readonly monitorLabels?: { readonly [key: string]: string };

  /**
   * Whether the network is OVN-Kubernetes, which user-defined networks need.
   *
   * Read by the rule `user-defined-network/requires-ovn-kubernetes`.
   *
   * @default - unknown; for a Platform of OpenShift true, of K3s false
   */
  readonly ovnKubernetes?: boolean;
}

/** What may be unknown of a cluster. */
export type UnknownFact = 'cdiVersion' | 'multusGlobalNamespaces' | SurroundingFact;

/** What of a cluster distributions decide, and may be unknown. */
export type SurroundingFact = 'hypervisorNodes' | 'kubevirtInstallation' | 'ingressClasses' | 'monitorLabels' | 'ovnKubernetes';

/** The facts of a cluster about which nothing is said. */
export const CLUSTER_FACTS: Required<Omit<ClusterFacts, UnknownFact>> & Pick<ClusterFacts, Exclude<UnknownFact, 'cdiVersion'>> = {
  kubevirtVersion: UPSTREAM.kubevirt,
  storageClasses: [],
  nodes: [],
  multusGlobalNamespaces: undefined,
  hypervisorNodes: undefined,
  kubevirtInstallation: undefined,
  ingressClasses: undefined,
  monitorLabels: undefined,
  ovnKubernetes: undefined,
};
