import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AccessCredential, CloudInit, GuestCpu, EvictionStrategy, Firmware, GuestProbe, GuestProps, GuestResourceClaim, Hugepages, InputBus, IoThreadsPolicy,
  PanicDeviceModel, RebootPolicy, SoundModel, Tpm, VideoType, WhenUnsatisfiable, VirtualMachine, WatchdogAction,
} from '../../../src/compute';
import { GuestNetwork, NetworkAttachment } from '../../../src/network';
import { Architecture, Platform } from '../../../src/platform';
import { Disk, DiskBus, DiskDevice } from '../../../src/storage';
import { guestSpec, newChart, object, SMALL, vmSpec } from '../fixture';

const SELECTOR = { matchLabels: { 'app.kubernetes.io/name': 'vm' } };
const gpu = { name: 'gpu1', deviceName: 'nvidia.com/GA102GL_A10' };

test('a guest of which only the size is said', () => {
  expect(vmSpec().template).toEqual({
    metadata: { labels: { 'app.kubernetes.io/name': 'vm' } },
    spec: {
      domain: {
        memory: { guest: '1Gi' },
        firmware: { uuid: '1721e2f3-b055-5cb8-9f8e-399c4259a3be', serial: 'ab129c05-4a5e-5f29-b6fd-f757b3c72301' },
        devices: { interfaces: [{ name: 'default', masquerade: {} }] },
      },
      networks: [{ name: 'default', pod: {} }],
    },
  });
});

describe('props of the spec', () => {
  test.each<[string, GuestProps, object]>([
    ['architecture', { architecture: Architecture.ARM64 }, { architecture: 'arm64' }],
    ['hostname', { hostname: 'db-0' }, { hostname: 'db-0' }],
    ['subdomain', { subdomain: 'db' }, { subdomain: 'db' }],
    ['priorityClassName', { priorityClassName: 'high' }, { priorityClassName: 'high' }],
    ['schedulerName', { schedulerName: 'topology' }, { schedulerName: 'topology' }],
    ['evictionStrategy', { evictionStrategy: EvictionStrategy.LIVE_MIGRATE }, { evictionStrategy: 'LiveMigrate' }],
    ['evictionStrategy', { evictionStrategy: EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE }, { evictionStrategy: 'LiveMigrateIfPossible' }],
    ['evictionStrategy', { evictionStrategy: EvictionStrategy.NONE }, { evictionStrategy: 'None' }],
    ['evictionStrategy', { evictionStrategy: EvictionStrategy.EXTERNAL }, { evictionStrategy: 'External' }],
    ['startPaused', { startPaused: true }, { startStrategy: 'Paused' }],
    ['startPaused: false', { startPaused: false }, {}],
    ['terminationGracePeriod', { terminationGracePeriod: Duration.minutes(3) }, { terminationGracePeriodSeconds: 180 }],
    ['terminationGracePeriod of 0', { terminationGracePeriod: Duration.seconds(0) }, { terminationGracePeriodSeconds: 0 }],
    ['nodeSelector', { nodeSelector: { 'kubevirt.io/cpumanager': 'true' } }, { nodeSelector: { 'kubevirt.io/cpumanager': 'true' } }],
    ['spread', { spread: [{}] }, {
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', labelSelector: SELECTOR },
      ],
    }],
    ['spread in full', { spread: [{ maxSkew: 2, topology: kplus.Topology.ZONE, whenUnsatisfiable: WhenUnsatisfiable.SCHEDULE_ANYWAY }] }, {
      topologySpreadConstraints: [
        { maxSkew: 2, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: SELECTOR },
      ],
    }],
    ['readinessProbe', { readinessProbe: GuestProbe.tcpSocket(5432) }, { readinessProbe: { tcpSocket: { port: 5432 } } }],
    ['livenessProbe', { livenessProbe: GuestProbe.guestAgentPing() }, { livenessProbe: { guestAgentPing: {} } }],
    ['serviceAccount', { serviceAccount: kplus.ServiceAccount.fromServiceAccountName(newChart(), 'ref', 'runner') }, { serviceAccountName: 'runner' }],
    ['dns', { dns: { policy: kplus.DnsPolicy.NONE, nameservers: ['10.0.0.2'], searches: ['shop.example'], options: [{ name: 'ndots', value: '2' }] } }, {
      dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.2'], searches: ['shop.example'], options: [{ name: 'ndots', value: '2' }] },
    }],
    ['a policy of DNS', { dns: { policy: kplus.DnsPolicy.DEFAULT, searches: [] } }, { dnsPolicy: 'Default' }],
    ['options of DNS', { dns: { options: [{ name: 'edns0' }] } }, { dnsConfig: { options: [{ name: 'edns0' }] } }],
    ['resourceClaims', { resourceClaims: [GuestResourceClaim.existing('nics', 'fast'), GuestResourceClaim.fromTemplate('gpus', 'a100')] }, {
      resourceClaims: [{ name: 'nics', resourceClaimName: 'fast' }, { name: 'gpus', resourceClaimTemplateName: 'a100' }],
    }],
    ['accessCredentials', { accessCredentials: [AccessCredential.userPassword(kplus.Secret.fromSecretName(newChart(), 'ref', 'pw'))] }, {
      accessCredentials: [{ userPassword: { source: { secret: { secretName: 'pw' } }, propagationMethod: { qemuGuestAgent: {} } } }],
    }],
  ])('%s', (_, props, expected) => {
    const { domain, networks, ...rest } = guestSpec(props);
    expect(rest).toEqual(expected);
  });

  test('networks replace the pod network', () => {
    const spec = guestSpec({ networks: [GuestNetwork.bridge('storage', NetworkAttachment.fromNetworkAttachmentName(newChart(), 'storage', 'apps/storage-vlan100'))] });
    expect(spec.networks).toEqual([{ name: 'storage', multus: { networkName: 'apps/storage-vlan100' } }]);
    expect(spec.domain.devices.interfaces).toEqual([{ name: 'storage', bridge: {} }]);
  });

  test('no networks and no pod network', () => {
    const spec = guestSpec({ autoattachPodInterface: false });
    expect(spec).not.toHaveProperty('networks');
    expect(spec.domain.devices).toEqual({ autoattachPodInterface: false });
  });

  test('no networks and an explicit pod network', () => {
    const spec = guestSpec({ autoattachPodInterface: true });
    expect(spec.networks).toEqual([{ name: 'default', pod: {} }]);
    expect(spec.domain.devices).toEqual({ autoattachPodInterface: true, interfaces: [{ name: 'default', masquerade: {} }] });
  });
});

