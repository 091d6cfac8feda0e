import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { VirtualMachine } from '../../src/compute';
import {
  ContainerDiskPullPolicy, DataVolumeSource, Disk, DiskBus, DiskCache, DiskDevice, DiskErrorPolicy, DiskIo, DiskOptions, VolumeType,
} from '../../src/storage';
import { newChart, object, Rendered, SMALL } from '../compute/fixture';

/** What a VM `vm` with this disk has of it. */
function rendered(disk: Disk, chart: Chart = newChart()): Rendered {
  new VirtualMachine(chart, 'vm', { ...SMALL, disks: [disk] });
  const { dataVolumeTemplates, template } = object(chart, 'VirtualMachine').spec;
  const { disks, filesystems } = template.spec.domain.devices;
  return { volumes: template.spec.volumes, disks, filesystems, dataVolumeTemplates };
}

const VIRTIO = [{ name: 'root', disk: { bus: 'virtio' } }];
const IMAGE = { image: 'quay.io/containerdisks/fedora:42' };

describe('volumes', () => {
  const chart = newChart();
  const claim = kplus.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'data');
  const configMap = kplus.ConfigMap.fromConfigMapName(chart, 'map', 'settings');
  const secret = kplus.Secret.fromSecretName(chart, 'secret', 'token');
  const account = kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'runner');

  test.each<[string, Disk, object]>([
    ['containerDisk', Disk.containerDisk('root', IMAGE), { containerDisk: IMAGE }],
    ['containerDisk in full', Disk.containerDisk('root', {
      ...IMAGE, pullPolicy: ContainerDiskPullPolicy.IF_NOT_PRESENT, pullSecret: 'registry', path: '/disk/root.img',
    }), { containerDisk: { ...IMAGE, imagePullPolicy: 'IfNotPresent', imagePullSecret: 'registry', path: '/disk/root.img' } }],
    ['containerDisk pulled always', Disk.containerDisk('root', { ...IMAGE, pullPolicy: ContainerDiskPullPolicy.ALWAYS }),
      { containerDisk: { ...IMAGE, imagePullPolicy: 'Always' } }],
    ['containerDisk pulled never', Disk.containerDisk('root', { ...IMAGE, pullPolicy: ContainerDiskPullPolicy.NEVER }),
      { containerDisk: { ...IMAGE, imagePullPolicy: 'Never' } }],
    ['dataVolume', Disk.dataVolume('root', 'golden'), { dataVolume: { name: 'golden' } }],
    ['persistentVolumeClaim', Disk.persistentVolumeClaim('root', claim), { persistentVolumeClaim: { claimName: 'data' } }],
    ['ephemeral', Disk.ephemeral('root', claim), { ephemeral: { persistentVolumeClaim: { claimName: 'data' } } }],
    ['configMap', Disk.configMap('root', configMap), { configMap: { name: 'settings' } }],
    ['secret', Disk.secret('root', secret), { secret: { secretName: 'token' } }],
    ['serviceAccount', Disk.serviceAccount('root', account), { serviceAccount: { serviceAccountName: 'runner' } }],
    ['emptyDisk', Disk.emptyDisk('root', Size.gibibytes(2)), { emptyDisk: { capacity: '2Gi' } }],
    ['hostDisk', Disk.hostDisk('root', { path: '/data/disk.img' }), { hostDisk: { path: '/data/disk.img', type: 'Disk' } }],
    ['hostDisk to create', Disk.hostDisk('root', { path: '/data/disk.img', capacity: Size.gibibytes(1) }),
      { hostDisk: { path: '/data/disk.img', type: 'DiskOrCreate', capacity: '1Gi' } }],
  ])('%s', (_, disk, source) => {
    expect(rendered(disk)).toEqual({ volumes: [{ name: 'root', ...source }], disks: VIRTIO });
  });

  test('sysprep is a CD-ROM', () => {
    expect(rendered(Disk.sysprep('answers', secret))).toEqual({
      volumes: [{ name: 'answers', sysprep: { secret: { name: 'token' } } }], disks: [{ name: 'answers', cdrom: { bus: 'sata' } }],
    });
  });
});

