import * as kplus from 'cdk8s-plus-28';

/** Virtual machines behind one object, of this app or imported: pods to services, policies, budgets and schedulers. */
export interface IVirtualMachineWorkload extends kplus.IResource, kplus.IPodSelector, kplus.INetworkPolicyPeer {}

/** A virtual machine, of this app or imported. */
export interface IVirtualMachine extends IVirtualMachineWorkload {}

/** A pool of virtual machines, of this app or imported. */
export interface IVirtualMachinePool extends IVirtualMachineWorkload, kplus.IScalable {}

/** A replica set of virtual machine instances, of this app or imported. */
export interface IVirtualMachineInstanceReplicaSet extends IVirtualMachineWorkload, kplus.IScalable {}

/** What an app knows of virtual machines that it does not make. */
export interface ImportedVirtualMachineOptions {
  /**
   * Their namespace.
   *
   * @default - that of what selects them
   */
  readonly namespace?: string;

  /**
   * Labels by which their launcher pods are selected. A workload of this library has `app.kubernetes.io/name`.
   *
   * @default - for a virtual machine `vm.kubevirt.io/name`, which KubeVirt sets to its name unless it has a `hostname`; pools and
   * replica sets have no such label, and cannot be selected without `labels`
   */
  readonly labels?: { [key: string]: string };
}
