import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Preference, VirtualMachine, VirtualMachineProps } from '../../../src/compute';
import { Architecture } from '../../../src/platform';
import {
  CdromTray, ContainerDiskPullPolicy, DataVolumeSource, Disk, DiskBlockSize, DiskBus, DiskCache, DiskDevice, DiskErrorPolicy, DiskIo, DiskOptions,
  DownwardApiFile, VolumeType,
} from '../../../src/storage';
import { newChart, object, Rendered, SMALL } from '../../compute/fixture';

/** What a VM `vm` with this disk has of it. */
function rendered(disk: Disk, chart: Chart = newChart(), props: Partial<VirtualMachineProps> = {}): Rendered {
  new VirtualMachine(chart, 'vm', { ...SMALL, ...props, disks: [disk] });
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
      ...IMAGE, pullPolicy: ContainerDiskPullPolicy.IF_NOT_PRESENT, pullSecret: kplus.Secret.fromSecretName(newChart(), 'Registry', 'registry'), path: '/disk/root.img',
    }), { containerDisk: { ...IMAGE, imagePullPolicy: 'IfNotPresent', imagePullSecret: 'registry', path: '/disk/root.img' } }],
    ['containerDisk pulled always', Disk.containerDisk('root', { ...IMAGE, pullPolicy: ContainerDiskPullPolicy.ALWAYS }),
      { containerDisk: { ...IMAGE, imagePullPolicy: 'Always' } }],
    ['containerDisk pulled never', Disk.containerDisk('root', { ...IMAGE, pullPolicy: ContainerDiskPullPolicy.NEVER }),
      { containerDisk: { ...IMAGE, imagePullPolicy: 'Never' } }],
    ['dataVolume', Disk.dataVolume('root', 'golden'), { dataVolume: { name: 'golden' } }],
    ['hotpluggable dataVolume', Disk.dataVolume('root', 'golden', { hotpluggable: true }), { dataVolume: { name: 'golden', hotpluggable: true } }],
    ['hotpluggable persistentVolumeClaim', Disk.persistentVolumeClaim('root', claim, { hotpluggable: true }),
      { persistentVolumeClaim: { claimName: 'data', hotpluggable: true } }],
    ['persistentVolumeClaim', Disk.persistentVolumeClaim('root', claim), { persistentVolumeClaim: { claimName: 'data' } }],
    ['ephemeral', Disk.ephemeral('root', claim), { ephemeral: { persistentVolumeClaim: { claimName: 'data' } } }],
    ['configMap', Disk.configMap('root', configMap), { configMap: { name: 'settings' } }],
    ['configMap in full', Disk.configMap('root', configMap, { optional: true, volumeLabel: 'OEMDRV' }),
      { configMap: { name: 'settings', optional: true, volumeLabel: 'OEMDRV' } }],
    ['secret', Disk.secret('root', secret), { secret: { secretName: 'token' } }],
    ['secret in full', Disk.secret('root', secret, { optional: true, volumeLabel: 'cidata' }),
      { secret: { secretName: 'token', optional: true, volumeLabel: 'cidata' } }],
    ['serviceAccount', Disk.serviceAccount('root', account), { serviceAccount: { serviceAccountName: 'runner' } }],
    ['emptyDisk', Disk.emptyDisk('root', Size.gibibytes(2)), { emptyDisk: { capacity: '2Gi' } }],
    ['hostDisk', Disk.hostDisk('root', { path: '/data/disk.img' }), { hostDisk: { path: '/data/disk.img', type: 'Disk' } }],
    ['hostDisk to create', Disk.hostDisk('root', { path: '/data/disk.img', capacity: Size.gibibytes(1) }),
      { hostDisk: { path: '/data/disk.img', type: 'DiskOrCreate', capacity: '1Gi' } }],
    ['hostDisk on all nodes', Disk.hostDisk('root', { path: '/nfs/disk.img', shared: true }), { hostDisk: { path: '/nfs/disk.img', type: 'Disk', shared: true } }],
    ['downwardApi', Disk.downwardApi('root', { files: [DownwardApiFile.podName('pod')], volumeLabel: 'pod' }),
      { downwardAPI: { fields: [{ path: 'pod', fieldRef: { fieldPath: 'metadata.name' } }], volumeLabel: 'pod' } }],
    ['downwardMetrics', Disk.downwardMetrics('root'), { downwardMetrics: {} }],
  ])('%s', (_, disk, source) => {
    expect(rendered(disk)).toEqual({ volumes: [{ name: 'root', ...source }], disks: VIRTIO });
  });

  test.each<[string, Disk, object, object?]>([
    ['a Secret', Disk.sysprep('answers', secret), { secret: { name: 'token' } }],
    ['a ConfigMap', Disk.sysprepFromConfigMap('answers', configMap), { configMap: { name: 'settings' } }],
    ['a Secret on SCSI', Disk.sysprep('answers', secret, { bus: DiskBus.SCSI }), { secret: { name: 'token' } }, { bus: 'scsi' }],
    ['a ConfigMap as disk', Disk.sysprepFromConfigMap('answers', configMap, { bus: DiskBus.SCSI }), { configMap: { name: 'settings' } }, { bus: 'scsi' }],
  ])('sysprep from %s is a CD-ROM', (_, disk, sysprep, cdrom = { bus: 'sata' }) => {
    expect(rendered(disk)).toEqual({ volumes: [{ name: 'answers', sysprep }], disks: [{ name: 'answers', cdrom }] });
  });

  test.each<[string, Disk, object]>([
    ['as disk', Disk.persistentVolumeClaim('root', claim, { readOnlyClaim: true }), { disk: { bus: 'virtio', readonly: true } }],
    ['as LUN', Disk.persistentVolumeClaim('root', claim, { readOnlyClaim: true, device: DiskDevice.LUN }), { lun: { bus: 'scsi', readonly: true } }],
    ['as CD-ROM', Disk.persistentVolumeClaim('root', claim, { readOnlyClaim: true, device: DiskDevice.CDROM }), { cdrom: { bus: 'sata' } }],
  ])('a read-only claim %s', (_, disk, presented) => {
    expect(rendered(disk)).toEqual({
      volumes: [{ name: 'root', persistentVolumeClaim: { claimName: 'data', readOnly: true } }], disks: [{ name: 'root', ...presented }],
    });
  });

  test('an empty CD-ROM drive has no volume', () => {
    expect(rendered(Disk.emptyCdrom('iso', { bootOrder: 2, tray: CdromTray.OPEN }))).toEqual({
      disks: [{ name: 'iso', bootOrder: 2, cdrom: { bus: 'sata', tray: 'open' } }],
    });
  });

  test('a container path is a share', () => {
    expect(rendered(Disk.containerPath('token', '/var/run/secrets/tokens'))).toEqual({
      volumes: [{ name: 'token', containerPath: { path: '/var/run/secrets/tokens' } }], filesystems: [{ name: 'token', virtiofs: {} }],
    });
  });
});