describe('constructs of cdk8s-plus pass in', () => {
  test.each<[string, (chart: Chart) => Disk, object]>([
    ['PersistentVolumeClaim', (chart) => Disk.persistentVolumeClaim('root', new kplus.PersistentVolumeClaim(chart, 'c', { metadata: { name: 'data' } })),
      { persistentVolumeClaim: { claimName: 'data' } }],
    ['ConfigMap', (chart) => Disk.configMap('root', new kplus.ConfigMap(chart, 'c', { metadata: { name: 'settings' } })), { configMap: { name: 'settings' } }],
    ['Secret', (chart) => Disk.secret('root', new kplus.Secret(chart, 'c', { metadata: { name: 'token' } })), { secret: { secretName: 'token' } }],
    ['ServiceAccount', (chart) => Disk.serviceAccount('root', new kplus.ServiceAccount(chart, 'c', { metadata: { name: 'runner' } })),
      { serviceAccount: { serviceAccountName: 'runner' } }],
    ['Volume of a claim', (chart) => Disk.fromStorage('root', kplus.Volume.fromPersistentVolumeClaim(chart, 'v',
      kplus.PersistentVolumeClaim.fromClaimName(chart, 'c', 'data'))), { persistentVolumeClaim: { claimName: 'data' } }],
    ['read-only Volume of a claim', (chart) => Disk.fromStorage('root', kplus.Volume.fromPersistentVolumeClaim(chart, 'v',
      kplus.PersistentVolumeClaim.fromClaimName(chart, 'c', 'data'), { readOnly: true })), { persistentVolumeClaim: { claimName: 'data', readOnly: true } }],
    ['Volume of a config map', (chart) => Disk.fromStorage('root', kplus.Volume.fromConfigMap(chart, 'v',
      kplus.ConfigMap.fromConfigMapName(chart, 'c', 'settings'))), { configMap: { name: 'settings' } }],
    ['Volume of a secret', (chart) => Disk.fromStorage('root', kplus.Volume.fromSecret(chart, 'v',
      kplus.Secret.fromSecretName(chart, 'c', 'token'), { optional: true })), { secret: { secretName: 'token', optional: true } }],
    ['PersistentVolume', (chart) => Disk.fromStorage('root', new kplus.AwsElasticBlockStorePersistentVolume(chart, 'pv', {
      metadata: { name: 'ebs' }, volumeId: 'vol-1', storage: Size.gibibytes(1), accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    })), { persistentVolumeClaim: { claimName: 'pvc-ebs' } }],
  ])('%s', (_, make, source) => {
    const chart = newChart();
    expect(rendered(make(chart), chart)).toEqual({ volumes: [{ name: 'root', ...source }], disks: VIRTIO });
  });
});

