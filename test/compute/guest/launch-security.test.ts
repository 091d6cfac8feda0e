import { Chart } from 'cdk8s';
import {
  EvictionStrategy, Firmware, GuestProps, HypervFeatures, LaunchSecurity, VirtualMachine, VirtualMachineInstanceReplicaSet, VirtualMachinePool,
} from '../../../src/compute';
import { Architecture, Platform } from '../../../src/platform';
import { newChart, object, problems, Rendered, SMALL } from '../fixture';

const EFI = { bootloader: { efi: { secureBoot: false } } };

/** What is encrypted, without what all guests have. */
function guest(props: Partial<GuestProps>, chart: Chart = newChart()): Rendered {
  new VirtualMachine(chart, 'vm', { ...SMALL, ...props });
  const { domain: { memory, devices, firmware: { uuid, serial, ...firmware }, ...domain }, networks, ...spec } = object(chart, 'VirtualMachine').spec.template.spec;
  return { ...spec, ...domain, ...Object.keys(firmware).length ? { firmware } : {} };
}

test.each<[string, LaunchSecurity, object]>([
  ['SEV', LaunchSecurity.sev(), { sev: {} }],
  ['SEV of an owner', LaunchSecurity.sev({ session: 'c2Vzc2lvbg==', dhCert: 'Y2VydA==' }), { sev: { session: 'c2Vzc2lvbg==', dhCert: 'Y2VydA==' } }],
  ['SEV-ES', LaunchSecurity.sevEs(), { sev: { policy: { encryptedState: true } } }],
  ['SEV-SNP', LaunchSecurity.snp(), { snp: {} }],
  ['TDX', LaunchSecurity.tdx(), { tdx: {} }],
])('%s', (technology, launchSecurity, wire) => {
  expect(guest({ launchSecurity })).toEqual({ architecture: 'amd64', evictionStrategy: 'None', launchSecurity: wire, firmware: EFI });
  expect(technology).toContain(launchSecurity.technology);
});

test('Secure Execution', () => {
  expect(guest({ launchSecurity: LaunchSecurity.secureExecution() })).toEqual({ architecture: 's390x', evictionStrategy: 'None', launchSecurity: {} });
});

test.each<[string, Partial<GuestProps>, object]>([
  ['is attested while it is paused', { launchSecurity: LaunchSecurity.sevEs({ attestation: true }) },
    { launchSecurity: { sev: { attestation: {}, policy: { encryptedState: true } } }, startStrategy: 'Paused' }],
  ['may migrate if it can', { launchSecurity: LaunchSecurity.snp(), evictionStrategy: EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE },
    { launchSecurity: { snp: {} }, evictionStrategy: 'LiveMigrateIfPossible' }],
  ['has EFI that does not boot securely', { launchSecurity: LaunchSecurity.snp(), firmware: Firmware.efi() }, { launchSecurity: { snp: {} } }],
  ['has the firmware that was said', { launchSecurity: LaunchSecurity.tdx(), firmware: Firmware.efi({ secureBoot: true }) }, {
    launchSecurity: { tdx: {} }, firmware: { bootloader: { efi: { secureBoot: true } } }, features: { smm: { enabled: true } },
  }],
])('a guest %s', (_, props, expected) => {
  expect(guest(props)).toEqual({ architecture: 'amd64', evictionStrategy: 'None', firmware: EFI, ...expected });
});

test.each([['pool', VirtualMachinePool, 'VirtualMachinePool'], ['replica set', VirtualMachineInstanceReplicaSet, 'VirtualMachineInstanceReplicaSet']])(
  'a %s names its architecture', (_, Workload, kind) => {
    const chart = newChart();
    new Workload(chart, 'many', { ...SMALL, launchSecurity: LaunchSecurity.snp() });
    const { spec } = object(chart, kind);
    const { architecture, domain: { launchSecurity, firmware } } = (spec.virtualMachineTemplate?.spec ?? spec).template.spec;
    expect({ architecture, launchSecurity, firmware }).toEqual({ architecture: 'amd64', launchSecurity: { snp: {} }, firmware: EFI });
  },
);

