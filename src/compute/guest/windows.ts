import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Firmware, Tpm } from './firmware';
import { GuestClock, GuestTimers, PitTickPolicy, RtcTickPolicy } from './guest-clock';
import { InputBus } from './guest-devices';
import { GuestFeatures } from './guest-features';
import { GuestProps } from './guest-props';
import { HypervFeatures } from './hyperv-features';
import { VirtualMachineTemplateProps } from './virtual-machine-template';
import { Disk } from '../../storage/disks/disk';
import { DiskDevice } from '../../storage/disks/disk-options';
import { throwIfAny, UsageError } from '../../usage-error';

/** A version of Windows. */
export enum WindowsVersion {
  /** Windows 7. */
  WINDOWS_7 = 'windows.7',
  /** Windows 10. */
  WINDOWS_10 = 'windows.10',
  /** Windows 11. It wants 2 virtual CPUs and 4 GiB of memory. */
  WINDOWS_11 = 'windows.11',
  /** Windows Server 2008. */
  SERVER_2008 = 'windows.2k8',
  /** Windows Server 2012. */
  SERVER_2012 = 'windows.2k12',
  /** Windows Server 2016. */
  SERVER_2016 = 'windows.2k16',
  /** Windows Server 2019. */
  SERVER_2019 = 'windows.2k19',
  /** Windows Server 2022. */
  SERVER_2022 = 'windows.2k22',
  /** Windows Server 2025. */
  SERVER_2025 = 'windows.2k25',
}

/** A Windows guest: its version, and everything that a virtual machine has. What is given here is left as it is. */
export interface WindowsGuestOptions extends VirtualMachineTemplateProps {
  /** The version, which decides on firmware and TPM. */
  readonly version: WindowsVersion;

  /**
   * The image of a container disk with the virtio drivers, such as `quay.io/kubevirt/virtio-container-disk:v1.9.0`. It becomes the CD-ROM `drivers`,
   * after `disks`. Windows has no such drivers of its own: they are needed where it is installed, and until its image has them.
   *
   * @default - none; the image has the drivers
   */
  readonly drivers?: string;

  /**
   * A Secret with the answer file: `autounattend.xml` for Windows Setup, `unattend.xml` for an image that was generalized with Sysprep. It becomes
   * the CD-ROM `sysprep`, after `disks`.
   *
   * @default - none
   */
  readonly sysprep?: kplus.ISecret;

  /**
   * The time zone of the hardware clock, such as `Europe/Berlin`. Windows takes the hardware clock for local time, unless its registry says UTC
   * (`RealTimeIsUniversal`).
   *
   * @default - UTC
   */
  readonly timezone?: string;
}

/** Versions that boot securely, and those that keep keys in a TPM besides. Older ones have the usual firmware. */
const SECURE = [WindowsVersion.WINDOWS_10, WindowsVersion.SERVER_2016, WindowsVersion.SERVER_2019];
const MEASURED = [WindowsVersion.WINDOWS_11, WindowsVersion.SERVER_2022, WindowsVersion.SERVER_2025];

/** What Windows needs of a virtual machine. */
export class Windows {
  /** The features of `Windows.guest`, for preferences of your own. */
  public static readonly FEATURES: GuestFeatures = {
    acpi: true,
    apic: true,
    hyperv: HypervFeatures.of({
      frequencies: true,
      ipi: true,
      reenlightenment: true,
      relaxed: true,
      reset: true,
      runtime: true,
      spinlockRetries: 8191,
      synic: true,
      synictimerDirect: true,
      tlbflush: true,
      vapic: true,
      vpindex: true,
    }),
  };

  /** The timers of `Windows.guest`, for preferences of your own: `GuestClock.utc({ timers: Windows.TIMERS })`. */
  public static readonly TIMERS: GuestTimers = {
    hpet: false, hyperv: true, pitTickPolicy: PitTickPolicy.DELAY, rtcTickPolicy: RtcTickPolicy.CATCHUP,
  };

  /**
   * Props of a Windows guest for `new VirtualMachine(…)`, and for `new VirtualMachinePool(…)` with those of a pool beside them: those given, and
   * what the preference `<version>.virtio` of common-instancetypes v1.7.0 (KubeVirt v1.9.0) says where they leave it open:
   *
   * - `features`: ACPI, APIC, and of Hyper-V frequencies, ipi, reenlightenment, relaxed, reset, runtime, spinlocks (8191), synic, synictimer
   *   (direct), tlbflush, vapic, vpindex. Given features are laid over these.
   * - `clock`: UTC, or `timezone`; timers hyperv, PIT with ticks delayed, RTC catching up, no HPET.
   * - `firmware`: EFI with secure boot from Windows 10 and Server 2016 on; its variables are kept from Windows 11 and Server 2022 on, which have a
   *   persistent `tpm`, too. Both need storage that KubeVirt makes (`vmStateStorageClass`).
   * - `inputs`: a tablet on virtio. `terminationGracePeriod`: an hour, for updates at shutdown.
   * - `disks`: those given, then CD-ROMs of `drivers` and `sysprep`.
   *
   * Disks and network cards are on virtio, as they are without it, or as a `preference` says; give them `DiskBus.SATA` and `InterfaceModel.E1000E`
   * where there are no drivers.
   * The video card of the preference is left out, since it is behind a gate before KubeVirt v1.9: `video: VideoType.VIRTIO`. Windows 10 and 11 use two
   * sockets at most (Pro, Enterprise): give more CPUs as cores, by `GuestCpu.cores(…)` or by the `cpuTopology` of a preference. All this is for amd64.
   *
   * @throws on `timezone` beside `clock`
   */
  public static guest(options: WindowsGuestOptions): VirtualMachineTemplateProps {
    const { version, drivers, sysprep, timezone, disks = [], ...given } = options;
    throwIfAny(undefined, clockProblems(options));
    const timers = Windows.TIMERS;
    const clock = timezone === undefined ? GuestClock.utc({ timers }) : GuestClock.timezone(timezone, { timers });
    return {
      ...firmwareOf(version),
      clock,
      inputs: [{ name: 'tablet', bus: InputBus.VIRTIO }],
      terminationGracePeriod: Duration.hours(1),
      ...given,
      features: { ...Windows.FEATURES, ...given.features },
      disks: [
        ...disks,
        ...drivers === undefined ? [] : [Disk.containerDisk('drivers', { image: drivers, device: DiskDevice.CDROM })],
        ...sysprep ? [Disk.sysprep('sysprep', sysprep)] : [],
      ],
    };
  }

  private constructor() {}
}

function firmwareOf(version: WindowsVersion): Pick<GuestProps, 'firmware' | 'tpm'> {
  if (SECURE.includes(version)) return { firmware: Firmware.efi({ secureBoot: true }) };
  return MEASURED.includes(version) ? { firmware: Firmware.efi({ secureBoot: true, persistent: true }), tpm: Tpm.PERSISTENT } : {};
}

function* clockProblems({ timezone, clock }: WindowsGuestOptions): Generator<UsageError> {
  if (timezone === undefined || !clock) return;
  const fix = 'Keep the time zone, or write `GuestClock.timezone(…, { timers: Windows.TIMERS })`.';
  yield { what: 'Windows.guest', got: ['timezone', 'clock'], allowed: 'one of them', fix };
}