describe('options', () => {
  test.each<[string, DiskOptions, object]>([
    ['disk', { device: DiskDevice.DISK }, { disk: { bus: 'virtio' } }],
    ['lun', { device: DiskDevice.LUN }, { lun: { bus: 'scsi' } }],
    ['cdrom', { device: DiskDevice.CDROM }, { cdrom: { bus: 'sata' } }],
    ['bus virtio', { bus: DiskBus.VIRTIO }, { disk: { bus: 'virtio' } }],
    ['bus sata', { bus: DiskBus.SATA }, { disk: { bus: 'sata' } }],
    ['bus scsi', { bus: DiskBus.SCSI, device: DiskDevice.CDROM }, { cdrom: { bus: 'scsi' } }],
    ['bus usb', { bus: DiskBus.USB }, { disk: { bus: 'usb' } }],
    ['bus by name', { bus: DiskBus.of('fdc') }, { disk: { bus: 'fdc' } }],
    ['readOnly', { readOnly: true }, { disk: { bus: 'virtio', readonly: true } }],
    ['bootOrder', { bootOrder: 1 }, { disk: { bus: 'virtio' }, bootOrder: 1 }],
    ['cache none', { cache: DiskCache.NONE }, { disk: { bus: 'virtio' }, cache: 'none' }],
    ['cache writethrough', { cache: DiskCache.WRITETHROUGH }, { disk: { bus: 'virtio' }, cache: 'writethrough' }],
    ['cache writeback', { cache: DiskCache.WRITEBACK }, { disk: { bus: 'virtio' }, cache: 'writeback' }],
    ['io native', { io: DiskIo.NATIVE }, { disk: { bus: 'virtio' }, io: 'native' }],
    ['io threads', { io: DiskIo.THREADS }, { disk: { bus: 'virtio' }, io: 'threads' }],
    ['dedicatedIoThread', { dedicatedIoThread: true }, { disk: { bus: 'virtio' }, dedicatedIOThread: true }],
    ['errorPolicy stop', { errorPolicy: DiskErrorPolicy.STOP }, { disk: { bus: 'virtio' }, errorPolicy: 'stop' }],
    ['errorPolicy report', { errorPolicy: DiskErrorPolicy.REPORT }, { disk: { bus: 'virtio' }, errorPolicy: 'report' }],
    ['errorPolicy ignore', { errorPolicy: DiskErrorPolicy.IGNORE }, { disk: { bus: 'virtio' }, errorPolicy: 'ignore' }],
    ['errorPolicy enospace', { errorPolicy: DiskErrorPolicy.ENOSPACE }, { disk: { bus: 'virtio' }, errorPolicy: 'enospace' }],
    ['shareable', { shareable: true }, { disk: { bus: 'virtio' }, shareable: true }],
    ['serial', { serial: 'DISK-1' }, { disk: { bus: 'virtio' }, serial: 'DISK-1' }],
  ])('%s', (_, options, expected) => {
    expect(rendered(Disk.dataVolume('root', 'golden', options)).disks).toEqual([{ name: 'root', ...expected }]);
  });

  test('filesystem: a virtiofs share and no disk', () => {
    const share = Disk.configMap('settings', kplus.ConfigMap.fromConfigMapName(newChart(), 'map', 'settings'), { device: DiskDevice.FILESYSTEM });
    expect(rendered(share)).toEqual({
      volumes: [{ name: 'settings', configMap: { name: 'settings' } }], filesystems: [{ name: 'settings', virtiofs: {} }],
    });
  });
});

describe('DataVolume templates', () => {
  test('in the least', () => {
    const { dataVolumeTemplates, volumes } = rendered(Disk.dataVolumeTemplate('root', { source: DataVolumeSource.dataSource({ name: 'fedora' }) }));
    expect(volumes).toEqual([{ name: 'root', dataVolume: { name: 'vm-root' } }]);
    expect(dataVolumeTemplates).toEqual([{ metadata: { name: 'vm-root' }, spec: { sourceRef: { kind: 'DataSource', name: 'fedora' }, storage: {} } }]);
  });

  test('in full', () => {
    const disk = Disk.dataVolumeTemplate('root', {
      source: DataVolumeSource.blank(),
      size: Size.gibibytes(20),
      storageClassName: 'fast-ssd',
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
      volumeMode: kplus.PersistentVolumeMode.BLOCK,
      preallocation: true,
      immediateBinding: true,
      dataVolumeName: 'scratch',
      bus: DiskBus.SCSI,
    });
    expect(rendered(disk)).toEqual({
      disks: [{ name: 'root', disk: { bus: 'scsi' } }],
      volumes: [{ name: 'root', dataVolume: { name: 'scratch' } }],
      dataVolumeTemplates: [{
        metadata: { name: 'scratch', annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } },
        spec: {
          source: { blank: {} },
          preallocation: true,
          storage: {
            storageClassName: 'fast-ssd', accessModes: ['ReadWriteMany'], volumeMode: 'Block', resources: { requests: { storage: '20Gi' } },
          },
        },
      }],
    });
  });

  test('one disk in two VMs has a DataVolume in each', () => {
    const chart = newChart();
    const disk = Disk.dataVolumeTemplate('root', { source: DataVolumeSource.blank(), size: Size.gibibytes(1) });
    new VirtualMachine(chart, 'a', { ...SMALL, disks: [disk] });
    new VirtualMachine(chart, 'b', { ...SMALL, disks: [disk] });
    const names = ['a', 'b'].map((vm) => object(chart, 'VirtualMachine', vm).spec.dataVolumeTemplates[0].metadata.name);
    expect(names).toEqual(['a-root', 'b-root']);
  });
});

