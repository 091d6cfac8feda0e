import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { newChart, SMALL } from './fixture';
import {
  AccessCredential, CloudInit, Disk, EvictionStrategy, GuestCpu, GuestNetwork, Hugepages, Instancetype, Preference, RunStrategy, VirtualMachine,
  VirtualMachineInstanceReplicaSet, VirtualMachinePool,
} from '../../src';

const root = Disk.emptyDisk('root', Size.gibibytes(1));
const data = Disk.emptyDisk('data', Size.gibibytes(1));
const gpu = { name: 'gpu', deviceName: 'nvidia.com/GA102GL_A10' };
const qat = { name: 'qat', deviceName: 'intel.com/qat' };

test('collections hold what was passed and what was added', () => {
  const chart = newChart();
  const credential = AccessCredential.userPassword(kplus.Secret.fromSecretName(chart, 'passwords', 'passwords'));
  const network = GuestNetwork.masquerade();
  const vm = new VirtualMachine(chart, 'vm', { ...SMALL, disks: [root] });
  vm.addDisk(data);
  vm.addNetwork(network);
  vm.addGpu(gpu);
  vm.addHostDevice(qat);
  vm.addAccessCredential(credential);
  expect([vm.disks, vm.networks, vm.gpus, vm.hostDevices, vm.accessCredentials]).toEqual([[root, data], [network], [gpu], [qat], [credential]]);
});

test('a collection that was read does not change the workload', () => {
  const vm = new VirtualMachine(newChart(), 'vm', { ...SMALL, disks: [root] });
  for (const list of [vm.disks, vm.networks, vm.gpus, vm.hostDevices, vm.accessCredentials]) list.length = 0;
  expect([vm.disks, vm.networks.length]).toEqual([[root], 1]);
});

test.each([
  ['without any', {}, [['default', true]]],
  ['with autoattachPodInterface: false', { autoattachPodInterface: false }, []],
])('networks %s', (_, props, expected) => {
  const vm = new VirtualMachine(newChart(), 'vm', { ...SMALL, ...props });
  expect(vm.networks.map(({ name, isPodNetwork }) => [name, isPodNetwork])).toEqual(expected);
});

test('props', () => {
  const chart = newChart();
  const props = {
    cpu: GuestCpu.cores(2),
    memory: Size.gibibytes(2),
    hugepages: Hugepages.TWO_MEBIBYTES,
    resources: { cpuRequest: kplus.Cpu.units(1) },
    cloudInit: new CloudInit({ hostname: 'a' }),
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
    serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chart, 'runner', 'runner'),
  };
  const workloads = [new VirtualMachine(chart, 'vm', props), new VirtualMachinePool(chart, 'pool', props), new VirtualMachineInstanceReplicaSet(chart, 'rs', props)];
  for (const { cpu, memory, hugepages, resources, cloudInit, evictionStrategy, serviceAccount } of workloads) {
    expect({ cpu, memory, hugepages, resources, cloudInit, evictionStrategy, serviceAccount }).toEqual(props);
  }
});

describe.each([['VirtualMachine', VirtualMachine], ['VirtualMachinePool', VirtualMachinePool]])('%s', (_, Workload) => {
  test('given', () => {
    const given = { instancetype: Instancetype.cluster('u1.small'), preference: Preference.cluster('fedora'), runStrategy: RunStrategy.MANUAL };
    const { instancetype, preference, runStrategy } = new Workload(newChart(), 'one', given);
    expect({ instancetype, preference, runStrategy }).toEqual(given);
  });

  test('by default', () => {
    const { instancetype, preference, runStrategy } = new Workload(newChart(), 'one', SMALL);
    expect({ instancetype, preference, runStrategy }).toEqual({ instancetype: undefined, preference: undefined, runStrategy: 'Always' });
  });
});

test('deriveMacAddress is what a network with addresses gets', () => {
  const chart = newChart();
  const lan = GuestNetwork.masquerade({ name: 'lan', addresses: ['10.0.0.2/24'] });
  const vm = new VirtualMachine(chart, 'vm', { ...SMALL, networks: [lan] });
  expect(vm.deriveMacAddress('lan')).toMatch(/^[0-9a-f][26ae](:[0-9a-f]{2}){5}$/);
  expect(JSON.stringify(chart.toJson())).toContain(`"macAddress":"${vm.deriveMacAddress('lan')}"`);
});
