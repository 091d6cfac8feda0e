import { withUnknownPreference } from './unknown-preference';
import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, judge, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'firmware/has-valid-uuid': { level: FindingLevel.UNSTARTABLE, allowed: '32 hexadecimal digits, with or without - among them' },
  'firmware/requires-acpi-for-efi': { level: FindingLevel.UNSTARTABLE, allowed: 'true with firmware.bootloader.efi' },
  'firmware/excludes-bios-on-arm64': { allowed: 'efi on arm64' },
  'firmware/excludes-bios-with-efi': { allowed: 'one of efi, bios' },
  'firmware/requires-auto-selection-on-arm64': { level: FindingLevel.UNSTARTABLE, allowed: 'false' },
  'firmware/requires-smm-for-secure-boot': { allowed: 'secureBoot: false, or features.smm enabled', reported: 'spec.template.spec.domain' },
  'launch-security/excludes-secure-boot-with-sev': { allowed: 'false', reported: 'spec.template.spec.launchSecurity' },
});

const efi = (bootloader: object, more: object = {}) => ({ domain: { firmware: { bootloader: { efi: bootloader } }, ...more } });
const at = 'domain.firmware.bootloader.efi';
const preset = (domain: Json) => (
  { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstancePreset', metadata: { name: 't' }, spec: { selector: {}, domain } }
);

describe('firmware/excludes-bios-with-efi', () => {
  const both = { firmware: { bootloader: { efi: { secureBoot: false }, bios: {} } } };
  guestTable([
    ['a guest without firmware', {}],
    ['firmware without a bootloader', { domain: { firmware: {} } }],
    ['EFI alone', efi({ secureBoot: false })],
    ['BIOS alone', { domain: { firmware: { bootloader: { bios: {} } } } }],
    ['EFI and BIOS', { domain: both }, ['firmware/excludes-bios-with-efi', 'domain.firmware.bootloader', '["efi","bios"]']],
  ]);

  test('a preset is judged too', () => {
    const found = judge(preset({ devices: {}, ...both })).filter(([rule]) => rule.startsWith('firmware/'));
    expect(found).toEqual([['firmware/excludes-bios-with-efi', 'spec.domain.firmware.bootloader', '["efi","bios"]']]);
  });
});

describe('firmware/requires-smm-for-secure-boot', () => {
  const rule = 'firmware/requires-smm-for-secure-boot';
  guestTable([
    ['secure boot switched off', efi({ secureBoot: false })],
    ['secure boot with SMM', efi({}, { features: { smm: {} } })],
    ['secure boot with SMM switched on', efi({}, { features: { smm: { enabled: true } } })],
    ['secure boot by default', efi({}), [rule, at, '{}']],
    ['secure boot by choice', efi({ secureBoot: true }), [rule, at, '{"secureBoot":true}']],
    ['secure boot with other features', efi({}, { features: { acpi: {} } }), [rule, at, '{}']],
    ['secure boot with SMM switched off', efi({}, { features: { smm: { enabled: false } } }), [rule, at, '{}']],
    ['secure boot with SEV', efi({}, { launchSecurity: { sev: {} } }),
      [rule, at, '{}'], ['launch-security/excludes-secure-boot-with-sev', `${at}.secureBoot`]],
    ['a VM on arm64', { ...efi({}), architecture: 'arm64' }, [rule, at, '{}']],
  ]);
  describe('under TDX', () => guestTable(
    [['secure boot without SMM', efi({}, { launchSecurity: { tdx: {} } })]],
    virtualMachine, undefined, { enabledFeatureGates: ['WorkloadEncryptionTDX'] },
  ));
  describe('a preference of the cluster', () => guestTable([['it may switch SMM on', efi({})]], withUnknownPreference));

  test('an instance on arm64 does not boot securely by default', () => {
    expect(judge(instance({ ...efi({}), architecture: 'arm64' }))).toEqual([]);
    expect(judge(instance(efi({})), { architecture: 'arm64' })).toEqual([]);
  });
});

describe('firmware/excludes-bios-on-arm64', () => {
  const bios = (architecture: string) => ({ architecture, domain: { firmware: { bootloader: { bios: {} } } } });
  guestTable([
    ['BIOS on amd64', bios('amd64')],
    ['the default bootloader on arm64', { architecture: 'arm64' }],
    ['BIOS on arm64', bios('arm64'), ['firmware/excludes-bios-on-arm64', 'domain.firmware.bootloader.bios', '{}']],
  ], instance, 'spec');
});

describe('firmware/requires-auto-selection-on-arm64', () => {
  const secure = (secureBoot?: boolean, architecture = 'arm64') => ({ ...efi({ secureBoot }, { features: { smm: {} } }), architecture });
  guestTable([
    ['no secure boot', secure(false)],
    ['EFI that the instance makes insecure', secure()],
    ['secure boot on amd64', secure(true, 'amd64')],
    ['BIOS on amd64', { architecture: 'amd64', domain: { firmware: { bootloader: { bios: {} } } } }],
    ['secure boot', secure(true), ['firmware/requires-auto-selection-on-arm64', `${at}.secureBoot`, 'true']],
  ]);
  describe('where libvirt selects firmware', () => guestTable([['secure boot', secure(true)]], virtualMachine, undefined, gates('FirmwareAutoSelection')));
});

describe('firmware/requires-acpi-for-efi', () => {
  const without = { features: { acpi: { enabled: false } } };
  const refused: Verdict = ['firmware/requires-acpi-for-efi', 'domain.features.acpi.enabled', 'false'];
  guestTable([
    ['EFI', efi({ secureBoot: false })],
    ['EFI with ACPI', efi({ secureBoot: false }, { features: { acpi: { enabled: true } } })],
    ['EFI with ACPI by default', efi({ secureBoot: false }, { features: { acpi: {} } })],
    ['BIOS without ACPI', { domain: { firmware: { bootloader: { bios: {} } }, ...without } }],
    ['no bootloader and no ACPI', { domain: without }],
    ['EFI of arm64 without ACPI', { architecture: 'arm64', ...efi({ secureBoot: false }, without) }],
    ['EFI without ACPI', efi({ secureBoot: false }, without), refused],
    ['EFI with secure boot without ACPI', efi({}, { features: { smm: {}, ...without.features } }), refused],
  ]);
});

describe('firmware/has-valid-uuid', () => {
  const of = (uuid: string) => ({ domain: { firmware: { uuid } } });
  const refused = (uuid: string): Row => [`refuses ${JSON.stringify(uuid)}`, of(uuid), ['firmware/has-valid-uuid', 'domain.firmware.uuid', uuid]];
  guestTable([
    ...['5d307ca9-b3ef-428c-8861-06e72d69f223', '5D307CA9B3EF428C886106E72D69F223', '5d307ca9b3ef-428c8861-06e72d69f223', ''].map((uuid): Row => [`accepts "${uuid}"`, of(uuid)]),
    refused('not-a-uuid'), refused('5d307ca9-b3ef-428c-8861-06e72d69f22'), refused('5d307ca9-b3ef-428c-8861-06e72d69f2234'), refused('{5d307ca9-b3ef-428c-8861-06e72d69f223}'),
  ]);
});
