import { guestSpec } from './fixture';
import { Firmware } from '../../src/compute';

const IDENTITY = { uuid: '2c46fc3b-6488-57a7-9b85-7f220ef30e61', serial: 'dd1ea752-1edc-56b7-9f09-0c344e878d3b' };
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
