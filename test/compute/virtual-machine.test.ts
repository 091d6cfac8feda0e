import { Size } from 'cdk8s';
import { imported, newChart, object, Rendered, SMALL, vmSpec } from './fixture';
import { GuestCpu, VirtualMachineIdentity, RunStrategy, VirtualMachine, VirtualMachineProps } from '../../src/compute';
import { GuestNetwork } from '../../src/network';
import { DataVolumeSource, Disk } from '../../src/storage';

describe('the object', () => {
  const metadata = (id: string, props: Partial<VirtualMachineProps>): Rendered => {
    const chart = newChart();
    new VirtualMachine(chart, id, { ...SMALL, ...props });
    return object(chart, 'VirtualMachine').metadata;
  };

  test.each<[string, string, Partial<VirtualMachineProps>, object]>([
    ['named by the id', 'web-1', {}, { name: 'web-1', namespace: 'apps' }],
    ['named by metadata', 'Web', { metadata: { name: 'web-1' } }, { name: 'web-1', namespace: 'apps' }],
    ['in another namespace', 'web-1', { metadata: { namespace: 'prod' } }, { name: 'web-1', namespace: 'prod' }],
    ['with labels and annotations', 'web-1', { metadata: { labels: { a: 'b' }, annotations: { c: 'd' } } },
      { name: 'web-1', namespace: 'apps', labels: { a: 'b' }, annotations: { c: 'd' } }],
    ['pod labels are not its own', 'web-1', { labels: { tier: 'web' }, annotations: { c: 'd' } }, { name: 'web-1', namespace: 'apps' }],
  ])('%s', (_, id, props, expected) => {
    expect(metadata(id, props)).toEqual(expected);
  });

  test('kind, version and API resource', () => {
    const vm = new VirtualMachine(newChart(), 'vm', SMALL);
    expect([vm.apiVersion, vm.kind, vm.apiGroup, vm.resourceType, vm.resourceName]).toEqual([
      'kubevirt.io/v1', 'VirtualMachine', 'kubevirt.io', 'virtualmachines', 'vm',
    ]);
  });
});

test.each<[RunStrategy | undefined, string]>([
  [undefined, 'Always'], [RunStrategy.ALWAYS, 'Always'], [RunStrategy.HALTED, 'Halted'], [RunStrategy.MANUAL, 'Manual'],
  [RunStrategy.RERUN_ON_FAILURE, 'RerunOnFailure'], [RunStrategy.ONCE, 'Once'],
])('run strategy %s', (runStrategy, expected) => {
  const { template, ...spec } = vmSpec({ runStrategy });
  expect(spec).toEqual({ runStrategy: expected });
});

test('identity', () => {
  const identity = VirtualMachineIdentity.of({ uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223', serial: 'A-1' });
  expect(vmSpec({ identity }).template.spec.domain.firmware).toEqual({ uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223', serial: 'A-1' });
});

test('CS-2: a VM from a golden image', () => {
  const chart = newChart();
  new VirtualMachine(chart, 'fast-vm', {
    metadata: { labels: { 'app.kubernetes.io/name': 'fast-vm' } },
    identity: VirtualMachineIdentity.fromCluster(),
    cpu: GuestCpu.cores(2),
    memory: Size.gibibytes(2),
    disks: [Disk.dataVolumeTemplate('root', {
      source: DataVolumeSource.dataSource({ name: 'ubuntu-ready', namespace: 'golden-images' }),
      size: Size.gibibytes(20),
    })],
  });
  expect(object(chart, 'VirtualMachine')).toEqual({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'fast-vm', namespace: 'apps', labels: { 'app.kubernetes.io/name': 'fast-vm' } },
    spec: {
      runStrategy: 'Always',
      dataVolumeTemplates: [{
        metadata: { name: 'fast-vm-root' },
        spec: {
          sourceRef: { kind: 'DataSource', name: 'ubuntu-ready', namespace: 'golden-images' },
          storage: { resources: { requests: { storage: '20Gi' } } },
        },
      }],
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': 'fast-vm' } },
        spec: {
          domain: {
            cpu: { cores: 2 },
            memory: { guest: '2Gi' },
            devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }], interfaces: [{ name: 'default', masquerade: {} }] },
          },
          networks: [{ name: 'default', pod: {} }],
          volumes: [{ name: 'root', dataVolume: { name: 'fast-vm-root' } }],
        },
      },
    },
  });
});

test('what is added comes after what was given', () => {
  const chart = newChart();
  const vm = new VirtualMachine(chart, 'vm', {
    ...SMALL,
    disks: [Disk.emptyDisk('one', Size.gibibytes(1))],
    gpus: [{ name: 'gpu1', deviceName: 'nvidia.com/A10' }],
    hostDevices: [{ name: 'qat1', deviceName: 'intel.com/qat' }],
    networks: [GuestNetwork.masquerade()],
  });
  vm.addDisk(Disk.emptyDisk('two', Size.gibibytes(2)));
  vm.addGpu({ name: 'gpu2', deviceName: 'nvidia.com/A10' });
  vm.addHostDevice({ name: 'qat2', deviceName: 'intel.com/qat' });
  vm.addNetwork(GuestNetwork.bridge('storage', imported('apps/storage')));
  const { spec } = object(chart, 'VirtualMachine').spec.template;
  const names = (list: Rendered[]) => list.map(({ name }) => name);
  expect(names(spec.domain.devices.disks)).toEqual(['one', 'two']);
  expect(names(spec.volumes)).toEqual(['one', 'two']);
  expect(names(spec.domain.devices.gpus)).toEqual(['gpu1', 'gpu2']);
  expect(names(spec.domain.devices.hostDevices)).toEqual(['qat1', 'qat2']);
  expect(names(spec.domain.devices.interfaces)).toEqual(['default', 'storage']);
  expect(names(spec.networks)).toEqual(['default', 'storage']);
});

test('of an empty list of networks nothing is written, until one is added', () => {
  const chart = newChart();
  const vm = new VirtualMachine(chart, 'vm', { ...SMALL, networks: [] });
  const { spec } = object(chart, 'VirtualMachine').spec.template;
  expect([spec.networks, spec.domain.devices.interfaces, vm.networks]).toEqual([undefined, undefined, []]);
  vm.addNetwork(GuestNetwork.masquerade());
  expect(object(chart, 'VirtualMachine').spec.template.spec.networks).toEqual([{ name: 'default', pod: {} }]);
});

test('the first network that is added replaces the default one', () => {
  const chart = newChart();
  new VirtualMachine(chart, 'vm', SMALL).addNetwork(GuestNetwork.podBridge({ name: 'primary' }));
  const { spec } = object(chart, 'VirtualMachine').spec.template;
  expect(spec.networks).toEqual([{ name: 'primary', pod: {} }]);
  expect(spec.domain.devices.interfaces).toEqual([{ name: 'primary', bridge: {} }]);
});
