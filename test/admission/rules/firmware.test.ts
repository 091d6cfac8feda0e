import { instance, judge, virtualMachine } from '../judge';
import { guestTable } from './guest-table';

const efi = (bootloader: object, more: object = {}) => ({ domain: { firmware: { bootloader: { efi: bootloader } }, ...more } });
const at = 'domain.firmware.bootloader.efi';

describe('firmware/requires-smm-for-secure-boot', () => {
  guestTable([
    ['not secure', efi({ secureBoot: false })],
    ['with SMM', efi({}, { features: { smm: {} } })],
    ['BIOS', { domain: { firmware: { bootloader: { bios: {} } } } }],
    ['TDX', efi({}, { launchSecurity: { tdx: {} } })],
    ['secure by default', efi({}), ['firmware/requires-smm-for-secure-boot', at, '{}']],
    ['secure by choice', efi({ secureBoot: true }), ['firmware/requires-smm-for-secure-boot', at, '{"secureBoot":true}']],
    ['SMM switched off', efi({}, { features: { smm: { enabled: false } } }), ['firmware/requires-smm-for-secure-boot', at, '{}']],
    ['a VM on arm64', { ...efi({}), architecture: 'arm64' }, ['firmware/requires-smm-for-secure-boot', at, '{}']],
  ]);

  test('an instance on arm64 does not boot securely by default', () => {
    expect(judge(instance({ ...efi({}), architecture: 'arm64' }))).toEqual([]);
    expect(judge(instance(efi({})), { architecture: 'arm64' })).toEqual([]);
  });

  test('a preference may switch SMM on', () => {
    const vm = virtualMachine(efi({}));
    expect(judge({ ...vm, spec: { ...vm.spec, preference: { name: 'windows.11' } } })).toEqual([]);
  });
});
