import * as kplus from 'cdk8s-plus-28';
import { GuestTimers, PitTickPolicy, RtcTickPolicy } from './guest-clock';
import { GuestFeatures } from './guest-features';
import { HypervFeatures } from './hyperv-features';

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

/** What makes a guest one of Windows. */
export interface WindowsGuest {
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
   * @default - none; `Disk.sysprepFromConfigMap` is one without secrets in it
   */
  readonly sysprep?: kplus.ISecret;

  /**
   * The time zone of the hardware clock, such as `Europe/Berlin`. Windows takes the hardware clock for local time, unless its registry says UTC
   * (`RealTimeIsUniversal`). Excludes `clock`.
   *
   * @default - UTC
   */
  readonly timezone?: string;
}

/** What `windows` makes of features and timers, for preferences of your own. */
export class Windows {
  /** The features. */
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

  /** The timers: `GuestClock.utc({ timers: Windows.TIMERS })`. */
  public static readonly TIMERS: GuestTimers = {
    hpet: false, hyperv: true, pitTickPolicy: PitTickPolicy.DELAY, rtcTickPolicy: RtcTickPolicy.CATCHUP,
  };

  private constructor() {}
}