describe('files of the downward API', () => {
  test.each<[DownwardApiFile, object]>([
    [DownwardApiFile.labels('f'), { fieldRef: { fieldPath: 'metadata.labels' } }],
    [DownwardApiFile.label('f', 'app'), { fieldRef: { fieldPath: "metadata.labels['app']" } }],
    [DownwardApiFile.annotations('f'), { fieldRef: { fieldPath: 'metadata.annotations' } }],
    [DownwardApiFile.annotation('f', 'a/b'), { fieldRef: { fieldPath: "metadata.annotations['a/b']" } }],
    [DownwardApiFile.podName('f'), { fieldRef: { fieldPath: 'metadata.name' } }],
    [DownwardApiFile.podUid('f'), { fieldRef: { fieldPath: 'metadata.uid' } }],
    [DownwardApiFile.namespace('f'), { fieldRef: { fieldPath: 'metadata.namespace' } }],
    [DownwardApiFile.resource('f', kplus.ResourceFieldPaths.MEMORY_LIMIT), { resourceFieldRef: { resource: 'limits.memory', containerName: 'compute' } }],
    [DownwardApiFile.resource('f', kplus.ResourceFieldPaths.CPU_REQUEST, { divisor: '1m', containerName: 'guest-console-log' }),
      { resourceFieldRef: { resource: 'requests.cpu', containerName: 'guest-console-log', divisor: '1m' } }],
  ])('%#', (file, source) => {
    expect(file.path).toEqual('f');
    expect(rendered(Disk.downwardApi('info', { files: [file] })).volumes).toEqual([{ name: 'info', downwardAPI: { fields: [{ path: 'f', ...source }] } }]);
  });
});

