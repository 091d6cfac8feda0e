import { ApiObject, App, Chart, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../src/admission';
import {
  Firmware, InputBus, LaunchSecurity, Tpm, VirtualMachine, VirtualMachineInstanceReplicaSet, VirtualMachinePool, VirtualMachineProps,
} from '../../src/compute';
import { Architecture, Platform, PlatformProps } from '../../src/platform';
import { Hardening, HardeningMeasure } from '../../src/security';
import { Disk } from '../../src/storage';

const GUEST = { memory: Size.gibibytes(4), disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })] };

function app(platform?: PlatformProps): { readonly root: App; readonly chart: Chart } {
  const root = new App();
  if (platform) new Platform(root, 'Platform', platform);
  return { root, chart: new Chart(root, 'apps', { namespace: 'apps' }) };
}
const problems = (root: App) => root.node.findAll().flatMap(({ node }) => node.validate());
const specOf = (vm: VirtualMachine) => ApiObject.of(vm).toJson().spec.template.spec;

/** The guest of a VM with this profile. */
function hardened(hardening: Hardening, props: Partial<VirtualMachineProps> = {}, platform?: PlatformProps) {
  const { root, chart } = app(platform);
  hardening.applyTo(root);
  return { root, spec: specOf(new VirtualMachine(chart, 'vm', { ...GUEST, ...props })) };
}

test('the hardened profile', () => {
  const { root, spec } = hardened(Hardening.hardened());
  expect(spec.domain).toMatchObject({
    features: { smm: { enabled: true } },
    firmware: { bootloader: { efi: { secureBoot: true } } },
    devices: {
      autoattachGraphicsDevice: false,
      autoattachSerialConsole: false,
      autoattachInputDevice: false,
      autoattachMemBalloon: false,
      autoattachVSOCK: false,
      disableHotplug: true,
      rng: {},
      tpm: {},
    },
  });
  expect(problems(root)).toEqual([]);
  expect(Admission.of(root).findings()).toEqual([]);
});

test('the baseline profile', () => {
  const { spec } = hardened(Hardening.baseline());
  expect(spec.domain.devices).toEqual({
    autoattachInputDevice: false,
    autoattachVSOCK: false,
    rng: {},
    disks: [{ name: 'root', disk: { bus: 'virtio' } }],
    interfaces: [{ name: 'default', masquerade: {} }],
  });
  expect([spec.domain.firmware.bootloader, spec.domain.features]).toEqual([undefined, undefined]);
});

test('the confidential profile', () => {
  const { root, spec } = hardened(Hardening.confidential(LaunchSecurity.snp()), {}, { featureGates: ['WorkloadEncryptionSEV'] });
  expect(spec).toMatchObject({ architecture: 'amd64', evictionStrategy: 'None' });
  expect(spec.startStrategy).toBeUndefined();
  expect(spec.domain).toMatchObject({ launchSecurity: { snp: {} }, firmware: { bootloader: { efi: { secureBoot: false } } } });
  expect(spec.domain.features).toBeUndefined();
  expect(problems(root)).toEqual([]);
  expect(Admission.of(root).findings()).toEqual([]);
});

test.each<[string, LaunchSecurity, object]>([
  ['an attested guest starts paused', LaunchSecurity.sev({ attestation: true }), { startStrategy: 'Paused', domain: { launchSecurity: { sev: { attestation: {} } } } }],
  ['Secure Execution', LaunchSecurity.secureExecution(), { architecture: 's390x', domain: { launchSecurity: {} } }],
])('%s', (_, technology, expected) => {
  expect(hardened(Hardening.confidential(technology)).spec).toMatchObject(expected);
});

test('Secure Execution has no boot loader', () => {
  expect(hardened(Hardening.confidential(LaunchSecurity.secureExecution())).spec.domain.firmware.bootloader).toBeUndefined();
});

test.each(['v1.6.0', 'v1.7.0', 'v1.8.0', 'v1.9.0'])('is admitted on KubeVirt %s', (kubevirtVersion) => {
  const { root } = hardened(Hardening.hardened(), {}, { kubevirtVersion });
  expect(Admission.of(root).findings().filter(({ level }) => level !== 'advised')).toEqual([]);
});

