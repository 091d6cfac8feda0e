import { HypervFeatures } from './hyperv-features';

/** Features of the virtual machine that its guest finds. `true` switches one on, `false` off, whatever a preference wants. */
export interface GuestFeatures {
  /**
   * ACPI, by which the guest is asked to shut down.
   *
   * @default - KubeVirt's: on
   */
  readonly acpi?: boolean;

  /**
   * The advanced interrupt controller.
   *
   * @default - the machine type's; on with `apicEndOfInterrupt`
   */
  readonly apic?: boolean;

  /**
   * Whether the guest may leave out telling the end of an interrupt.
   *
   * @default false
   */
  readonly apicEndOfInterrupt?: boolean;

  /**
   * What of Hyper-V a Windows guest finds.
   *
   * @default - the preference's, else nothing
   */
  readonly hyperv?: HypervFeatures;

  /**
   * Hides from the guest that it runs on KVM, for drivers that refuse to run in a virtual machine.
   *
   * @default false
   */
  readonly kvmHidden?: boolean;

  /**
   * Tells the guest that the host knows paravirtual spinlocks; `false` for kernels that are too old.
   *
   * @default - the machine type's
   */
  readonly pvspinlock?: boolean;

  /**
   * System Management Mode. Secure boot needs it, a guest with Intel TDX excludes it.
   *
   * @default - on with secure boot
   */
  readonly smm?: boolean;
}
