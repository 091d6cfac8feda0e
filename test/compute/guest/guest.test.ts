import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  GuestCpu, GuestProbe, GuestProps, Hugepages, Instancetype, VirtualMachine, VirtualMachinePool, VirtualMachineProps,
  VirtualMachineInstanceReplicaSet,
} from '../../../src/compute';
import { GuestNetwork } from '../../../src/network';
import { ClaimDiskOptions, DataVolumeSource, Disk, DiskDevice } from '../../../src/storage';
import { guestSpec, imported, newChart, SMALL } from '../fixture';

const disk = (name: string) => Disk.dataVolume(name, `golden-${name}`);
const device = { name: 'one', deviceName: 'intel.com/qat' };
const attachment = imported('apps/storage');

describe('a name that is taken', () => {
  test.each<[string, string, string, GuestProps, (vm: VirtualMachine) => void]>([
    ['disk', 'root', 'data, root', { disks: [disk('data'), disk('root')] }, (vm) => vm.addDisk(disk('root'))],
    ['network', 'default', 'default', { networks: [GuestNetwork.masquerade()] }, (vm) => vm.addNetwork(GuestNetwork.podBridge())],
    ['GPU', 'one', 'one', { gpus: [device] }, (vm) => vm.addGpu(device)],
    ['host device', 'one', 'one', { hostDevices: [device] }, (vm) => vm.addHostDevice(device)],
  ])('by a %s', (what, name, taken, props, add) => {
    const vm = new VirtualMachine(newChart(), 'vm', { ...SMALL, ...props });
    expect(() => add(vm)).toThrow(new Error(
      `[chart/vm] name of a ${what}: got "${name}"; allowed: a name that no other ${what} of the guest has (taken: ${taken}). `
      + `Rename it, or drop the second ${what}.`));
  });
});

describe('the size', () => {
  const instancetype = Instancetype.cluster('u1.medium');
  const both = (...others: string[]) => `[chart/vm] size of the guest: got ${JSON.stringify(['instancetype', ...others])}; `
    + 'allowed: an instancetype, or the size by hand. '
    + 'Drop the instancetype, or the others: KubeVirt refuses a VM in which both say the same thing.';
  const missing = '[chart/vm] memory: got undefined; allowed: a Size. '
    + 'Give `memory: Size.gibibytes(2)` or so. Only an instancetype, or memory in `resources`, makes it superfluous.';

  test.each<[VirtualMachineProps, string]>([
    [{ instancetype, cpu: GuestCpu.cores(1) }, both('cpu')],
    [{ instancetype, memory: Size.gibibytes(1) }, both('memory')],
    [{ instancetype, hugepages: Hugepages.ONE_GIBIBYTE }, both('hugepages')],
    [{ instancetype, maxGuest: Size.gibibytes(1) }, both('maxGuest')],
    [{ instancetype, resources: {} }, both('resources')],
    [{ instancetype, resources: { cpuRequest: kplus.Cpu.units(1) }, memory: Size.gibibytes(1), cpu: GuestCpu.cores(1) }, both('cpu', 'memory', 'resources')],
    [{}, missing],
    [{ cpu: GuestCpu.cores(1), hugepages: Hugepages.ONE_GIBIBYTE }, missing],
  ])('%# is refused', (props, message) => {
    expect(() => new VirtualMachine(newChart(), 'vm', props)).toThrow(new Error(message));
    expect(() => new VirtualMachinePool(newChart(), 'vm', props)).toThrow(new Error(message));
  });

  test.each([{ memoryRequest: Size.gibibytes(1) }, { memoryLimit: Size.gibibytes(1) }])('%j is a size', (resources) => {
    expect(guestSpec({ memory: undefined, resources }).domain.memory).toBeUndefined();
  });

  test('a replica set needs memory', () => {
    expect(() => new VirtualMachineInstanceReplicaSet(newChart(), 'vm', {})).toThrow(new Error(missing));
  });
});

describe('addresses that only one guest can have', () => {
  test.each<[string, string, GuestNetwork]>([
    ['IP', '["10.0.0.10/24"]', GuestNetwork.bridge('storage', attachment, { addresses: ['10.0.0.10/24'] })],
    ['MAC', '"02:00:00:00:00:01"', GuestNetwork.bridge('storage', attachment, { macAddress: '02:00:00:00:00:01' })],
  ])('%s', (_, got, network) => {
    const error = new Error(`[chart/many] addresses of network "storage": got ${got}; allowed: nothing that is matched by a MAC address, which the VMs of one template cannot share. `
      + 'Leave addresses to the cluster and to what the image does, or make single VirtualMachines.');
    const given = { ...SMALL, networks: [network] };
    expect(() => new VirtualMachinePool(newChart(), 'many', given)).toThrow(error);
    expect(() => new VirtualMachineInstanceReplicaSet(newChart(), 'many', given)).toThrow(error);
    expect(() => new VirtualMachinePool(newChart(), 'many', SMALL).addNetwork(network)).toThrow(error);
    expect(() => new VirtualMachine(newChart(), 'one', given)).not.toThrow();
  });
});