test('of other architectures only what they have', () => {
  const { spec } = hardened(Hardening.hardened(), { architecture: Architecture.ARM64 });
  expect([spec.domain.firmware.bootloader, spec.domain.features, spec.domain.devices.tpm]).toEqual([undefined, undefined, {}]);
  const { spec: other } = hardened(Hardening.hardened(), {}, { architecture: Architecture.S390X });
  expect([other.domain.firmware.bootloader, other.domain.devices.tpm]).toEqual([undefined, undefined]);
});

test('the keys of a manifest stay in order', () => {
  const { root, chart } = app();
  Hardening.hardened().applyTo(root);
  const spec = specOf(new VirtualMachine(chart, 'vm', GUEST));
  for (const fields of [spec, spec.domain, spec.domain.devices, spec.domain.firmware]) {
    expect(Object.keys(fields)).toEqual(Object.keys(fields).sort());
  }
});

test('what a VM says already stays', () => {
  const { root, spec } = hardened(Hardening.hardened(), { tpm: Tpm.PERSISTENT, firmware: Firmware.efi({ secureBoot: true, persistent: true }) });
  expect(spec.domain.devices.tpm).toEqual({ persistent: true });
  expect(spec.domain.firmware.bootloader).toEqual({ efi: { secureBoot: true, persistent: true } });
  expect(problems(root)).toEqual([]);
});

test('pools and replica sets, and what is made or patched later', () => {
  const { root, chart } = app();
  const { changes: none } = Hardening.hardened().applyTo(chart);
  expect(none).toEqual([]);
  const pool = new VirtualMachinePool(chart, 'pool', GUEST);
  const set = new VirtualMachineInstanceReplicaSet(chart, 'set', { ...GUEST, replicas: 1 });
  const vm = new VirtualMachine(chart, 'vm', GUEST);
  vm.patch(JsonPatch.add('/spec/template/spec/domain/devices/tpm', { persistent: true }));
  const domains = [
    ApiObject.of(pool).toJson().spec.virtualMachineTemplate.spec.template.spec.domain,
    ApiObject.of(set).toJson().spec.template.spec.domain,
    specOf(vm).domain,
  ];
  expect(domains.map(({ devices }) => devices.autoattachGraphicsDevice)).toEqual([false, false, false]);
  expect(domains.map(({ devices }) => devices.tpm)).toEqual([{}, {}, { persistent: true }]);
  expect(problems(root)).toEqual([]);
});

test('the nearest profile counts alone', () => {
  const { root, chart } = app();
  Hardening.hardened().applyTo(root);
  const desktop = new VirtualMachine(chart, 'desktop', GUEST);
  const server = new VirtualMachine(chart, 'server', GUEST);
  Hardening.hardened({ except: [HardeningMeasure.NO_GRAPHICS_DEVICE, HardeningMeasure.NO_INPUT_DEVICES] }).applyTo(desktop);
  expect([desktop, server].map((vm) => specOf(vm).domain.devices.autoattachGraphicsDevice)).toEqual([undefined, false]);
});

test('other objects are left alone', () => {
  const { root, chart } = app();
  Hardening.hardened().applyTo(root);
  const service = new kplus.Service(chart, 'service', { ports: [{ port: 80 }] });
  expect(ApiObject.of(service).toJson().spec.ports).toEqual([{ port: 80 }]);
  expect(problems(root)).toEqual([]);
});

test('VMs that are written by hand stay as they are, and must say all of it', () => {
  const { root, chart } = app();
  Hardening.baseline().applyTo(root);
  const byHand = (name: string, devices: object) => new ApiObject(chart, name, {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name },
    spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '1Gi' }, devices } } } },
  });
  byHand('complete', { autoattachInputDevice: false, autoattachVSOCK: false, rng: {} });
  const open = byHand('open', { autoattachInputDevice: true });
  expect(open.toJson().spec.template.spec.domain.devices).toEqual({ autoattachInputDevice: true });
  expect(problems(root)).toEqual([
    'VirtualMachine apps/open: got "a plain ApiObject that leaves out or contradicts domain.devices.autoattachVSOCK, domain.devices.rng, '
    + 'domain.devices.autoattachInputDevice"; allowed: what the profile baseline sets. '
    + 'Write the fields, or make it a VirtualMachine of this library, which the profile can change.',
  ]);
});

