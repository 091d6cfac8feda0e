import type { Manifest } from '../../src/manifests/manifest';
import { Owners } from '../../src/manifests/owners';

const guest = (kind: string, name: string, namespace?: string, ...owners: [kind: string, name: string][]): Manifest => {
  const ownerReferences = owners.map(([owner, called]) => ({ kind: owner, name: called }));
  return { apiVersion: 'kubevirt.io/v1', kind, metadata: { name, namespace, ...owners.length ? { ownerReferences } : {} } };
};
const POOL = guest('VirtualMachinePool', 'p', 'x');
const VM = guest('VirtualMachine', 'p-0', 'x', ['VirtualMachinePool', 'p']);
const VMI = guest('VirtualMachineInstance', 'p-0', 'x', ['VirtualMachine', 'p-0']);

test.each<[string, Manifest, Manifest, boolean, Manifest[]?]>([
  ['a VM of a pool', POOL, VM, true],
  ['an instance of a VM', VM, VMI, true],
  ['an instance of a VM of a pool', POOL, VMI, true, [VM]],
  ['an instance of a VM that is not there', POOL, VMI, false],
  ['two VMs of one pool', VM, guest('VirtualMachine', 'p-1', 'x', ['VirtualMachinePool', 'p']), false, [POOL]],
  ['an instance of the name of a VM', guest('VirtualMachine', 'vm'), guest('VirtualMachineInstance', 'vm'), true],
  ['an instance of that name elsewhere', guest('VirtualMachine', 'vm', 'x'), guest('VirtualMachineInstance', 'vm', 'y'), false],
  ['an instance of the name of a replica set', guest('VirtualMachineInstanceReplicaSet', 'r'), guest('VirtualMachineInstance', 'r'), false],
  ['a VM of the name of a pool', guest('VirtualMachinePool', 'p'), guest('VirtualMachine', 'p'), false],
  ['a VM whose owner is elsewhere', POOL, guest('VirtualMachine', 'p-0', 'y', ['VirtualMachinePool', 'p']), false],
  ['a VM with another owner before', POOL, guest('VirtualMachine', 'p-0', 'x', ['Application', 'a'], ['VirtualMachinePool', 'p']), true],
  ['one VM that stands twice', guest('VirtualMachine', 'vm', 'x'), guest('VirtualMachine', 'vm', 'x'), true],
  ['two VMs whose names the cluster makes', guest('VirtualMachine', undefined as never), guest('VirtualMachine', undefined as never), false],
  ['references that are no list', POOL, { ...VM, metadata: { ...VM.metadata, ownerReferences: { kind: 'VirtualMachinePool', name: 'p' } } } as Manifest, false],
])('%s', (_, one, other, related, more = []) => {
  const owners = new Owners([...more, one, other]);
  expect([owners.areRelated(one, other), owners.areRelated(other, one)]).toEqual([related, related]);
});