describe('props of the domain', () => {
  test.each<[string, GuestProps, object]>([
    ['cpu', { cpu: GuestCpu.cores(2) }, { cpu: { cores: 2 } }],
    ['memory', { memory: Size.mebibytes(1536) }, { memory: { guest: '1536Mi' } }],
    ['hugepages', { memory: Size.gibibytes(2), hugepages: Hugepages.TWO_MEBIBYTES }, { memory: { guest: '2Gi', hugepages: { pageSize: '2Mi' } } }],
    ['hugepages of 1 GiB', { memory: Size.gibibytes(2), hugepages: Hugepages.ONE_GIBIBYTE }, { memory: { guest: '2Gi', hugepages: { pageSize: '1Gi' } } }],
    ['maxGuest', { memory: Size.gibibytes(2), maxGuest: Size.gibibytes(8) }, { memory: { guest: '2Gi', maxGuest: '8Gi' } }],
    ['resources', {
      resources: {
        cpuRequest: kplus.Cpu.millis(1500), cpuLimit: kplus.Cpu.units(2), memoryRequest: Size.gibibytes(1), memoryLimit: Size.gibibytes(2),
      },
    }, { resources: { requests: { cpu: '1500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } } }],
    ['overcommitGuestOverhead', { resources: { overcommitGuestOverhead: true, memoryRequest: Size.mebibytes(512) } }, {
      resources: { overcommitGuestOverhead: true, requests: { memory: '512Mi' } },
    }],
    ['reservedOverhead', { reservedOverhead: { addedOverhead: Size.mebibytes(200), memLock: true } }, {
      memory: { guest: '1Gi', reservedOverhead: { addedOverhead: '200Mi', memLock: 'Required' } },
    }],
    ['reservedOverhead without locks', { reservedOverhead: { memLock: false } }, { memory: { guest: '1Gi', reservedOverhead: { memLock: 'NotRequired' } } }],
    ['chassis', { chassis: { manufacturer: 'Acme', version: '1', serial: 'S1', asset: 'A1', sku: 'K1' } }, {
      chassis: { manufacturer: 'Acme', version: '1', serial: 'S1', asset: 'A1', sku: 'K1' },
    }],
    ['rebootPolicy', { rebootPolicy: RebootPolicy.TERMINATE }, { rebootPolicy: 'Terminate' }],
    ['rebootPolicy', { rebootPolicy: RebootPolicy.REBOOT }, { rebootPolicy: 'Reboot' }],
    ['resources in part', { resources: { cpuRequest: kplus.Cpu.units(2) } }, { resources: { requests: { cpu: '2' } } }],
    ['machineType', { machineType: 'pc-q35-rhel9.4.0' }, { machine: { type: 'pc-q35-rhel9.4.0' } }],
    ['ioThreadsPolicy', { ioThreadsPolicy: IoThreadsPolicy.SHARED }, { ioThreadsPolicy: 'shared' }],
    ['ioThreadsPolicy', { ioThreadsPolicy: IoThreadsPolicy.AUTO }, { ioThreadsPolicy: 'auto' }],
    ['firmware with secure boot', { firmware: Firmware.efi() }, { features: { smm: { enabled: true } } }],
    ['firmware without secure boot', { firmware: Firmware.efi({ secureBoot: false }) }, {}],
  ])('%s', (_, props, expected) => {
    const { devices, firmware, ...rest } = guestSpec(props).domain;
    expect(rest).toEqual({ memory: { guest: '1Gi' }, ...expected });
  });
});

describe('props of the devices', () => {
  test.each<[string, GuestProps, object]>([
    ['disks', { disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })] }, { disks: [{ name: 'root', disk: { bus: 'virtio' } }] }],
    ['a name of the cloud-init disk', { cloudInit: new CloudInit({ hostname: 'a' }), cloudInitDisk: { name: 'cloudinitdisk' } }, {
      disks: [{ name: 'cloudinitdisk', disk: { bus: 'virtio' } }],
    }],
    ['another device for cloud-init', {
      cloudInit: new CloudInit({ hostname: 'a' }), cloudInitReadOnly: true, cloudInitDisk: { device: DiskDevice.CDROM, bus: DiskBus.USB, serial: 'S1', readOnly: false },
    }, {
      disks: [{ name: 'cloudinit', cdrom: { bus: 'usb', readonly: false }, serial: 'S1' }],
    }],
    ['cloudInitReadOnly', { cloudInit: new CloudInit({ hostname: 'a' }), cloudInitReadOnly: true }, {
      disks: [{ name: 'cloudinit', disk: { bus: 'virtio', readonly: true } }],
    }],
    ['no disks', { disks: [] }, {}],
    ['gpus', { gpus: [gpu] }, { gpus: [gpu] }],
    ['hostDevices', { hostDevices: [{ name: 'qat', deviceName: 'intel.com/qat' }] }, { hostDevices: [{ name: 'qat', deviceName: 'intel.com/qat' }] }],
    ['tpm', { tpm: Tpm.EPHEMERAL }, { tpm: {} }],
    ['no tpm', { tpm: Tpm.DISABLED }, { tpm: { enabled: false } }],
    ['persistent tpm', { tpm: Tpm.PERSISTENT }, { tpm: { persistent: true } }],
    ['watchdog', { watchdog: WatchdogAction.POWEROFF }, { watchdog: { name: 'watchdog', i6300esb: { action: 'poweroff' } } }],
    ['watchdog', { watchdog: WatchdogAction.RESET }, { watchdog: { name: 'watchdog', i6300esb: { action: 'reset' } } }],
    ['watchdog', { watchdog: WatchdogAction.SHUTDOWN }, { watchdog: { name: 'watchdog', i6300esb: { action: 'shutdown' } } }],
    ['watchdog of s390x', { watchdog: WatchdogAction.RESET, architecture: Architecture.S390X }, { watchdog: { name: 'watchdog', diag288: { action: 'reset' } } }],
    ['rng', { rng: true }, { rng: {} }],
    ['rng: false', { rng: false }, {}],
    ['networkInterfaceMultiqueue', { networkInterfaceMultiqueue: true }, { networkInterfaceMultiqueue: true }],
    ['blockMultiQueue', { blockMultiQueue: true }, { blockMultiQueue: true }],
    ['autoattachGraphicsDevice', { autoattachGraphicsDevice: false }, { autoattachGraphicsDevice: false }],
    ['autoattachSerialConsole', { autoattachSerialConsole: false }, { autoattachSerialConsole: false }],
    ['logSerialConsole', { logSerialConsole: false }, { logSerialConsole: false }],
    ['autoattachInputDevice', { autoattachInputDevice: true }, { autoattachInputDevice: true }],
    ['autoattachMemBalloon', { autoattachMemBalloon: false }, { autoattachMemBalloon: false }],
    ['video', { video: VideoType.VIRTIO }, { video: { type: 'virtio' } }],
    ['sound', { sound: SoundModel.ICH9 }, { sound: { name: 'sound', model: 'ich9' } }],
    ['sound', { sound: SoundModel.AC97 }, { sound: { name: 'sound', model: 'ac97' } }],
    ['inputs', { inputs: [{ name: 'tablet' }, { name: 'other', bus: InputBus.VIRTIO }] }, {
      inputs: [{ name: 'tablet', type: 'tablet' }, { name: 'other', type: 'tablet', bus: 'virtio' }],
    }],
    ['panicDevices', { panicDevices: [PanicDeviceModel.DEFAULT, PanicDeviceModel.HYPERV, PanicDeviceModel.ISA, PanicDeviceModel.PVPANIC] }, {
      panicDevices: [{}, { model: 'hyperv' }, { model: 'isa' }, { model: 'pvpanic' }],
    }],
    ['clientPassthrough', { clientPassthrough: true }, { clientPassthrough: {} }],
    ['clientPassthrough: false', { clientPassthrough: false }, {}],
    ['downwardMetrics', { downwardMetrics: true }, { downwardMetrics: {} }],
    ['downwardMetrics: false', { downwardMetrics: false }, {}],
    ['disableHotplug', { disableHotplug: true }, { disableHotplug: true }],
    ['useVirtioTransitional', { useVirtioTransitional: true }, { useVirtioTransitional: true }],
    ['autoattachVsock', { autoattachVsock: true }, { autoattachVSOCK: true }],
  ])('%s', (_, props, expected) => {
    const { interfaces, ...rest } = guestSpec(props).domain.devices;
    expect(rest).toEqual(expected);
  });
});

test('the watchdog of a cluster of s390x', () => {
  const chart = newChart();
  new Platform(chart, 'Platform', { architecture: Architecture.S390X });
  new VirtualMachine(chart, 'vm', { ...SMALL, watchdog: WatchdogAction.RESET });
  const { spec } = object(chart, 'VirtualMachine').spec.template;
  expect(spec.domain.devices.watchdog).toEqual({ name: 'watchdog', diag288: { action: 'reset' } });
  expect(spec.architecture).toBe('s390x');
});

describe('labels and annotations of the launcher pod', () => {
  test.each<[string, GuestProps, object]>([
    ['labels', { labels: { tier: 'web' } }, { labels: { 'app.kubernetes.io/name': 'vm', 'tier': 'web' } }],
    ['the selecting label', { labels: { 'app.kubernetes.io/name': 'web' } }, { labels: { 'app.kubernetes.io/name': 'web' } }],
    ['annotations', { annotations: { 'cpu-quota.crio.io': 'disable' } }, {
      labels: { 'app.kubernetes.io/name': 'vm' }, annotations: { 'cpu-quota.crio.io': 'disable' },
    }],
  ])('%s', (_, props, expected) => {
    expect(vmSpec(props).template.metadata).toEqual(expected);
  });

  test('a given selecting label is what the guest is spread by', () => {
    const { topologySpreadConstraints } = guestSpec({ labels: { 'app.kubernetes.io/name': 'web' }, spread: [{}] });
    expect(topologySpreadConstraints[0].labelSelector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'web' } });
  });
});
