import { guestTable } from '../guest-table';
import { instance, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

const REPORTED = 'spec.template.spec.launchSecurity';

says({
  'launch-security/excludes-network-boot': { allowed: 'nothing', reported: REPORTED },
  'launch-security/excludes-persistent-efi': { allowed: 'nothing or false', reported: REPORTED },
  'launch-security/excludes-secure-boot-with-sev': { allowed: 'false', reported: REPORTED },
  'launch-security/excludes-smm-with-tdx': { allowed: 'nothing, or enabled: false', reported: REPORTED },
  'launch-security/fits-architecture': { allowed: 'amd64, s390x' },
  'launch-security/requires-efi': {
    allowed: 'efi', reported: [REPORTED, 'spec.launchSecurity', 'spec.virtualMachineTemplate.spec.template.spec.launchSecurity'],
  },
  'launch-security/requires-gate-for-sev': { allowed: 'only while the feature gate WorkloadEncryptionSEV is on', reported: REPORTED },
  'launch-security/requires-gate-for-tdx': { allowed: 'only while the feature gate WorkloadEncryptionTDX is on', reported: REPORTED },
  'launch-security/requires-one-type': { allowed: 'exactly one of sev, snp, tdx', reported: REPORTED },
  'launch-security/requires-paused-start-for-attestation': { allowed: 'Paused', reported: REPORTED },
  'lifecycle/has-known-start-strategy': { allowed: 'Paused' },
});

const BOOTLOADER = 'domain.firmware.bootloader';
const efi = (facts: Json = { secureBoot: false }) => ({ firmware: { bootloader: { efi: facts } } });
const secured = (launchSecurity: Json, domain: Json = efi(), spec: Json = {}) => ({ domain: { launchSecurity, ...domain }, ...spec });
const SEV = 'WorkloadEncryptionSEV';
const TDX = 'WorkloadEncryptionTDX';
const gates = (...enabledFeatureGates: string[]) => ({ enabledFeatureGates });

describe('launch-security/fits-architecture', () => {
  guestTable([
    ['a guest without encryption on arm64', { architecture: 'arm64' }],
    ['SEV on amd64', secured({ sev: {} })],
    ['any encryption on s390x', { ...secured({}, {}), architecture: 's390x' }],
    ['SEV on arm64', { ...secured({ sev: {} }, {}), architecture: 'arm64' }, ['launch-security/fits-architecture', 'architecture', 'arm64']],
  ]);
  describe('on a cluster of s390x', () => guestTable(
    [['any encryption', secured({}, {})]], virtualMachine, undefined, { architecture: 's390x' },
  ));
  describe.each([
    ['a replica set', replicaSet, 'spec.template.spec'],
    ['a pool', pool, 'spec.virtualMachineTemplate.spec.template.spec'],
  ])('%s', (_, manifest, path) => {
    guestTable([
      ['a template without encryption', {}],
      ['a template that names its architecture', { ...secured({ sev: {} }), architecture: 'amd64' }],
      ['a template that names no architecture', secured({ sev: {} }), ['launch-security/fits-architecture', 'architecture']],
    ], manifest, path);
  });
});

describe('launch-security/requires-one-type', () => guestTable([
  ['no type', secured({}, {}), ['launch-security/requires-one-type', 'domain.launchSecurity', 'nothing']],
  ['SEV and TDX', secured({ sev: {}, tdx: {} }, {}), ['launch-security/requires-one-type', 'domain.launchSecurity', '["sev","tdx"]']],
], virtualMachine, undefined, gates(SEV, TDX)));

describe.each<[type: string, gate: string, other: string, rule: string]>([
  ['sev', SEV, TDX, 'launch-security/requires-gate-for-sev'],
  ['snp', SEV, TDX, 'launch-security/requires-gate-for-sev'],
  ['tdx', TDX, SEV, 'launch-security/requires-gate-for-tdx'],
])('the gate of %s', (type, gate, other, rule) => {
  describe('while it is on', () => guestTable([
    [`${type} is accepted`, secured({ [type]: {} })],
    [`${type} is judged`, secured({ [type]: {} }, {}), ['launch-security/requires-efi', BOOTLOADER]],
  ], virtualMachine, undefined, gates(gate)));
  describe('while only the other gate is on', () => guestTable([
    [`${type} is refused, and nothing else of it is judged`, secured({ [type]: {} }, {}), [rule, `domain.launchSecurity.${type}`, '{}']],
  ], virtualMachine, undefined, gates(other)));
});

describe('the gates of the default cluster', () => guestTable([
  ['SEV is accepted', secured({ sev: {} })],
  ['TDX is refused', secured({ tdx: {} }), ['launch-security/requires-gate-for-tdx', 'domain.launchSecurity.tdx', '{}']],
]));

describe('launch-security/excludes-smm-with-tdx', () => guestTable([
  ['TDX with other features', secured({ tdx: {} }, { ...efi({}), features: { acpi: {} } })],
  ['TDX with SMM switched off', secured({ tdx: {} }, { ...efi({}), features: { smm: { enabled: false } } })],
  ['SEV with SMM', secured({ sev: {} }, { ...efi(), features: { smm: {} } })],
  ['TDX with SMM', secured({ tdx: {} }, { ...efi({}), features: { smm: {} } }),
    ['launch-security/excludes-smm-with-tdx', 'domain.features.smm', '{}']],
  ['TDX with SMM switched on', secured({ tdx: {} }, { ...efi({}), features: { smm: { enabled: true } } }),
    ['launch-security/excludes-smm-with-tdx', 'domain.features.smm', '{"enabled":true}']],
], virtualMachine, undefined, gates(SEV, TDX)));

describe('launch-security/requires-efi', () => {
  guestTable([
    ['a guest without a bootloader', secured({ snp: {} }, {}), ['launch-security/requires-efi', BOOTLOADER]],
    ['a guest with BIOS', secured({ sev: {} }, { firmware: { bootloader: { bios: {} } } }),
      ['launch-security/requires-efi', BOOTLOADER, '{"bios":{}}']],
  ]);
  describe('an instance', () => guestTable(
    [['without a bootloader', secured({ snp: {} }, {}), ['launch-security/requires-efi', BOOTLOADER]]], instance, 'spec',
  ));
  describe('a pool', () => guestTable(
    [['without a bootloader', secured({ snp: {} }, {}, { architecture: 'amd64' }), ['launch-security/requires-efi', BOOTLOADER]]],
    pool, 'spec.virtualMachineTemplate.spec.template.spec',
  ));
});

describe('launch-security/excludes-secure-boot-with-sev', () => {
  const rule = 'launch-security/excludes-secure-boot-with-sev';
  const smm = { features: { smm: {} } };
  guestTable([
    ['TDX with secure boot', secured({ tdx: {} }, efi({}))],
    ['SEV with secure boot by default', secured({ sev: {} }, { ...efi({}), ...smm }), [rule, `${BOOTLOADER}.efi.secureBoot`]],
    ['SEV-SNP with secure boot', secured({ snp: {} }, { ...efi({ secureBoot: true }), ...smm }), [rule, `${BOOTLOADER}.efi.secureBoot`, 'true']],
  ], virtualMachine, undefined, gates(SEV, TDX));
});

describe('launch-security/excludes-persistent-efi', () => {
  const rule = 'launch-security/excludes-persistent-efi';
  const persistent = (type: string) => secured({ [type]: {} }, efi({ secureBoot: false, persistent: true }));
  guestTable([
    ['SEV with persistent EFI', persistent('sev')],
    ['SEV-SNP without persistence', secured({ snp: {} }, efi({ secureBoot: false, persistent: false }))],
    ['SEV-SNP with persistent EFI', persistent('snp'), [rule, `${BOOTLOADER}.efi.persistent`, 'true']],
    ['TDX with persistent EFI', persistent('tdx'), [rule, `${BOOTLOADER}.efi.persistent`, 'true']],
  ], virtualMachine, undefined, gates(SEV, TDX));
});

describe('launch-security/requires-paused-start-for-attestation', () => {
  const rule = 'launch-security/requires-paused-start-for-attestation';
  guestTable([
    ['attestation of a guest that starts paused', secured({ sev: { attestation: {} } }, efi(), { startStrategy: 'Paused' })],
    ['attestation of a guest that just starts', secured({ sev: { attestation: {} } }), [rule, 'startStrategy']],
    ['attestation with another start strategy', secured({ sev: { attestation: {} } }, efi(), { startStrategy: 'Running' }),
      [rule, 'startStrategy', 'Running'], ['lifecycle/has-known-start-strategy', 'startStrategy', 'Running']],
  ]);
});

describe('launch-security/excludes-network-boot', () => {
  const rule = 'launch-security/excludes-network-boot';
  const names = ['a', 'b'];
  const networked = (...orders: (number | undefined)[]) => secured({ sev: {} }, {
    ...efi(), devices: { interfaces: orders.map((bootOrder, i) => ({ name: names[i], bridge: {}, bootOrder })) },
  }, { networks: orders.map((_, i) => ({ name: names[i], ...i ? { multus: { networkName: 'n' } } : { pod: {} } })) });
  guestTable([
    ['interfaces without a boot order', networked(undefined, undefined)],
    ['an interface with a boot order', networked(undefined, 1), [rule, 'domain.devices.interfaces[1].bootOrder', '1']],
    ['two interfaces with a boot order', networked(1, 2),
      [rule, 'domain.devices.interfaces[0].bootOrder', '1'], [rule, 'domain.devices.interfaces[1].bootOrder', '2']],
  ]);
});
