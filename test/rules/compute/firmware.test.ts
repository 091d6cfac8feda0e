import { guestTable } from '../guest-table';
import { instance, judge, virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'firmware/excludes-bios-on-arm64': { allowed: 'efi on arm64' },
  'firmware/excludes-bios-with-efi': { allowed: 'one of efi, bios' },
  'firmware/requires-smm-for-secure-boot': { allowed: 'secureBoot: false, or features.smm enabled', reported: 'spec.template.spec.domain' },
});

const efi = (bootloader: object, more: object = {}) => ({ domain: { firmware: { bootloader: { efi: bootloader } }, ...more } });
const at = 'domain.firmware.bootloader.efi';
const preset = (domain: Json) => (
  { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstancePreset', metadata: { name: 't' }, spec: { selector: {}, domain } }
);

describe('firmware/excludes-bios-with-efi', () => {
  const both = { firmware: { bootloader: { efi: { secureBoot: false }, bios: {} } } };
  guestTable([
    ['EFI', efi({ secureBoot: false })],
    ['BIOS', { domain: { firmware: { bootloader: { bios: {} } } } }],
    ['both', { domain: both }, ['firmware/excludes-bios-with-efi', 'domain.firmware.bootloader', '["efi","bios"]']],
  ]);

  test('holds for a preset', () => {
    const found = judge(preset({ devices: {}, ...both })).filter(([rule]) => rule.startsWith('firmware/'));
    expect(found).toEqual([['firmware/excludes-bios-with-efi', 'spec.domain.firmware.bootloader', '["efi","bios"]']]);
  });
});

describe('firmware/requires-smm-for-secure-boot', () => {
  const rule = 'firmware/requires-smm-for-secure-boot';
  guestTable([
    ['not secure', efi({ secureBoot: false })],
    ['with SMM', efi({}, { features: { smm: {} } })],
    ['secure by default', efi({}), [rule, at, '{}']],
    ['secure by choice', efi({ secureBoot: true }), [rule, at, '{"secureBoot":true}']],
    ['SMM switched off', efi({}, { features: { smm: { enabled: false } } }), [rule, at, '{}']],
    ['a VM on arm64', { ...efi({}), architecture: 'arm64' }, [rule, at, '{}']],
  ]);
  describe('under TDX', () => guestTable(
    [['without SMM', efi({}, { launchSecurity: { tdx: {} } })]],
    virtualMachine, undefined, { enabledFeatureGates: ['WorkloadEncryptionTDX'] },
  ));

  test('an instance on arm64 does not boot securely by default', () => {
    expect(judge(instance({ ...efi({}), architecture: 'arm64' }))).toEqual([]);
    expect(judge(instance(efi({})), { architecture: 'arm64' })).toEqual([]);
  });

  test('a preference may switch SMM on', () => {
    const vm = virtualMachine(efi({}));
    expect(judge({ ...vm, spec: { ...vm.spec, preference: { name: 'of-the-cluster' } } })).toEqual([]);
  });
});

describe('firmware/excludes-bios-on-arm64', () => {
  const bios = (architecture: string) => ({ architecture, domain: { firmware: { bootloader: { bios: {} } } } });
  guestTable([
    ['amd64', bios('amd64')],
    ['arm64', bios('arm64'), ['firmware/excludes-bios-on-arm64', 'domain.firmware.bootloader.bios', '{}']],
  ], instance, 'spec');
});
