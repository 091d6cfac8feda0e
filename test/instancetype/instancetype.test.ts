import { App, Chart, Size, Testing } from 'cdk8s';
import { Admission } from '../../src/admission';
import { GuestCpu, Hugepages, Instancetype, IoThreadsPolicy, LaunchSecurity, VirtualMachine } from '../../src/compute';
import { InstancetypeProps, VirtualMachineClusterInstancetype, VirtualMachineInstancetype } from '../../src/instancetype';
import { renderInstancetype } from '../../src/instancetype/render-instancetype';

const SIZE = { cpu: GuestCpu.cores(2), memory: Size.gibibytes(4) };
const apps = () => new Chart(new App(), 'test', { namespace: 'apps' });

test('emits only what it is given, in the namespace of its chart', () => {
  const chart = apps();
  new VirtualMachineInstancetype(chart, 'small', SIZE);
  expect(Testing.synth(chart)).toEqual([{
    apiVersion: 'instancetype.kubevirt.io/v1beta1',
    kind: 'VirtualMachineInstancetype',
    metadata: { name: 'small', namespace: 'apps' },
    spec: { cpu: { guest: 2 }, memory: { guest: '4Gi' } },
  }]);
});

test('of the cluster, without a namespace', () => {
  const chart = apps();
  new VirtualMachineClusterInstancetype(chart, 'small', { ...SIZE, metadata: { name: 'bank1.small' } });
  expect((chart.node.root as App).synthYaml()).toBe(`apiVersion: instancetype.kubevirt.io/v1beta1
kind: VirtualMachineClusterInstancetype
metadata:
  name: bank1.small
spec:
  cpu:
    guest: 2
  memory:
    guest: 4Gi
`);
});

const DEDICATED = GuestCpu.dedicated({ cores: 4, isolateEmulatorThread: true, numaPassthrough: true, realtime: true, realtimeMask: '1-3' });
const GPU = { name: 'gpu1', deviceName: 'nvidia.com/A10' };
test.each<[string, Partial<InstancetypeProps>, object]>([
  ['vCPUs however they are written', { cpu: GuestCpu.topology({ sockets: 4, maxSockets: 8 }) }, { cpu: { guest: 4, maxSockets: 8 } }],
  ['a model', { cpu: GuestCpu.cores(1, { model: 'host-passthrough' }) }, { cpu: { guest: 1, model: 'host-passthrough' } }],
  ['dedicated CPUs', { cpu: DEDICATED }, {
    cpu: { guest: 4, dedicatedCPUPlacement: true, isolateEmulatorThread: true, numa: { guestMappingPassthrough: {} }, realtime: { mask: '1-3' } },
  }],
  ['overcommitted memory', { memoryOvercommitPercent: 50 }, { memory: { guest: '4Gi', overcommitPercent: 50 } }],
  ['memory to hotplug', { maxGuest: Size.gibibytes(16) }, { memory: { guest: '4Gi', maxGuest: '16Gi' } }],
  ['huge pages', { hugepages: Hugepages.ONE_GIBIBYTE }, { memory: { guest: '4Gi', hugepages: { pageSize: '1Gi' } } }],
  ['GPUs', { gpus: [{ ...GPU, display: false }] }, { gpus: [{ ...GPU, virtualGPUOptions: { display: { enabled: false } } }] }],
  ['other devices', { hostDevices: [{ ...GPU, tag: 'fpga' }] }, { hostDevices: [{ ...GPU, tag: 'fpga' }] }],
  ['no devices', { gpus: [], hostDevices: [] }, {}],
  ['I/O threads', { ioThreadsPolicy: IoThreadsPolicy.AUTO }, { ioThreadsPolicy: 'auto' }],
  ['a pool of I/O threads', { ioThreadsPolicy: IoThreadsPolicy.supplementalPool(4) }, {
    ioThreadsPolicy: 'supplementalPool', ioThreads: { supplementalPoolThreadCount: 4 },
  }],
  ['encryption', { launchSecurity: LaunchSecurity.sev() }, { launchSecurity: { sev: {} } }],
  ['annotations', { annotations: { 'cpu-quota.crio.io': 'disable' } }, { annotations: { 'cpu-quota.crio.io': 'disable' } }],
  ['labels of nodes', { nodeSelector: { gpu: 'a10' } }, { nodeSelector: { gpu: 'a10' } }],
  ['a scheduler', { schedulerName: 'stork' }, { schedulerName: 'stork' }],
])('renders %s', (_, props, expected) => {
  const rendered: unknown = JSON.parse(JSON.stringify(renderInstancetype({ ...SIZE, ...props })));
  expect(rendered).toEqual({ cpu: { guest: 2 }, memory: { guest: '4Gi' }, ...expected });
});