describe('constructs of cdk8s-plus pass in', () => {
  test.each<[string, (chart: Chart) => Disk, object, boolean?]>([
    ['PersistentVolumeClaim', (chart) => Disk.persistentVolumeClaim('root', new kplus.PersistentVolumeClaim(chart, 'c', { metadata: { name: 'data' } })),
      { persistentVolumeClaim: { claimName: 'data' } }],
    ['ConfigMap', (chart) => Disk.configMap('root', new kplus.ConfigMap(chart, 'c', { metadata: { name: 'settings' } })), { configMap: { name: 'settings' } }],
    ['Secret', (chart) => Disk.secret('root', new kplus.Secret(chart, 'c', { metadata: { name: 'token' } })), { secret: { secretName: 'token' } }],
    ['ServiceAccount', (chart) => Disk.serviceAccount('root', new kplus.ServiceAccount(chart, 'c', { metadata: { name: 'runner' } })),
      { serviceAccount: { serviceAccountName: 'runner' } }],
    ['Volume of a claim', (chart) => Disk.fromStorage('root', kplus.Volume.fromPersistentVolumeClaim(chart, 'v',
      kplus.PersistentVolumeClaim.fromClaimName(chart, 'c', 'data'))), { persistentVolumeClaim: { claimName: 'data' } }],
    ['read-only Volume of a claim', (chart) => Disk.fromStorage('root', kplus.Volume.fromPersistentVolumeClaim(chart, 'v',
      kplus.PersistentVolumeClaim.fromClaimName(chart, 'c', 'data'), { readOnly: true })), { persistentVolumeClaim: { claimName: 'data', readOnly: true } }, true],
    ['Volume of a config map', (chart) => Disk.fromStorage('root', kplus.Volume.fromConfigMap(chart, 'v',
      kplus.ConfigMap.fromConfigMapName(chart, 'c', 'settings'))), { configMap: { name: 'settings' } }],
    ['Volume of a secret', (chart) => Disk.fromStorage('root', kplus.Volume.fromSecret(chart, 'v',
      kplus.Secret.fromSecretName(chart, 'c', 'token'), { optional: true })), { secret: { secretName: 'token', optional: true } }],
    ['PersistentVolume', (chart) => Disk.fromStorage('root', new kplus.AwsElasticBlockStorePersistentVolume(chart, 'pv', {
      metadata: { name: 'ebs' }, volumeId: 'vol-1', storage: Size.gibibytes(1), accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    })), { persistentVolumeClaim: { claimName: 'pvc-ebs' } }],
  ])('%s', (_, make, source, readonly = undefined) => {
    const chart = newChart();
    expect(rendered(make(chart), chart)).toEqual({ volumes: [{ name: 'root', ...source }], disks: [{ name: 'root', disk: { bus: 'virtio', readonly } }] });
  });
});

