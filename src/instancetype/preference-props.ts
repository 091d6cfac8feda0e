import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { PreferenceDeviceProps } from './preference-device-props';
import { PreferredCpuTopology } from './preferred-cpu-topology';
import { Firmware, GuestClock, GuestCpuFeature, GuestFeatures, LaunchSecurity } from '../compute';
import { Architecture } from '../platform';

/** What a VM must have for a preference. KubeVirt refuses one that does not. */
export interface PreferenceRequirements {
  /**
   * The fewest virtual CPUs. Of a VM without instancetype only those in the dimension of `cpuTopology` count.
   *
   * @default - any number
   */
  readonly cpu?: number;

  /**
   * The least memory of the guest.
   *
   * @default - any amount
   */
  readonly memory?: Size;

  /**
   * The CPU architecture that the VM must have. KubeVirt looks at it since v1.7.
   *
   * @default - any
   */
  readonly architecture?: Architecture;
}

/**
 * Properties of a preference: how a guest OS likes what its VMs leave open, under the same names as in the props of a VM. Wire names begin with
 * `preferred`.
 */
export interface PreferenceProps extends kplus.ResourceProps, PreferenceDeviceProps {
  /**
   * The layout of an instancetype's virtual CPUs.
   *
   * @default - KubeVirt's: a socket each
   */
  readonly cpuTopology?: PreferredCpuTopology;

  /**
   * Features of the CPU, beside those that the VM lists. The VM must then have an instancetype or `cpu`: without them KubeVirt's webhook crashes.
   *
   * @default - none
   */
  readonly cpuFeatures?: GuestCpuFeature[];

  /**
   * What boots the guest. `Firmware.efi()` boots securely where the architecture can: that preferred, required, or of the Platform. Secure boot brings
   * System Management Mode along, which KubeVirt demands with it.
   *
   * @default - KubeVirt's: BIOS on amd64, EFI on arm64
   */
  readonly firmware?: Firmware;

  /**
   * Features that the guest finds: ACPI, APIC, Hyper-V, KVM, System Management Mode. A preference knows no `HypervFeatures.passthrough()`.
   *
   * @default - the machine type's; System Management Mode with secure boot
   */
  readonly features?: GuestFeatures;

  /**
   * The hardware clock and the timers.
   *
   * @default - KubeVirt's: UTC
   */
  readonly clock?: GuestClock;

  /**
   * Encryption of the memory against the host. Since KubeVirt v1.9.
   *
   * @default - none
   */
  readonly launchSecurity?: LaunchSecurity;

  /**
   * The machine type, such as `q35` or `pc-q35-rhel9.4.0`.
   *
   * @default - the cluster's for the architecture
   */
  readonly machineType?: string;

  /**
   * The CPU architecture that the guest is built for.
   *
   * @default - the cluster's
   */
  readonly architecture?: Architecture;

  /**
   * Time between the shutdown signal and the power cord.
   *
   * @default - KubeVirt's: 30 seconds
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * The DNS subdomain of the guests, that of a headless Service.
   *
   * @default - none
   */
  readonly subdomain?: string;

  /**
   * Name of the StorageClass of DataVolume templates that name none.
   *
   * @default - the cluster's default
   */
  readonly storageClassName?: string;

  /**
   * Annotations of the VMI.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * What a VM must have at least to use the preference.
   *
   * @default - nothing in particular
   */
  readonly requirements?: PreferenceRequirements;
}
