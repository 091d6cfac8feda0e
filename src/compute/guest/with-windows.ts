import { Duration } from 'cdk8s';
import { Firmware, Tpm } from './firmware';
import { GuestClock } from './guest-clock';
import { InputBus } from './guest-devices';
import { GuestProps } from './guest-props';
import { Windows, WindowsGuest, WindowsVersion } from './windows';
import { Disk } from '../../storage/disks/disk';
import { DiskDevice } from '../../storage/disks/disk-options';
import { UsageError } from '../../usage-error';

/** Versions that boot securely, and those that keep keys in a TPM besides. Older ones have the usual firmware. */
const SECURE = [WindowsVersion.WINDOWS_10, WindowsVersion.SERVER_2016, WindowsVersion.SERVER_2019];
const MEASURED = [WindowsVersion.WINDOWS_11, WindowsVersion.SERVER_2022, WindowsVersion.SERVER_2025];

/** Props with what Windows needs where they leave it open. */
export function withWindows(props: GuestProps): GuestProps {
  const { windows, disks = [], features } = props;
  if (!windows) return props;
  const { firmware, tpm } = firmwareOf(windows.version);
  return {
    ...props,
    firmware: props.firmware ?? firmware,
    tpm: props.tpm ?? tpm,
    clock: props.clock ?? clockOf(windows),
    inputs: props.inputs ?? [{ name: 'tablet', bus: InputBus.VIRTIO }],
    terminationGracePeriod: props.terminationGracePeriod ?? Duration.hours(1),
    features: { ...Windows.FEATURES, ...features },
    disks: [...disks, ...mediaOf(windows)],
  };
}

function firmwareOf(version: WindowsVersion): Pick<GuestProps, 'firmware' | 'tpm'> {
  if (SECURE.includes(version)) return { firmware: Firmware.efi({ secureBoot: true }) };
  return MEASURED.includes(version) ? { firmware: Firmware.efi({ secureBoot: true, persistent: true }), tpm: Tpm.PERSISTENT } : {};
}

function clockOf({ timezone }: WindowsGuest): GuestClock {
  const timers = Windows.TIMERS;
  return timezone === undefined ? GuestClock.utc({ timers }) : GuestClock.timezone(timezone, { timers });
}

function* mediaOf({ drivers, sysprep }: WindowsGuest): Generator<Disk> {
  if (drivers !== undefined) yield Disk.containerDisk('drivers', { image: drivers, device: DiskDevice.CDROM });
  if (sysprep) yield Disk.sysprep('sysprep', sysprep);
}

/** A clock that is given twice. */
export function* windowsProblems({ windows, clock }: GuestProps): Generator<UsageError> {
  if (windows?.timezone === undefined || !clock) return;
  const fix = 'Keep the time zone, or write `GuestClock.timezone(…, { timers: Windows.TIMERS })`.';
  yield { what: 'clock', got: ['windows.timezone', 'clock'], allowed: 'one of them', fix };
}
