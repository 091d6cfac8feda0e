import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { newChart, object, objects, SMALL } from './fixture';
import {
  ImportedVirtualMachineOptions, IVirtualMachineWorkload, PodDisruptionBudget, VirtualMachine, VirtualMachineInstanceReplicaSet, VirtualMachinePool,
} from '../../src';

type Import = (scope: Chart, options?: ImportedVirtualMachineOptions) => IVirtualMachineWorkload;

const vm: Import = (scope, options) => VirtualMachine.fromVirtualMachineName(scope, 'db', 'oracle', options);
const pool: Import = (scope, options) => VirtualMachinePool.fromVirtualMachinePoolName(scope, 'db', 'oracle', options);
const replicaSet: Import = (scope, options) =>
  VirtualMachineInstanceReplicaSet.fromVirtualMachineInstanceReplicaSetName(scope, 'db', 'oracle', options);

test.each<[string, Import, string]>([
  ['VirtualMachine', vm, 'kubevirt.io/v1 virtualmachines'],
  ['VirtualMachinePool', pool, 'pool.kubevirt.io/v1beta1 virtualmachinepools'],
  ['VirtualMachineInstanceReplicaSet', replicaSet, 'kubevirt.io/v1 virtualmachineinstancereplicasets'],
])('a %s that is not made here', (kind, load, type) => {
  const chart = newChart();
  const imported = load(chart);
  expect([imported.kind, imported.name, imported.resourceName]).toEqual([kind, 'oracle', 'oracle']);
  expect([`${imported.apiVersion} ${imported.resourceType}`, imported.apiGroup]).toEqual([type, type.split('/')[0]]);
  expect(objects(chart)).toEqual([]);
});

test.each<[string, Import, ImportedVirtualMachineOptions | undefined, object]>([
  ['a VM by the label that KubeVirt gives it', vm, undefined, { 'vm.kubevirt.io/name': 'oracle' }],
  ['a VM by labels', vm, { labels: { app: 'db' } }, { app: 'db' }],
  ['a pool by labels', pool, { labels: { app: 'db' } }, { app: 'db' }],
  ['a replica set by labels', replicaSet, { labels: { app: 'db' } }, { app: 'db' }],
])('a service selects %s', (_, load, options, selector) => {
  const chart = newChart();
  new kplus.Service(chart, 'service', { selector: load(chart, options), ports: [{ port: 1521 }] });
  expect(object(chart, 'Service').spec.selector).toEqual(selector);
});

test.each([['a pool', pool], ['a replica set', replicaSet]])('%s cannot be selected without labels', (_, load) => {
  expect(() => load(newChart()).toPodSelectorConfig()).toThrow('[chart/db] labels: got {}; allowed: at least one label of the launcher pods of');
});

test('a network policy reaches it in its namespace', () => {
  const chart = newChart();
  const client = new VirtualMachine(chart, 'client', SMALL);
  client.connections.allowTo(vm(chart, { namespace: 'databases' }), { isolation: kplus.PodConnectionsIsolation.POD, ports: [kplus.NetworkPolicyPort.tcp(1521)] });
  expect(object(chart, 'NetworkPolicy').spec.egress[0].to).toEqual([{
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'databases' } },
    podSelector: { matchLabels: { 'vm.kubevirt.io/name': 'oracle' } },
  }]);
});

test('a budget counts it as virtual machines', () => {
  const chart = newChart();
  expect(() => new PodDisruptionBudget(chart, 'budget', { selector: vm(chart), maxUnavailable: kplus.PercentOrAbsolute.absolute(1) }))
    .toThrow('[chart/budget] maxUnavailable: got 1; allowed: for virtual machines');
});

test('a scheduler keeps away from it', () => {
  const chart = newChart();
  const other = new VirtualMachine(chart, 'other', SMALL);
  other.scheduling.separate(vm(chart));
  expect(JSON.stringify(object(chart, 'VirtualMachine').spec.template.spec.affinity)).toContain('"vm.kubevirt.io/name":"oracle"');
});