test.each<[string, (chart: Chart, id: string, name?: string) => unknown]>([
  ['VirtualMachine', (chart, id, name) => new VirtualMachine(chart, id, { ...SMALL, metadata: { name } })],
  ['VirtualMachinePool', (chart, id, name) => new VirtualMachinePool(chart, id, { ...SMALL, metadata: { name } })],
  ['VirtualMachineInstanceReplicaSet', (chart, id, name) => new VirtualMachineInstanceReplicaSet(chart, id, { ...SMALL, metadata: { name } })],
])('a name that is none: %s', (_, make) => {
  expect(() => make(newChart(), 'Web')).toThrow(new Error(
    '[chart/Web] construct id, which names the object: got "Web"; allowed: at most 63 lower-case letters, digits and -, starting and ending with a letter or digit. '
    + 'Choose such an id, or give `metadata.name`.'));
  expect(() => make(newChart(), 'Web', 'a'.repeat(64))).not.toThrow();
});

describe('disks of one claim', () => {
  const claim = (name: string) => kplus.PersistentVolumeClaim.fromClaimName(newChart(), 'claim', name);
  const data = Disk.persistentVolumeClaim('data', claim('claim'));
  const again = (options: ClaimDiskOptions = {}) => Disk.persistentVolumeClaim('again', claim('claim'), options);

  test.each<[string, Disk]>([
    ['another claim', Disk.persistentVolumeClaim('again', claim('other'))],
    ['one that the guest only reads', again({ readOnly: true })],
    ['a CD-ROM', again({ device: DiskDevice.CDROM })],
    ['a LUN', again({ device: DiskDevice.LUN })],
    ['one that is shareable', again({ shareable: true })],
    ['a file system', again({ device: DiskDevice.FILESYSTEM })],
    ['one whose writes are lost', Disk.ephemeral('again', claim('claim'))],
    ['a template', Disk.dataVolumeTemplate('again', { source: DataVolumeSource.blank(), size: Size.gibibytes(1) })],
  ])('%s is accepted', (_, second) => {
    const vm = new VirtualMachine(newChart(), 'vm', { ...SMALL, disks: [data] });
    expect(() => vm.addDisk(second)).not.toThrow();
  });

  test.each([again(), Disk.dataVolume('again', 'claim')])('%# is refused', (second) => {
    const message = '[chart/vm] claim of disk "again": got "claim"; allowed: a claim that no other disk of the guest writes to (disk "data" does). '
      + 'Give it a claim of its own, or drop one of the disks.';
    expect(() => new VirtualMachine(newChart(), 'vm', { ...SMALL, disks: [data, second] })).toThrow(new Error(message));
    const vm = new VirtualMachine(newChart(), 'vm', { ...SMALL, disks: [data] });
    expect(() => vm.addDisk(second)).toThrow(new Error(message));
  });
});

describe('what never starts', () => {
  test.each<[string, Partial<GuestProps>, string]>([
    ['no memory', { memory: Size.mebibytes(0) }, 'memory: got "0"; allowed: more than zero. Give `memory: Size.gibibytes(2)` or so.'],
    ['a liveness probe of two successes', { livenessProbe: GuestProbe.tcpSocket(22, { successThreshold: 2 }) },
      'successThreshold of livenessProbe: got 2; allowed: 1. Leave it out: one success shows that the guest lives.'],
    ['a probe of no port', { readinessProbe: GuestProbe.httpGet(0) }, 'port of a GuestProbe: got 0; allowed: 1 to 65535. Give the port on which the guest listens.'],
    ['a probe of a port that is none', { livenessProbe: GuestProbe.tcpSocket(65536) },
      'port of a GuestProbe: got 65536; allowed: 1 to 65535. Give the port on which the guest listens.'],
    ['a probe by nothing', { readinessProbe: GuestProbe.exec([]) },
      'command of GuestProbe.exec: got []; allowed: one text or more. Give the command and its arguments, one text each.'],
  ])('%s', (_, props, message) => {
    expect(() => guestSpec(props)).toThrow(new Error(`[chart/vm] ${message}`));
  });
});