test('what was changed, and what the cluster must do', () => {
  const { chart } = app();
  new VirtualMachine(chart, 'vm', { ...GUEST, rng: true });
  const hardening = Hardening.baseline().applyTo(chart);
  const field = (device: string) => `spec.template.spec.domain.devices.${device}`;
  expect(hardening.changes).toEqual([
    { object: 'VirtualMachine apps/vm', field: field('autoattachInputDevice'), value: 'false', measure: HardeningMeasure.NO_INPUT_DEVICES },
    { object: 'VirtualMachine apps/vm', field: field('autoattachVSOCK'), value: 'false', measure: HardeningMeasure.NO_VSOCK },
  ]);
  expect(`${hardening}`.split('\n').slice(0, 3)).toEqual([
    'Hardening profile baseline',
    '- VirtualMachine apps/vm: spec.template.spec.domain.devices.autoattachInputDevice: false (noInputDevices)',
    '- VirtualMachine apps/vm: spec.template.spec.domain.devices.autoattachVSOCK: false (noVsock)',
  ]);
});

test.each<[string, Hardening, PlatformProps, RegExp[]]>([
  ['by default', Hardening.hardened(), {}, [/seccompConfiguration/, /selinuxLauncherType/, /VersionTLS13/]],
  ['with a seccomp profile', Hardening.hardened(), { kubevirtConfiguration: { launcherSeccompProfile: true } }, [/selinuxLauncherType/, /VersionTLS13/]],
  ['as root', Hardening.hardened(), { featureGates: ['Root'], kubevirtConfiguration: { launcherSeccompProfile: true } }, [/selinux/, /TLS/, /gate Root is off/]],
  ['confidential', Hardening.confidential(LaunchSecurity.tdx()), {}, [/seccomp/, /selinux/, /TLS/, /Nodes that have TDX/]],
])('prerequisites %s', (_, hardening, platform, expected) => {
  const { root } = app(platform);
  const { prerequisites } = hardening.applyTo(root);
  expect(prerequisites).toEqual(expected.map((sentence) => expect.stringMatching(sentence)));
});

const DEVICES = 'VirtualMachine apps/vm spec.template.spec.domain.devices';
test.each<[string, Partial<VirtualMachineProps>, string, string]>([
  ['a graphics card', { autoattachGraphicsDevice: true }, `${DEVICES}.autoattachGraphicsDevice: got true; allowed: false`, 'NO_GRAPHICS_DEVICE'],
  ['a serial console', { autoattachSerialConsole: true }, `${DEVICES}.autoattachSerialConsole: got true; allowed: false`, 'NO_SERIAL_CONSOLE'],
  ['a log of the console', { logSerialConsole: true }, `${DEVICES}.logSerialConsole: got true; allowed: no log of a console that is not there`, 'NO_SERIAL_CONSOLE'],
  ['an input device', { autoattachInputDevice: true }, `${DEVICES}.autoattachInputDevice: got true; allowed: false`, 'NO_INPUT_DEVICES'],
  [
    'a tablet', { inputs: [{ name: 'tablet', bus: InputBus.VIRTIO }] },
    `${DEVICES}.inputs: got [{"bus":"virtio","name":"tablet","type":"tablet"}]; allowed: none`, 'NO_INPUT_DEVICES',
  ],
  ['a memory balloon', { autoattachMemBalloon: true }, `${DEVICES}.autoattachMemBalloon: got true; allowed: false`, 'NO_MEMORY_BALLOON'],
  ['a VSOCK', { autoattachVsock: true }, `${DEVICES}.autoattachVSOCK: got true; allowed: false`, 'NO_VSOCK'],
  ['USB redirection', { clientPassthrough: true }, `${DEVICES}.clientPassthrough: got {}; allowed: none`, 'NO_CLIENT_PASSTHROUGH'],
  ['downward metrics', { downwardMetrics: true }, `${DEVICES}.downwardMetrics: got {}; allowed: none`, 'NO_DOWNWARD_METRICS'],
  ['hotplug', { disableHotplug: false }, `${DEVICES}.disableHotplug: got false; allowed: true`, 'NO_HOTPLUG'],
  [
    'BIOS', { firmware: Firmware.bios() },
    'VirtualMachine apps/vm spec.template.spec.domain.firmware.bootloader.bios: got {}; allowed: EFI with secure boot', 'SECURE_BOOT',
  ],
  [
    'unsigned code', { firmware: Firmware.efi({ secureBoot: false }) },
    'VirtualMachine apps/vm spec.template.spec.domain.firmware.bootloader.efi.secureBoot: got false; allowed: true', 'SECURE_BOOT',
  ],
  [
    'a token', { disks: [Disk.serviceAccount('token', kplus.ServiceAccount.fromServiceAccountName(new Chart(new App(), 'c'), 'sa', 'robot'))] },
    'VirtualMachine apps/vm spec.template.spec.volumes[0].serviceAccount: got "token"; allowed: no such volume', 'NO_SERVICE_ACCOUNT_TOKEN',
  ],
])('a VM with %s fails synthesis', (_, props, message, measure) => {
  const { root } = hardened(Hardening.hardened(), props, { featureGates: ['DownwardMetrics', 'VSOCK'] });
  expect(problems(root)).toEqual([`${message} in the profile hardened. Leave it out, or except the measure: HardeningMeasure.${measure}.`]);
});