describe('what can never be drained is refused', () => {
  const device = { name: 'qat', deviceName: 'intel.com/qat' };
  const message = (reasons: string) => `[chart/vm] evictionStrategy: got "LiveMigrate"; allowed: one that lets a guest stop that cannot migrate, with ${reasons}. `
    + 'Write `EvictionStrategy.NONE` or `LIVE_MIGRATE_IF_POSSIBLE`: KubeVirt would refuse each eviction, and the drain of the node waits for good.';
  const gpus = ['one', 'two'].map((name) => ({ name, deviceName: 'nvidia.com/A100' }));

  test.each<[string, Partial<GuestProps>]>([
    ['launchSecurity', { launchSecurity: LaunchSecurity.sev() }],
    ['launchSecurity', { launchSecurity: LaunchSecurity.secureExecution() }],
    ['HypervFeatures.passthrough()', { features: { hyperv: HypervFeatures.passthrough() } }],
    ['hostDevices', { hostDevices: [device] }],
    ['several gpus', { gpus }],
    ['launchSecurity, hostDevices', { launchSecurity: LaunchSecurity.snp(), hostDevices: [device] }],
  ])('%s', (reasons, props) => {
    expect(() => guest({ ...props, evictionStrategy: EvictionStrategy.LIVE_MIGRATE })).toThrow(new Error(message(reasons)));
    expect(() => guest({ ...props, evictionStrategy: EvictionStrategy.NONE })).not.toThrow();
  });

  test('devices that are added', () => {
    const vm = new VirtualMachine(newChart(), 'vm', { ...SMALL, evictionStrategy: EvictionStrategy.LIVE_MIGRATE, gpus: [gpus[0]] });
    expect(() => vm.addGpu(gpus[1])).toThrow(new Error(message('several gpus')));
    expect(() => vm.addHostDevice(device)).toThrow(new Error(message('hostDevices, several gpus')));
  });
});

describe('a technology of another architecture', () => {
  const found = (props: Partial<GuestProps>, architecture?: Architecture) => {
    const chart = newChart();
    if (architecture) new Platform(chart, 'Platform', { architecture });
    new VirtualMachine(chart, 'vm', { ...SMALL, ...props });
    return problems(chart);
  };
  const message = (technology: string, allowed: string, architecture: string) => (
    `launchSecurity: got "${technology}"; allowed: ${allowed}. Choose another technology, or \`architecture: Architecture.${architecture}\`.`
  );

  test.each<[string, GuestProps, Architecture | undefined, string[]]>([
    ['SNP on s390x', { launchSecurity: LaunchSecurity.snp(), architecture: Architecture.S390X }, undefined,
      [message('SEV-SNP', 'what there is on s390x: Secure Execution', 'AMD64')]],
    ['SNP on a cluster of s390x', { launchSecurity: LaunchSecurity.snp() }, Architecture.S390X,
      [message('SEV-SNP', 'what there is on s390x: Secure Execution', 'AMD64')]],
    ['Secure Execution on amd64', { launchSecurity: LaunchSecurity.secureExecution(), architecture: Architecture.AMD64 }, undefined,
      [message('Secure Execution', 'what there is on amd64: SEV, SEV-ES, SEV-SNP, TDX', 'S390X')]],
    ['Secure Execution on a cluster of s390x', { launchSecurity: LaunchSecurity.secureExecution() }, Architecture.S390X, []],
    ['SEV in a cluster of arm64, which admission judges', { launchSecurity: LaunchSecurity.sev() }, Architecture.ARM64, []],
    ['none', {}, Architecture.S390X, []],
  ])('%s', (_, props, architecture, messages) => {
    expect(found(props, architecture)).toEqual(messages);
  });
});
