import { Fields, fieldAt } from './hardening-fields';
import { HardeningMeasure } from './hardening-measure';
import { LaunchSecurity } from '../compute/guest/launch-security';
import { LAUNCH_SECURITY } from '../compute/wire-forms';
import { Architecture } from '../platform/distribution';

/** A field of the guest that a measure sets where nothing is said of it. */
export interface HardenedField {
  readonly path: string;
  readonly value: unknown;
}

/** What a manifest says against a measure. */
export interface Contradiction {
  readonly path: string;
  readonly got: unknown;
  readonly allowed: string;
}

/** What a measure depends on. */
export interface HardeningContext {
  readonly architecture: Architecture;
  readonly launchSecurity?: LaunchSecurity;
}

/** A measure as data. */
export interface MeasureRule {
  readonly measure: HardeningMeasure;
  /** What is set. */
  fields(guest: Fields, context: HardeningContext): readonly HardenedField[];
  /** What contradicts it. */
  contradictions(guest: Fields, context: HardeningContext): readonly Contradiction[];
}

const EFI = 'domain.firmware.bootloader.efi';

/** In the order of the enum. */
export const MEASURES: readonly MeasureRule[] = [
  flag(HardeningMeasure.NO_GRAPHICS_DEVICE, 'autoattachGraphicsDevice', false),
  flag(HardeningMeasure.NO_SERIAL_CONSOLE, 'autoattachSerialConsole', false, (guest) => (
    fieldAt(guest, 'domain.devices.logSerialConsole') === true ? [{ path: 'domain.devices.logSerialConsole', got: true, allowed: 'no log of a console that is not there' }] : []
  )),
  flag(HardeningMeasure.NO_INPUT_DEVICES, 'autoattachInputDevice', false, (guest) => present(guest, 'domain.devices.inputs')),
  flag(HardeningMeasure.NO_MEMORY_BALLOON, 'autoattachMemBalloon', false),
  flag(HardeningMeasure.NO_VSOCK, 'autoattachVSOCK', false),
  absent(HardeningMeasure.NO_CLIENT_PASSTHROUGH, (guest) => present(guest, 'domain.devices.clientPassthrough')),
  absent(HardeningMeasure.NO_DOWNWARD_METRICS, (guest) => [...present(guest, 'domain.devices.downwardMetrics'), ...volumes(guest, 'downwardMetrics')]),
  absent(HardeningMeasure.NO_SERVICE_ACCOUNT_TOKEN, (guest) => volumes(guest, 'serviceAccount')),
  flag(HardeningMeasure.NO_HOTPLUG, 'disableHotplug', true, hotpluggable),
  {
    measure: HardeningMeasure.RANDOM_NUMBER_GENERATOR,
    fields: () => [{ path: 'domain.devices.rng', value: {} }],
    contradictions: () => [],
  },
  {
    measure: HardeningMeasure.SECURE_BOOT,
    fields: (_, { architecture }) => (architecture === Architecture.AMD64
      ? [{ path: `${EFI}.secureBoot`, value: true }, { path: 'domain.features.smm.enabled', value: true }]
      : []),
    contradictions: (guest, { architecture }) => (architecture === Architecture.AMD64 ? insecureBoot(guest) : []),
  },
  {
    measure: HardeningMeasure.TPM,
    fields: (_, { architecture }) => (architecture === Architecture.S390X ? [] : [{ path: 'domain.devices.tpm', value: {} }]),
    contradictions: (guest) => (fieldAt(guest, 'domain.devices.tpm.enabled') === false
      ? [{ path: 'domain.devices.tpm.enabled', got: false, allowed: 'true, or nothing' }]
      : []),
  },
  { measure: HardeningMeasure.LAUNCH_SECURITY, fields: encryption, contradictions: otherEncryption },
];

function flag(
  measure: HardeningMeasure, device: string, value: boolean, more: (guest: Fields) => readonly Contradiction[] = () => [],
): MeasureRule {
  const path = `domain.devices.${device}`;
  return {
    measure,
    fields: () => [{ path, value }],
    contradictions: (guest) => [...fieldAt(guest, path) === !value ? [{ path, got: !value, allowed: String(value) }] : [], ...more(guest)],
  };
}

function absent(measure: HardeningMeasure, contradictions: (guest: Fields) => readonly Contradiction[]): MeasureRule {
  return { measure, fields: () => [], contradictions };
}

function present(guest: Fields, path: string): Contradiction[] {
  const got = fieldAt(guest, path);
  return got === undefined || Array.isArray(got) && got.length === 0 ? [] : [{ path, got, allowed: 'none' }];
}

function volumes(guest: Fields, source: string): Contradiction[] {
  const all = fieldAt(guest, 'volumes');
  return (Array.isArray(all) ? all : []).flatMap((volume: unknown, index) => (
    fieldAt(volume, source) === undefined ? [] : [{ path: `volumes[${index}].${source}`, got: fieldAt(volume, 'name'), allowed: 'no such volume' }]
  ));
}

function hotpluggable(guest: Fields): Contradiction[] {
  return [...volumes(guest, 'persistentVolumeClaim.hotpluggable'), ...volumes(guest, 'dataVolume.hotpluggable')];
}

function insecureBoot(guest: Fields): Contradiction[] {
  const off = ([`${EFI}.secureBoot`, 'domain.features.smm.enabled']).filter((path) => fieldAt(guest, path) === false);
  const bios = present(guest, 'domain.firmware.bootloader.bios').map((found) => ({ ...found, allowed: 'EFI with secure boot' }));
  return [...bios, ...off.map((path) => ({ path, got: false, allowed: 'true' }))];
}

function encryption(_: Fields, { launchSecurity }: HardeningContext): HardenedField[] {
  if (!launchSecurity) return [];
  const { architecture, isAttested } = launchSecurity;
  return [
    { path: 'domain.launchSecurity', value: LAUNCH_SECURITY.of(launchSecurity) },
    { path: 'architecture', value: architecture },
    { path: 'evictionStrategy', value: 'None' },
    ...isAttested ? [{ path: 'startStrategy', value: 'Paused' }] : [],
    ...architecture === Architecture.AMD64 ? [{ path: `${EFI}.secureBoot`, value: false }] : [],
  ];
}

function otherEncryption(guest: Fields, { launchSecurity }: HardeningContext): Contradiction[] {
  if (!launchSecurity) return [];
  const own = fieldAt(guest, 'domain.launchSecurity');
  const isOther = own !== undefined && JSON.stringify(own) !== JSON.stringify(LAUNCH_SECURITY.of(launchSecurity));
  const allowed = 'EFI without secure boot';
  return [
    ...isOther ? [{ path: 'domain.launchSecurity', got: own, allowed: launchSecurity.technology }] : [],
    ...present(guest, 'domain.firmware.bootloader.bios').map((found) => ({ ...found, allowed })),
    ...fieldAt(guest, `${EFI}.secureBoot`) === true ? [{ path: `${EFI}.secureBoot`, got: true, allowed }] : [],
  ];
}
