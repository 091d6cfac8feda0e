import { admit } from '../../../src/admission/admission';
import { guestTable } from '../guest-table';
import { pool, replicaSet, virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'launch-security/requires-efi': { allowed: 'efi', reported: 'spec.template.spec.launchSecurity' },
  'launch-security/excludes-network-boot': { allowed: 'nothing', reported: 'spec.template.spec.launchSecurity' },
  'launch-security/excludes-persistent-efi': { allowed: 'nothing or false', reported: 'spec.template.spec.launchSecurity' },
  'launch-security/excludes-secure-boot-with-sev': { allowed: 'false', reported: 'spec.template.spec.launchSecurity' },
  'launch-security/excludes-smm-with-tdx': { allowed: 'nothing, or enabled: false', reported: 'spec.template.spec.launchSecurity' },
  'launch-security/fits-architecture': { allowed: 'amd64, s390x' },
  'launch-security/requires-one-type': { allowed: 'exactly one of sev, snp, tdx', reported: 'spec.template.spec.launchSecurity' },
  'launch-security/requires-gate-for-sev': {
    allowed: 'only while the feature gate WorkloadEncryptionSEV is on', reported: 'spec.template.spec.launchSecurity',
  },
  'launch-security/requires-gate-for-tdx': {
    allowed: 'only while the feature gate WorkloadEncryptionTDX is on', reported: 'spec.template.spec.launchSecurity',
  },
  'launch-security/requires-paused-start-for-attestation': { allowed: 'Paused', reported: 'spec.template.spec.launchSecurity' },
});

const at = 'domain.firmware.bootloader';
const efi = (facts: Json = { secureBoot: false }) => ({ firmware: { bootloader: { efi: facts } } });
const secured = (launchSecurity: Json, domain: Json = efi(), spec: Json = {}) => ({ domain: { launchSecurity, ...domain }, ...spec });
const interfaces = [{ name: 'default', bridge: {}, bootOrder: 1 }];
const GATES = { enabledFeatureGates: ['WorkloadEncryptionSEV', 'WorkloadEncryptionTDX'] };

describe('the default cluster', () => {
  guestTable([
    ['SEV', secured({ sev: {} })],
    ['SEV-SNP', secured({ snp: {} })],
    ['TDX needs a gate', secured({ tdx: {} }), ['launch-security/requires-gate-for-tdx', 'domain.launchSecurity.tdx', '{}']],
    ['anything on s390x', { ...secured({}, {}), architecture: 's390x' }],
    ['arm64', { ...secured({ sev: {} }, {}), architecture: 'arm64' }, ['launch-security/fits-architecture', 'architecture', 'arm64']],
  ]);
});

describe('both gates off', () => {
  guestTable([
    ['SEV, and nothing else is looked at', secured({ sev: {} }, {}),
      ['launch-security/requires-gate-for-sev', 'domain.launchSecurity.sev', '{}']],
  ], virtualMachine, 'spec.template.spec', { enabledFeatureGates: [] });
});

describe.each([
  ['a replica set', replicaSet, 'spec.template.spec'],
  ['a pool', pool, 'spec.virtualMachineTemplate.spec.template.spec'],
])('%s', (_, manifest, path) => {
  guestTable([
    ['names its architecture', { ...secured({ sev: {} }), architecture: 'amd64' }],
    ['does not', secured({ sev: {} }), ['launch-security/fits-architecture', 'architecture']],
  ], manifest, path);
});

describe('both gates on', () => {
  guestTable([
    ['TDX with secure boot', secured({ tdx: {} }, efi({}))],
    ['TDX with SMM off', secured({ tdx: {} }, { ...efi({}), features: { smm: { enabled: false } } })],
    ['no type', secured({}), ['launch-security/requires-one-type', 'domain.launchSecurity', '[]']],
    ['two types', secured({ sev: {}, tdx: {} }, {}), ['launch-security/requires-one-type', 'domain.launchSecurity', '["sev","tdx"]']],
    ['TDX with SMM', secured({ tdx: {} }, { ...efi({}), features: { smm: {} } }),
      ['launch-security/excludes-smm-with-tdx', 'domain.features.smm', '{}']],
    ['no bootloader', secured({ snp: {} }, {}), ['launch-security/requires-efi', at]],
    ['BIOS', secured({ sev: {} }, { firmware: { bootloader: { bios: {} } } }), ['launch-security/requires-efi', at, '{"bios":{}}']],
    ['SEV with secure boot by default', secured({ sev: {} }, { ...efi({}), features: { smm: {} } }),
      ['launch-security/excludes-secure-boot-with-sev', `${at}.efi.secureBoot`]],
    ['SEV-SNP with secure boot', secured({ snp: {} }, { ...efi({ secureBoot: true }), features: { smm: {} } }),
      ['launch-security/excludes-secure-boot-with-sev', `${at}.efi.secureBoot`, 'true']],
    ['SEV with persistent EFI', secured({ sev: {} }, efi({ secureBoot: false, persistent: true }))],
    ['SEV-SNP with persistent EFI', secured({ snp: {} }, efi({ secureBoot: false, persistent: true })),
      ['launch-security/excludes-persistent-efi', `${at}.efi.persistent`, 'true']],
    ['TDX with persistent EFI', secured({ tdx: {} }, efi({ persistent: true })),
      ['launch-security/excludes-persistent-efi', `${at}.efi.persistent`, 'true']],
    ['attestation of a paused guest', secured({ sev: { attestation: {} } }, efi(), { startStrategy: 'Paused' })],
    ['attestation', secured({ sev: { attestation: {} } }), ['launch-security/requires-paused-start-for-attestation', 'startStrategy']],
    ['boot from the network', secured({ sev: {} }, { ...efi(), devices: { interfaces } }, { networks: [{ name: 'default', pod: {} }] }),
      ['launch-security/excludes-network-boot', 'domain.devices.interfaces[0].bootOrder', '1']],
  ], virtualMachine, 'spec.template.spec', GATES);
});

test('KubeVirt reports launchSecurity without domain', () => {
  const [{ reported }] = admit([{ manifest: virtualMachine(secured({ snp: {} }, {})) }]);
  expect(reported).toBe('spec.template.spec.launchSecurity');
});
