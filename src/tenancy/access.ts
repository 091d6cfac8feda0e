import * as kplus from 'cdk8s-plus-28';

/**
 * Who may do what in the namespace of a tenant. Bindings are confined to it. Groups that hold everybody, such as `system:authenticated`, are
 * refused.
 *
 * Roles cannot tell VMs apart by a name prefix: `resourceNames` are literal, and cannot confine `create` or `list` at all. Teams
 * that must not touch each other's VMs get a tenant each. Everyone who may update a VM can run code as its service account and mount
 * any Secret of the namespace.
 */
export interface TenantAccess {
  /**
   * All of containers, VMs and disks, bulk deletion, access rules of the namespace, and migration: ClusterRoles
   * `kubevirt.io:admin`, `kubevirt.io:migrate`, `cdi.kubevirt.io:admin` and `admin`. The last may change NetworkPolicies too.
   *
   * @default - no one
   */
  readonly admins?: kplus.ISubject[];

  /**
   * Containers, VMs and disks without access rules: ClusterRoles `kubevirt.io:edit`, `cdi.kubevirt.io:edit` and `edit`.
   * The last may change NetworkPolicies too.
   *
   * @default - no one
   */
  readonly editors?: kplus.ISubject[];

  /**
   * Reading all but Secrets: ClusterRoles `kubevirt.io:view`, `cdi.kubevirt.io:view` and `view`. Up to CDI v1.65, which OpenShift ships with
   * KubeVirt v1.8, the last two let viewers clone disks to any namespace where they may create DataVolumes, and so read them.
   *
   * @default - no one
   */
  readonly viewers?: kplus.ISubject[];

  /**
   * Day-2 operation: create, change, start, stop, pause VMs and open their consoles, but not delete them. A Role
   * `<tenant>-operator`; unless `restrictions` are none, policy `<tenant>-owner-references` keeps them from deleting by owner references.
   *
   * @default - no one
   */
  readonly operators?: kplus.ISubject[];
}