test.each<[string, Partial<InstancetypeProps>, string]>([
  ['a layout', { cpu: GuestCpu.topology({ sockets: 2, cores: 4 }) }, 'cpu: got {"sockets":2,"cores":4,"threads":1}; allowed: a number of CPUs without a layout. '
    + 'Write GuestCpu.cores(8), and let a preference choose the layout (`cpuTopology`).'],
  ['features of the CPU', { cpu: GuestCpu.cores(2, { features: [{ name: 'pcid' }] }) }, 'cpu.features: got ["pcid"]; allowed: none'],
  ['no CPU', { cpu: GuestCpu.cores(0) }, 'cpu.cores: got 0; allowed: a whole number from 1.'],
  ['more than all of the memory', { memoryOvercommitPercent: 101 }, 'memoryOvercommitPercent: got 101; allowed: a whole number from 0 to 100.'],
  ['a device from nowhere', { hostDevices: [{ name: 'fpga' }] }, 'hostDevices "fpga": got "neither deviceName nor request"'],
  ['a device twice', { gpus: [GPU, GPU] }, 'names of gpus: got ["gpu1"]; allowed: each name once.'],
])('refuses %s', (_, props, message) => {
  expect(() => new VirtualMachineInstancetype(apps(), 'size', { ...SIZE, ...props })).toThrow(`[test/size] ${message}`);
});

test('refuses all mistakes at once', () => {
  const mistaken = { ...SIZE, cpu: GuestCpu.topology({ sockets: 2, cores: 2, features: [{ name: 'pcid' }] }), memoryOvercommitPercent: -1 };
  expect(() => new VirtualMachineClusterInstancetype(apps(), 'size', mistaken)).toThrow(/cpu: got.*\n.*cpu.features: got.*\n.*memoryOvercommitPercent: got/);
});

test('refuses an id that is no name', () => {
  expect(() => new VirtualMachineClusterInstancetype(apps(), 'u1.medium', SIZE)).toThrow('[test/u1.medium] construct id');
});

test('both kinds are one resource for cdk8s-plus', () => {
  const chart = apps();
  const sizes = [
    new VirtualMachineInstancetype(chart, 'a', SIZE),
    VirtualMachineInstancetype.fromVirtualMachineInstancetypeName(chart, 'b', 'a'),
    new VirtualMachineClusterInstancetype(chart, 'c', { ...SIZE, metadata: { name: 'a' } }),
    VirtualMachineClusterInstancetype.fromVirtualMachineClusterInstancetypeName(chart, 'd', 'a'),
  ];
  expect(sizes.map(({ apiGroup, kind, resourceType, resourceName }) => [apiGroup, kind, resourceType, resourceName])).toEqual([
    ...Array(2).fill(['instancetype.kubevirt.io', 'VirtualMachineInstancetype', 'virtualmachineinstancetypes', 'a']),
    ...Array(2).fill(['instancetype.kubevirt.io', 'VirtualMachineClusterInstancetype', 'virtualmachineclusterinstancetypes', 'a']),
  ]);
  expect(Testing.synth(chart)).toHaveLength(2);
});

test('a VM of another namespace does not find it', () => {
  const app = new App();
  const size = new VirtualMachineInstancetype(new Chart(app, 'sizes', { namespace: 'sizes' }), 'small', SIZE);
  const chart = new Chart(app, 'apps', { namespace: 'apps' });
  new VirtualMachine(chart, 'vm', { instancetype: Instancetype.of(size) });
  expect(Admission.of(app).findings()).toMatchObject([{
    rule: 'instancetype/references-target', got: 'VirtualMachineInstancetype small', allowed: "one of the VM's namespace; small is in sizes",
  }]);
});

test('hugepages beside overcommitment are found', () => {
  const chart = apps();
  new VirtualMachineInstancetype(chart, 'small', { ...SIZE, hugepages: Hugepages.TWO_MEBIBYTES, memoryOvercommitPercent: 50 });
  expect(Admission.of(chart).findings()).toMatchObject([{ rule: 'instancetype-spec/excludes-overcommit-on-hugepages' }]);
});
