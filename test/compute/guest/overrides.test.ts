import { JsonPatch, Size, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../../src/admission/synth';
import { CloudInit, VirtualMachine, VirtualMachineProps } from '../../../src/compute';
import { GuestNetwork } from '../../../src/network';
import { Disk, DiskDevice } from '../../../src/storage';
import { newChart, object, problems, Rendered, SMALL } from '../fixture';

const DEVICES = '/spec/template/spec/domain/devices';

/** A VM `vm` with the disks `root` and `data` and the network `default`, and what its devices become. */
function machine(props: Partial<VirtualMachineProps> = {}) {
  const chart = newChart();
  const vm = new VirtualMachine(chart, 'vm', {
    ...SMALL, disks: [Disk.containerDisk('root', { image: 'fedora' }), Disk.emptyDisk('data', Size.gibibytes(1))], ...props,
  });
  return { chart, vm, devices: (): Rendered => object(chart, 'VirtualMachine').spec.template.spec.domain.devices };
}

describe('overrides', () => {
  test('of a disk lie over what was rendered, and leave others alone', () => {
    const { vm, devices } = machine();
    vm.overrideDisk('root', { disk: { pciAddress: '0000:04:00.0' }, blockSize: { matchVolume: { enabled: true } } });
    expect(devices().disks).toEqual([
      { name: 'root', disk: { bus: 'virtio', pciAddress: '0000:04:00.0' }, blockSize: { matchVolume: { enabled: true } } },
      { name: 'data', disk: { bus: 'virtio' } },
    ]);
  });

  test('of an interface lie over what was rendered', () => {
    const { vm, devices } = machine();
    vm.overrideInterface('default', { dhcpOptions: { bootFileName: 'pxelinux.0' }, acpiIndex: 7 });
    expect(devices().interfaces).toEqual([{ name: 'default', masquerade: {}, dhcpOptions: { bootFileName: 'pxelinux.0' }, acpiIndex: 7 }]);
  });

  test('add up over several calls, at every depth', () => {
    const { vm, devices } = machine();
    vm.overrideDisk('root', { disk: { pciAddress: '0000:04:00.0' }, blockSize: { custom: { logical: 512 } } });
    vm.overrideDisk('root', { disk: { readonly: true }, blockSize: { custom: { physical: 4096 } } });
    vm.overrideInterface('default', { dhcpOptions: { bootFileName: 'a' } });
    vm.overrideInterface('default', { dhcpOptions: { tftpServerName: 'b' } });
    expect(devices().disks[0]).toEqual({
      name: 'root', disk: { bus: 'virtio', pciAddress: '0000:04:00.0', readonly: true }, blockSize: { custom: { logical: 512, physical: 4096 } },
    });
    expect(devices().interfaces[0]).toEqual({ name: 'default', masquerade: {}, dhcpOptions: { bootFileName: 'a', tftpServerName: 'b' } });
  });

  test('the last word on a field counts, and null removes it', () => {
    const { vm, devices } = machine();
    vm.overrideDisk('root', { disk: { bus: 'sata' } });
    vm.overrideDisk('root', { disk: { bus: 'scsi' } });
    vm.overrideDisk('data', { disk: null, lun: { bus: 'scsi' } });
    vm.overrideInterface('default', { masquerade: null, passtBinding: {} });
    expect(devices().disks).toEqual([{ name: 'root', disk: { bus: 'scsi' } }, { name: 'data', lun: { bus: 'scsi' } }]);
    expect(devices().interfaces).toEqual([{ name: 'default', passtBinding: {} }]);
  });

  test('may come before the disk or network they name', () => {
    const { chart, vm, devices } = machine();
    vm.overrideDisk('late', { tag: 'x' });
    vm.overrideInterface('late', { acpiIndex: 1 });
    vm.addDisk(Disk.emptyDisk('late', Size.gibibytes(1)));
    vm.addNetwork(GuestNetwork.masquerade({ name: 'late' }));
    expect(problems(chart)).toEqual([]);
    expect(devices().disks[2]).toEqual({ name: 'late', disk: { bus: 'virtio' }, tag: 'x' });
    expect(devices().interfaces).toEqual([{ name: 'late', masquerade: {}, acpiIndex: 1 }]);
  });

  test('reach the disk of cloud-init', () => {
    const { chart, vm, devices } = machine({ disks: [], cloudInit: new CloudInit({ hostname: 'a' }) });
    vm.overrideDisk('cloudinit', { disk: null, cdrom: { bus: 'sata' } });
    expect(problems(chart)).toEqual([]);
    expect(devices().disks).toEqual([{ name: 'cloudinit', cdrom: { bus: 'sata' } }]);
  });
});

describe('an override that names nothing is told of, with the names there are', () => {
  const share = Disk.configMap('share', kplus.ConfigMap.fromConfigMapName(newChart(), 'map', 'x'), { device: DiskDevice.FILESYSTEM });

  test.each<[string, Partial<VirtualMachineProps>, (vm: VirtualMachine) => void, string]>([
    ['disk', {}, (vm) => vm.overrideDisk('rot', { a: 1 }), 'overrideDisk: got "rot"; allowed: root, data. Name one that the guest has, or add it.'],
    ['disk beside cloud-init', { cloudInit: new CloudInit({ hostname: 'a' }) }, (vm) => vm.overrideDisk('rot', { a: 1 }),
      'overrideDisk: got "rot"; allowed: root, data, cloudinit. Name one that the guest has, or add it.'],
    ['disk of none', { disks: [] }, (vm) => vm.overrideDisk('root', { a: 1 }),
      'overrideDisk: got "root"; allowed: nothing, as there is none. Name one that the guest has, or add it.'],
    ['file system', { disks: [share] }, (vm) => vm.overrideDisk('share', { a: 1 }),
      'overrideDisk: got "share"; allowed: nothing, as there is none. Name one that the guest has, or add it.'],
    ['interface', {}, (vm) => vm.overrideInterface('eth0', { a: 1 }),
      'overrideInterface: got "eth0"; allowed: default. Name one that the guest has, or add it.'],
  ])('%s', (_, props, override, message) => {
    const { chart, vm } = machine(props);
    override(vm);
    expect(problems(chart)).toEqual([message]);
  });
});

describe('patches', () => {
  test('add fields that nobody knows, they reach the YAML, and admission tells of them', () => {
    const { chart, vm } = machine();
    vm.patch(JsonPatch.add('/spec/template/spec/domain/brandNew', { nested: ['kept'] }));
    expect(object(chart, 'VirtualMachine').spec.template.spec.domain.brandNew).toEqual({ nested: ['kept'] });
    expect(Yaml.stringify(object(chart, 'VirtualMachine'))).toContain('        brandNew:\n          nested:\n            - kept\n');
    expect(Admission.of(chart).findings().map(({ rule, field }) => [rule, field])).toContainEqual(['schema/has-known-field', 'spec.template.spec.domain.brandNew']);
  });

  test('come after overrides, in the order given', () => {
    const { vm, devices } = machine();
    vm.patch(JsonPatch.replace(`${DEVICES}/disks/0/disk/bus`, 'scsi'), JsonPatch.add(`${DEVICES}/disks/0/tag`, 'patched'));
    vm.overrideDisk('root', { disk: { bus: 'sata' }, tag: 'overridden' });
    vm.patch(JsonPatch.replace(`${DEVICES}/disks/0/disk/bus`, 'usb'));
    expect(devices().disks[0]).toEqual({ name: 'root', disk: { bus: 'usb' }, tag: 'patched' });
  });

  test('reach the metadata', () => {
    const { chart, vm } = machine();
    vm.patch(JsonPatch.add('/metadata/annotations', { a: 'b' }));
    expect(object(chart, 'VirtualMachine').metadata.annotations).toEqual({ a: 'b' });
  });
});
