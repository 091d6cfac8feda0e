import { refused } from '../refused';
import { card, DEVICES, Fields, GUEST, vm } from './minimal-vm.shared';

const GATES = { featureGates: ['WorkloadEncryptionSEV'] };
const EFI = { bootloader: { efi: { secureBoot: false } } };
const encrypted = (launchSecurity: Fields, firmware: Fields | undefined = EFI, more: Fields = {}) => (
  vm({ domain: { launchSecurity, ...firmware && { firmware } }, ...more }, GATES)
);

refused({
  '12-platforms/R57': [
    vm({ domain: { firmware: { bootloader: { efi: { secureBoot: false }, bios: {} } } } }),
    `rejected firmware/excludes-bios-with-efi ${GUEST}.domain.firmware.bootloader: ["efi","bios"]`,
  ],
  '12-platforms/R58': [
    vm({ domain: { firmware: { bootloader: { efi: {} } } } }),
    `rejected firmware/requires-smm-for-secure-boot ${GUEST}.domain.firmware.bootloader.efi: {}`,
  ],
  '12-platforms/R59': [encrypted({ sev: {} }, {}), `rejected launch-security/requires-efi ${GUEST}.domain.firmware.bootloader: undefined`],
  '12-platforms/R59 secure boot': [
    vm({ domain: { launchSecurity: { sev: {} }, features: { smm: {} }, firmware: { bootloader: { efi: { secureBoot: true } } } } }, GATES),
    `rejected launch-security/excludes-secure-boot-with-sev ${GUEST}.domain.firmware.bootloader.efi.secureBoot: true`,
  ],
  '12-platforms/R59 network boot': [
    encrypted({ sev: {} }, EFI, card({ bootOrder: 1 }) as Fields),
    `rejected launch-security/excludes-network-boot ${DEVICES}.interfaces[0].bootOrder: 1`,
  ],
  '12-platforms/R60': [
    encrypted({ sev: { attestation: {} } }),
    `rejected launch-security/requires-paused-start-for-attestation ${GUEST}.startStrategy: undefined`,
  ],
  '12-platforms/R61': [
    encrypted({ snp: {} }, { bootloader: { efi: { secureBoot: false, persistent: true } } }),
    `rejected launch-security/excludes-persistent-efi ${GUEST}.domain.firmware.bootloader.efi.persistent: true`,
  ],
  '12-platforms/R62': [encrypted({ sev: {}, snp: {} }), `rejected launch-security/requires-one-type ${GUEST}.domain.launchSecurity: ["sev","snp"]`],
  '12-platforms/R63': [
    encrypted({ sev: {} }, EFI, { spec: { architecture: 'arm64' } }),
    `rejected launch-security/fits-architecture ${GUEST}.architecture: arm64`,
  ],
});
