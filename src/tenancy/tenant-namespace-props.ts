import { TenantAccess } from './access';
import { NetworkIsolation } from './isolation';
import { TenantLimits } from './limits';
import { PodSecurityLevel } from './pod-security-level';
import { TenantQuota } from './quota';
import { QuotaStrategy } from './quota-strategy';
import { TenantRestrictions } from './restrictions';

/** Properties of `TenantNamespace`. */
export interface TenantNamespaceProps {
  /**
   * The name of the namespace: a DNS label of at most 63 characters that is not reserved by the cluster, and not a namespace of the Platform.
   *
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * How the tenant's data is classified, in the words of your organization: label `security-tier`.
   *
   * @default - no label
   */
  readonly securityTier?: string;

  /**
   * What pods may do, enforced by the Pod Security admission of Kubernetes. Baseline warns of what is not restricted.
   *
   * @default PodSecurityLevel.BASELINE; no label on OpenShift, which derives it
   */
  readonly podSecurity?: PodSecurityLevel;

  /**
   * Whether its pods and VMs have a UserDefinedNetwork of OVN-Kubernetes as their primary network, in place of the pod network: label
   * `k8s.ovn.org/primary-user-defined-network`. OVN-Kubernetes reads it when the namespace is created, and refuses it later: to change it, the namespace
   * must be made anew. Pods start once the network is there.
   *
   * @default false
   */
  readonly primaryUserDefinedNetwork?: boolean;

  /**
   * More labels of the namespace, other than those of Pod Security and those that the library sets.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * What the tenant may use: ResourceQuota `tenant-quota`, or ApplicationAwareResourceQuota `tenant-quota` of `TenantQuota.applicationAware`.
   *
   * @default - not limited, unless by the strategy
   */
  readonly quota?: TenantQuota;

  /**
   * How it shares the cluster with others.
   *
   * @default - by its quota alone
   */
  readonly quotaStrategy?: QuotaStrategy;

  /**
   * The PriorityClasses that pods and VMs of the tenant may use beside those of `QuotaStrategy.priorityPreemption`; `[]` for none. If the cluster
   * has a class with `globalDefault`, name it: pods that state none are given it. ResourceQuota `priority-classes` refuses the pods of others.
   *
   * @default - with `QuotaStrategy.priorityPreemption` those of its tiers; otherwise all but `system-cluster-critical`,
   * `system-node-critical` and, unless `restrictions` are none, those of other tenants (`TenantNamespace.PRIORITY_CLASS_LABEL`)
   */
  readonly priorityClasses?: string[];

  /**
   * Bounds of single containers and claims: LimitRange `tenant-bounds`.
   *
   * @default - none
   */
  readonly limits?: TenantLimits;

  /**
   * Which groups, users and service accounts may do what in the namespace.
   *
   * @default - as the roles of the cluster have it
   */
  readonly access?: TenantAccess;

  /**
   * How it is cut off from others on the pod network.
   *
   * @default NetworkIsolation.tenantOnly()
   */
  readonly isolation?: NetworkIsolation;

  /**
   * What nobody in the tenant may ask of the cluster: ways in from outside, nodes, networks, storage and priority classes of others.
   *
   * @default TenantRestrictions.enforced(); synthesis fails on a Platform before Kubernetes 1.30, which has no such policies
   */
  readonly restrictions?: TenantRestrictions;
}
