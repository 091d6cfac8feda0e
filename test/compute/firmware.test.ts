import { guestSpec } from './fixture';
import { Firmware } from '../../src/compute';

const IDENTITY = { uuid: '1721e2f3-b055-5cb8-9f8e-399c4259a3be', serial: 'ab129c05-4a5e-5f29-b6fd-f757b3c72301' };
const SMM = { smm: { enabled: true } };

test.each<[string, Firmware, object, object | undefined]>([
  ['BIOS', Firmware.bios(), { bios: {} }, undefined],
  ['BIOS on the serial console', Firmware.bios({ useSerial: true }), { bios: { useSerial: true } }, undefined],
  ['EFI', Firmware.efi(), { efi: { secureBoot: true } }, SMM],
  ['EFI with secure boot', Firmware.efi({ secureBoot: true }), { efi: { secureBoot: true } }, SMM],
  ['EFI without secure boot', Firmware.efi({ secureBoot: false }), { efi: { secureBoot: false } }, undefined],
  ['persistent EFI', Firmware.efi({ persistent: true }), { efi: { secureBoot: true, persistent: true } }, SMM],
])('%s', (_, firmware, bootloader, features) => {
  const { domain } = guestSpec({ firmware });
  expect(domain.firmware).toEqual({ ...IDENTITY, bootloader });
  expect(domain.features).toEqual(features);
});
