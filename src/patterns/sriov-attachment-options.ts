import { SriovNetworkNodePolicyOptions, SriovVfOptions } from '../network';

/** A network of virtual functions without the SR-IOV operator, created for one VM. */
export interface SriovPlainAttachmentOptions extends SriovVfOptions {
  /** The resource that the device plugin advertises, with its prefix: `intel.com/sriov`. */
  readonly resourceName: string;

  /**
   * Name of the NetworkAttachmentDefinition.
   *
   * @default - `<VM>-<interface>`
   */
  readonly name?: string;
}

/** A network of virtual functions that the SR-IOV operator creates for one VM. */
export interface SriovOperatorAttachmentOptions extends SriovVfOptions {
  /** The resource of the cards' policy, without the operator's prefix: letters, digits and `_`. */
  readonly resourceName: string;

  /**
   * Name of the SriovNetwork, and of the policy if there is one.
   *
   * @default - `<VM>-<interface>`
   */
  readonly name?: string;

  /**
   * Creates the policy that divides the cards, too. Leave it out if VMs share the resource: a policy belongs to the cards, not to a VM.
   *
   * @default - no policy is created; it must exist
   */
  readonly nodePolicy?: SriovNetworkNodePolicyOptions;
}
