import { Size } from 'cdk8s';
import { Firmware } from './firmware';
import { GuestAcpiTables } from './guest-acpi-tables';
import { GuestChassis } from './guest-chassis';
import { GuestClock } from './guest-clock';
import { GuestCpu } from './guest-cpu';
import { GuestFeatures } from './guest-features';
import { KernelBoot } from './kernel-boot';
import { LaunchSecurity } from './launch-security';
import { GuestResources, Hugepages, ReservedOverhead } from './memory';
import { RebootPolicy } from './policies';
import { Architecture } from '../../platform/distribution';

/** The machine that a guest runs on: its size, firmware and features. */
export interface GuestDomainProps {
  /**
   * Virtual CPUs.
   *
   * @default - one, or the instancetype's
   */
  readonly cpu?: GuestCpu;

  /**
   * Memory that the guest sees. Required unless an instancetype or `resources` gives it.
   *
   * @default - the instancetype's; else the memory that `resources` requests, or its limit
   */
  readonly memory?: Size;

  /**
   * Backs the memory with huge pages of this size, which must divide it. Nodes must have them set aside.
   *
   * @default - ordinary pages
   */
  readonly hugepages?: Hugepages;

  /**
   * Memory that live memory hotplug may reach. A pool then names its architecture.
   *
   * @default - KubeVirt's: four times the memory
   */
  readonly maxGuest?: Size;

  /**
   * What the launcher pod asks of the node, where that shall not be derived.
   *
   * @default - derived by KubeVirt from `cpu` and `memory`
   */
  readonly resources?: GuestResources;

  /**
   * More room for QEMU and the devices, and whether it may be locked. Needs the ReservedOverheadMemlock gate and KubeVirt v1.8.
   *
   * @default - what KubeVirt computes
   */
  readonly reservedOverhead?: ReservedOverhead;

  /**
   * What boots the guest.
   *
   * @default - KubeVirt's: BIOS on amd64, EFI on arm64; EFI without secure boot with `launchSecurity` on amd64
   */
  readonly firmware?: Firmware;

  /**
   * A kernel that boots the guest in place of its boot loader.
   *
   * @default - what is on the disks
   */
  readonly kernelBoot?: KernelBoot;

  /**
   * ACPI tables with licences of Windows.
   *
   * @default - none
   */
  readonly acpiTables?: GuestAcpiTables;

  /**
   * The machine type, such as `q35` or `pc-q35-rhel9.4.0`.
   *
   * @default - the cluster's for the architecture, which KubeVirt writes into the VM
   */
  readonly machineType?: string;

  /**
   * The CPU architecture. KubeVirt writes its default into a VM that has none, which GitOps sees as drift.
   *
   * @default - what a Platform states, else left to the cluster
   */
  readonly architecture?: Architecture;

  /**
   * Features that the guest finds: ACPI, APIC, Hyper-V, KVM, System Management Mode.
   *
   * @default - the preference's, else the machine type's; System Management Mode with secure boot
   */
  readonly features?: GuestFeatures;

  /**
   * The hardware clock and the timers.
   *
   * @default - the preference's, else KubeVirt's: UTC
   */
  readonly clock?: GuestClock;

  /**
   * Encryption of the memory against the host: SEV, SEV-ES, SEV-SNP, TDX, Secure Execution.
   *
   * @default - none
   */
  readonly launchSecurity?: LaunchSecurity;

  /**
   * What SMBIOS says of the chassis.
   *
   * @default - QEMU's
   */
  readonly chassis?: GuestChassis;

  /**
   * What happens when the guest reboots itself. Needs the RebootPolicy gate and KubeVirt v1.8.
   *
   * @default - KubeVirt's: RebootPolicy.REBOOT
   */
  readonly rebootPolicy?: RebootPolicy;
}
