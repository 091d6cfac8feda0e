import { Size } from 'cdk8s';

/** How the domain of a guest is attached to its network. */
export enum DomainAttachmentType {
  /** A tap device that the CNI plugin makes. */
  TAP = 'tap',
  /** A tap device that KubeVirt makes and bridges. */
  MANAGED_TAP = 'managedTap',
}

/** A network binding plugin, by which interfaces are bound that name it. */
export interface NetworkBindingPluginOptions {
  /**
   * The image of a sidecar that changes the domain of the guest, and serves it.
   *
   * @default - none
   */
  readonly sidecarImage?: string;

  /**
   * The NetworkAttachmentDefinition that every pod with such an interface is attached to, `<name>` in the namespace of the VM or `<namespace>/<name>`.
   *
   * @default - none
   */
  readonly networkAttachmentDefinition?: string;

  /**
   * How the domain is attached, instead of or beside the sidecar.
   *
   * @default - by the sidecar
   */
  readonly domainAttachmentType?: DomainAttachmentType;

  /**
   * Whether the sidecar is told what device its network has: `downwardAPI: device-info`.
   *
   * @default false
   */
  readonly deviceInfo?: boolean;

  /**
   * Whether guests with it can migrate, their interface being refreshed on the target: `migration`.
   *
   * @default false
   */
  readonly migratable?: boolean;

  /**
   * Memory that a launcher requests for it besides.
   *
   * @default - none
   */
  readonly memoryOverhead?: Size;
}
