import { Firmware, GuestFeatures, GuestProps } from '../../../src/compute';
import { Architecture } from '../../../src/platform';
import { guestSpec } from '../fixture';

const features = (given: GuestFeatures, props: Partial<GuestProps> = {}) => guestSpec({ features: given, ...props }).domain.features;

test.each<[string, GuestFeatures, object | undefined]>([
  ['nothing', {}, undefined],
  ['ACPI', { acpi: true }, { acpi: {} }],
  ['no ACPI', { acpi: false }, { acpi: { enabled: false } }],
  ['APIC', { apic: true }, { apic: {} }],
  ['no APIC', { apic: false }, { apic: { enabled: false } }],
  ['the end of interrupts', { apicEndOfInterrupt: true }, { apic: { endOfInterrupt: true } }],
  ['hidden KVM', { kvmHidden: true }, { kvm: { hidden: true } }],
  ['KVM that is not hidden', { kvmHidden: false }, { kvm: { hidden: false } }],
  ['paravirtual spinlocks', { pvspinlock: true }, { pvspinlock: {} }],
  ['no paravirtual spinlocks', { pvspinlock: false }, { pvspinlock: { enabled: false } }],
  ['SMM', { smm: true }, { smm: { enabled: true } }],
  ['no SMM', { smm: false }, { smm: { enabled: false } }],
])('%s', (_, given, expected) => {
  expect(features(given)).toEqual(expected);
});

test.each<[string, Partial<GuestProps>, GuestFeatures, object | undefined]>([
  ['brings SMM', { firmware: Firmware.efi() }, { acpi: true }, { acpi: {}, smm: { enabled: true } }],
  ['leaves SMM as it is said', { firmware: Firmware.efi() }, { smm: false }, { smm: { enabled: false } }],
  ['that is off', { firmware: Firmware.efi({ secureBoot: false }) }, {}, undefined],
  ['of arm64 is off', { firmware: Firmware.efi(), architecture: Architecture.ARM64 }, {}, undefined],
])('secure boot %s', (_, props, given, expected) => {
  expect(features(given, props)).toEqual(expected);
});