test('a disk that is plugged in fails synthesis', () => {
  const { root, chart } = app();
  Hardening.hardened().applyTo(root);
  const claim = { name: 'data', persistentVolumeClaim: { claimName: 'data', hotpluggable: true } };
  new VirtualMachine(chart, 'vm', GUEST).patch(
    JsonPatch.add('/spec/template/spec/volumes/-', claim), JsonPatch.add('/spec/template/spec/domain/devices/disks/-', { name: 'data', disk: { bus: 'scsi' } }),
  );
  expect(problems(root)).toEqual([expect.stringContaining('volumes[1].persistentVolumeClaim.hotpluggable: got "data"; allowed: no such volume')]);
});

test('a TPM that is patched away fails synthesis', () => {
  const { root, chart } = app();
  Hardening.hardened().applyTo(root);
  new VirtualMachine(chart, 'vm', GUEST).patch(JsonPatch.add('/spec/template/spec/domain/devices/tpm', { enabled: false }));
  expect(problems(root)).toEqual([expect.stringContaining(`${DEVICES}.tpm.enabled: got false; allowed: true, or nothing in the profile hardened`)]);
});

test.each<[string, Partial<VirtualMachineProps>, string]>([
  ['another technology', { launchSecurity: LaunchSecurity.tdx() }, 'domain.launchSecurity: got {"tdx":{}}; allowed: SEV-SNP'],
  ['secure boot', { firmware: Firmware.efi({ secureBoot: true }) }, 'domain.firmware.bootloader.efi.secureBoot: got true; allowed: EFI without secure boot'],
  ['BIOS', { firmware: Firmware.bios() }, 'domain.firmware.bootloader.bios: got {}; allowed: EFI without secure boot'],
])('a confidential VM with %s fails synthesis', (_, props, message) => {
  const { root } = hardened(Hardening.confidential(LaunchSecurity.snp()), props, { featureGates: ['WorkloadEncryptionTDX'] });
  expect(problems(root)).toEqual([
    `VirtualMachine apps/vm spec.template.spec.${message} in the profile confidential. Leave it out, or except the measure: HardeningMeasure.LAUNCH_SECURITY.`,
  ]);
});

test('exceptions are made by name', () => {
  const hardening = Hardening.hardened({ except: [HardeningMeasure.SECURE_BOOT, HardeningMeasure.TPM] });
  const { root, spec } = hardened(hardening, { firmware: Firmware.bios() });
  expect([spec.domain.firmware.bootloader, spec.domain.devices.tpm, problems(root)]).toEqual([{ bios: {} }, undefined, []]);
});

test.each<[string, () => unknown, string]>([
  [
    'a measure of another profile', () => Hardening.baseline({ except: [HardeningMeasure.TPM] }),
    'Hardening.baseline except: got "tpm"; allowed: noInputDevices, noVsock, noClientPassthrough, noDownwardMetrics, randomNumberGenerator. It is no measure of this profile: drop it.',
  ],
  [
    'a measure twice', () => Hardening.hardened({ except: [HardeningMeasure.TPM, HardeningMeasure.TPM] }),
    'Hardening.hardened except: got "tpm"; allowed: each measure once. Drop the repetition.',
  ],
  [
    'a second profile', () => {
      const { chart } = app();
      Hardening.baseline().applyTo(chart);
      Hardening.hardened().applyTo(chart);
    },
    '[apps] Hardening: got ["baseline","hardened"]; allowed: one profile in a scope. Keep one, or apply the other further down.',
  ],
])('refuses %s', (_, mistake, message) => {
  expect(mistake).toThrow(new Error(message));
});
