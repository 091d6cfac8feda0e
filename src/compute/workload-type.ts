import { ResourceType } from '../resource/resource-type';

/** A kind of object that stands for virtual machines. */
export interface WorkloadType extends ResourceType {
  /** Whether an object stands for exactly one guest, which can then have addresses of its own. */
  readonly isSingle: boolean;
}

export const VIRTUAL_MACHINE: WorkloadType = {
  apiGroup: 'kubevirt.io', version: 'v1', kind: 'VirtualMachine', resourceType: 'virtualmachines', isSingle: true,
};

export const VIRTUAL_MACHINE_POOL: WorkloadType = {
  apiGroup: 'pool.kubevirt.io', version: 'v1beta1', kind: 'VirtualMachinePool', resourceType: 'virtualmachinepools', isSingle: false,
};

export const VIRTUAL_MACHINE_INSTANCE_REPLICA_SET: WorkloadType = {
  apiGroup: 'kubevirt.io',
  version: 'v1',
  kind: 'VirtualMachineInstanceReplicaSet',
  resourceType: 'virtualmachineinstancereplicasets',
  isSingle: false,
};