describe('options', () => {
  test.each<[string, DiskOptions, object]>([
    ['disk', { device: DiskDevice.DISK }, { disk: { bus: 'virtio' } }],
    ['on the bus that KubeVirt chooses', { bus: DiskBus.KUBEVIRT_DEFAULT }, { disk: {} }],
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
    ['reservation', { device: DiskDevice.LUN, reservation: true }, { lun: { bus: 'scsi', reservation: true } }],
    ['pciAddress', { pciAddress: '0000:81:01.0' }, { disk: { bus: 'virtio', pciAddress: '0000:81:01.0' } }],
    ['tray', { device: DiskDevice.CDROM, tray: CdromTray.CLOSED }, { cdrom: { bus: 'sata', tray: 'closed' } }],
    ['blockSize of the volume', { blockSize: DiskBlockSize.matchVolume() }, { disk: { bus: 'virtio' }, blockSize: { matchVolume: {} } }],
    ['blockSize', { blockSize: DiskBlockSize.custom({ logicalBytes: 4096 }) }, { disk: { bus: 'virtio' }, blockSize: { custom: { logical: 4096, physical: 4096 } } }],
    ['blockSize in full', { blockSize: DiskBlockSize.custom({ logicalBytes: 512, physicalBytes: 4096, discardGranularityBytes: 65536 }) },
      { disk: { bus: 'virtio' }, blockSize: { custom: { logical: 512, physical: 4096, discardGranularity: 65536 } } }],
    ['tag', { tag: 'data' }, { disk: { bus: 'virtio' }, tag: 'data' }],
    ['changedBlockTracking', { changedBlockTracking: true }, { disk: { bus: 'virtio' }, changedBlockTracking: true }],
  ])('%s', (_, options, expected) => {
    expect(rendered(Disk.dataVolume('root', 'golden', options)).disks).toEqual([{ name: 'root', ...expected }]);
  });

  test.each<[Architecture, object]>([
    [Architecture.AMD64, { bus: 'sata' }], [Architecture.ARM64, { bus: 'scsi' }], [Architecture.S390X, { bus: 'scsi' }],
  ])('the usual bus of a CD-ROM on %s', (architecture, cdrom) => {
    const disk = Disk.dataVolume('iso', 'installer', { device: DiskDevice.CDROM });
    expect(rendered(disk, newChart(), { architecture }).disks).toEqual([{ name: 'iso', cdrom }]);
  });

  test.each([DiskDevice.DISK, DiskDevice.LUN, DiskDevice.CDROM])('a preference chooses the bus of a %s', (device) => {
    const disk = Disk.dataVolume('root', 'golden', { device });
    expect(rendered(disk, newChart(), { preference: Preference.namespaced('linux') }).disks).toEqual([{ name: 'root', [device]: {} }]);
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
      hotpluggable: true,
      bus: DiskBus.SCSI,
    });
    expect(rendered(disk)).toEqual({
      disks: [{ name: 'root', disk: { bus: 'scsi' } }],
      volumes: [{ name: 'root', dataVolume: { name: 'scratch', hotpluggable: true } }],
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

  test.each<[DiskOptions, string]>([
    [{ device: DiskDevice.LUN, pciAddress: '0000:81:01.0' },
      'pciAddress of disk "root": got "0000:81:01.0"; allowed: only with device disk. Remove it, or change the device, which is lun.'],
    [{ reservation: true }, 'reservation of disk "root": got true; allowed: only with device lun. Remove it, or change the device, which is disk.'],
    [{ tray: CdromTray.OPEN }, 'tray of disk "root": got "open"; allowed: only with device cdrom. Remove it, or change the device, which is disk.'],
    [{ shareable: true, cache: DiskCache.WRITEBACK },
      'cache of shareable disk "root": got "writeback"; allowed: DiskCache.NONE. Leave it out: each node would cache what the others write.'],
    [{ io: DiskIo.NATIVE, cache: DiskCache.WRITETHROUGH },
      'cache of disk "root": got "writethrough"; allowed: DiskCache.NONE with DiskIo.NATIVE. Leave it out, or take DiskIo.THREADS.'],
    [{ device: DiskDevice.LUN, bus: DiskBus.SATA }, 'bus of LUN "root": got "sata"; allowed: DiskBus.SCSI. Leave it out: a LUN is on SCSI.'],
    [{ device: DiskDevice.LUN, bus: DiskBus.USB }, 'bus of LUN "root": got "usb"; allowed: DiskBus.SCSI. Leave it out: a LUN is on SCSI.'],
    [{ device: DiskDevice.FILESYSTEM, bus: DiskBus.VIRTIO, serial: 'a' }, 'options of disk "root": got ["bus","serial"]; allowed: none but device: filesystem. '
      + 'The guest mounts a file system; leave what only disks have.'],
  ])('what a device does not have: %j', (options, problem) => {
    expect(() => rendered(Disk.dataVolume('root', 'golden', options))).toThrow(new Error(`[chart/vm] ${problem}`));
  });

  test.each<[DiskOptions]>([
    [{ shareable: true, cache: DiskCache.NONE }], [{ io: DiskIo.NATIVE, cache: DiskCache.NONE }],
    [{ io: DiskIo.THREADS, cache: DiskCache.WRITEBACK }],
    [{ device: DiskDevice.LUN, shareable: true, cache: DiskCache.WRITEBACK }], [{ device: DiskDevice.LUN, bus: DiskBus.VIRTIO }],
  ])('what starts: %j', (options) => {
    expect(() => rendered(Disk.dataVolume('root', 'golden', options))).not.toThrow();
  });

  test.each([undefined, DiskDevice.LUN])('a claim that is mounted read-only under a writable %s', (device) => {
    const claim = kplus.PersistentVolumeClaim.fromClaimName(newChart(), 'claim', 'data');
    const disk = Disk.persistentVolumeClaim('root', claim, { device, readOnlyClaim: true, readOnly: false });
    expect(() => rendered(disk)).toThrow(new Error('[chart/vm] readOnly of disk "root": got false; allowed: true with readOnlyClaim. Leave it out, or readOnlyClaim.'));
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

  test.each<[Disk, VolumeType | undefined, boolean]>([
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
    [Disk.downwardApi('root', { files: [] }), VolumeType.DOWNWARD_API, false],
    [Disk.downwardMetrics('root'), VolumeType.DOWNWARD_METRICS, false],
    [Disk.containerPath('root', '/token'), VolumeType.CONTAINER_PATH, false],
    [Disk.emptyCdrom('root'), undefined, false],
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