describe('misuse', () => {
  test.each(['', 'Root', 'root_1', 'root.1', '-root', 'root-', 'a'.repeat(64)])('disk name %j', (name) => {
    expect(() => rendered(Disk.containerDisk(name, IMAGE))).toThrow(new Error(
      `[chart/vm] disk name: got ${JSON.stringify(name)}; allowed: at most 63 lower-case letters, digits and -, starting and ending with a letter `
      + 'or digit. Choose a short name such as "root".'));
  });

  test('storage that only containers can take', () => {
    const volume = kplus.Volume.fromEmptyDir(newChart(), 'scratch', 'scratch');
    expect(() => Disk.fromStorage('root', volume)).toThrow(new Error(
      '[chart/scratch] Disk.fromStorage("root"): got "emptyDir"; allowed: a volume of a PersistentVolumeClaim, ConfigMap or Secret. '
      + 'Use Disk.emptyDisk for scratch space, or a PersistentVolumeClaim for anything else.'));
  });

  test.each<[string, (chart: Chart) => kplus.Volume]>([
    ['config map', (chart) => kplus.Volume.fromConfigMap(chart, 'part', kplus.ConfigMap.fromConfigMapName(chart, 'c', 'x'), { items: { a: { path: 'b' } } })],
    ['secret', (chart) => kplus.Volume.fromSecret(chart, 'part', kplus.Secret.fromSecretName(chart, 'c', 'x'), { items: { a: { path: 'b' } } })],
  ])('some keys of a %s', (_, make) => {
    expect(() => Disk.fromStorage('root', make(newChart()))).toThrow(new Error(
      '[chart/part] Disk.fromStorage("root"): got "a volume with `items`"; allowed: a ConfigMap or Secret as a whole. '
      + 'KubeVirt shows guests all keys: make an object that has only those.'));
  });
});

describe('readers', () => {
  const chart = newChart();
  const claim = kplus.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'data');
  const secret = kplus.Secret.fromSecretName(chart, 'secret', 'token');
  const size = Size.gibibytes(1);

  test.each<[Disk, VolumeType, boolean]>([
    [Disk.containerDisk('root', IMAGE), VolumeType.CONTAINER_DISK, true],
    [Disk.dataVolumeTemplate('root', { source: DataVolumeSource.blank(), size }), VolumeType.DATA_VOLUME, false],
    [Disk.dataVolume('root', 'golden'), VolumeType.DATA_VOLUME, false],
    [Disk.persistentVolumeClaim('root', claim), VolumeType.PERSISTENT_VOLUME_CLAIM, false],
    [Disk.fromStorage('root', kplus.Volume.fromPersistentVolumeClaim(chart, 'volume', claim)), VolumeType.PERSISTENT_VOLUME_CLAIM, false],
    [Disk.ephemeral('root', claim), VolumeType.EPHEMERAL, true],
    [Disk.emptyDisk('root', size), VolumeType.EMPTY_DISK, true],
    [Disk.hostDisk('root', { path: '/dev/sdb' }), VolumeType.HOST_DISK, false],
    [Disk.configMap('root', kplus.ConfigMap.fromConfigMapName(chart, 'map', 'settings')), VolumeType.CONFIG_MAP, false],
    [Disk.secret('root', secret), VolumeType.SECRET, false],
    [Disk.serviceAccount('root', kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'runner')), VolumeType.SERVICE_ACCOUNT, false],
    [Disk.sysprep('root', secret), VolumeType.SYSPREP, false],
  ])('%#: %j', (disk, volumeType, isEphemeral) => {
    expect([disk.name, disk.volumeType, disk.isEphemeral]).toEqual(['root', volumeType, isEphemeral]);
  });

  test('of a container disk', () => {
    const { device, image, pullPolicy } = Disk.containerDisk('root', { ...IMAGE, device: DiskDevice.CDROM, pullPolicy: ContainerDiskPullPolicy.NEVER });
    expect({ device, image, pullPolicy }).toEqual({ device: 'cdrom', image: IMAGE.image, pullPolicy: 'Never' });
  });

  test('of a template', () => {
    const options = { source: DataVolumeSource.blank(), size, bootOrder: 1 };
    const { template, options: presented, image, device } = Disk.dataVolumeTemplate('root', options);
    expect({ template, presented, image, device }).toEqual({ template: options, presented: options, image: undefined, device: 'disk' });
  });
});
