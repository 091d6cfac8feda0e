import * as kplus from 'cdk8s-plus-28';
import { ContainerDiskPullPolicy } from '../../../src';
import { Firmware, KernelBoot } from '../../../src/compute';
import { Architecture } from '../../../src/platform';
import { guestSpec, newChart } from '../fixture';

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

test.each<[string, Firmware, Architecture, boolean]>([
  ['EFI', Firmware.efi(), Architecture.AMD64, true],
  ['EFI', Firmware.efi(), Architecture.ARM64, false],
  ['EFI with secure boot', Firmware.efi({ secureBoot: true }), Architecture.ARM64, true],
])('%s on %s', (_, firmware, architecture, secureBoot) => {
  const { domain } = guestSpec({ firmware, architecture });
  expect(domain.firmware.bootloader).toEqual({ efi: { secureBoot } });
  expect(domain.features).toEqual(secureBoot ? SMM : undefined);
});

test.each<[string, KernelBoot, object]>([
  ['a kernel', { image: 'reg/kernel:v1', kernelPath: '/boot/vmlinuz' }, { container: { image: 'reg/kernel:v1', kernelPath: '/boot/vmlinuz' } }],
  ['all of it', {
    image: 'reg/kernel:v1',
    kernelPath: '/k',
    initrdPath: '/i',
    kernelArgs: 'console=ttyS0',
    pullPolicy: ContainerDiskPullPolicy.ALWAYS,
    pullSecret: kplus.Secret.fromSecretName(newChart(), 'Reg', 'reg'),
  }, {
    kernelArgs: 'console=ttyS0',
    container: { image: 'reg/kernel:v1', kernelPath: '/k', initrdPath: '/i', imagePullPolicy: 'Always', imagePullSecret: 'reg' },
  }],
])('kernelBoot: %s', (_, kernelBoot, expected) => {
  expect(guestSpec({ kernelBoot }).domain.firmware).toEqual({ ...IDENTITY, kernelBoot: expected });
});

test('ACPI tables', () => {
  const [slic, msdm] = ['slic', 'msdm'].map((name) => kplus.Secret.fromSecretName(newChart(), name, `licence-${name}`));
  const both = guestSpec({ acpiTables: { slic, msdm } });
  expect(both.domain.firmware).toEqual({ ...IDENTITY, acpi: { slicNameRef: 'acpi-slic', msdmNameRef: 'acpi-msdm' } });
  expect(both.volumes).toEqual([
    { name: 'acpi-slic', secret: { secretName: 'licence-slic' } }, { name: 'acpi-msdm', secret: { secretName: 'licence-msdm' } },
  ]);
  const one = guestSpec({ acpiTables: { msdm } });
  expect([one.domain.firmware.acpi, one.volumes]).toEqual([{ msdmNameRef: 'acpi-msdm' }, [both.volumes[1]]]);
});
