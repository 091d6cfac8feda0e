import { DeviceRequest } from './guest-resource-claim';

/** A device of the node, handed to the guest: by a device plugin (`deviceName`), or by a resource claim (`request`). */
export interface HostDevice {
  /** Name within the guest's definition, unique among its devices. */
  readonly name: string;

  /**
   * The resource that the device plugin advertises, such as `nvidia.com/GA102GL_A10`: PCI, mediated or USB. It must be permitted in the
   * KubeVirt CR. KubeVirt requests it for the launcher pod.
   *
   * @default - none; then there must be a `request`
   */
  readonly deviceName?: string;

  /**
   * The device of a resource claim.
   *
   * @default - none; then there must be a `deviceName`
   */
  readonly request?: DeviceRequest;

  /**
   * A word by which the guest finds the device in the metadata of its config drive.
   *
   * @default - none
   */
  readonly tag?: string;
}

/** A GPU of the node, whole or a part of it (vGPU), handed to the guest. */
export interface Gpu extends HostDevice {
  /**
   * Whether the vGPU shows the screen of the guest.
   *
   * @default - KubeVirt's: true for a vGPU
   */
  readonly display?: boolean;

  /**
   * Whether it shows the boot, too, before its driver is loaded. One GPU of a guest can.
   *
   * @default - KubeVirt's: true where it has a display
   */
  readonly ramFb?: boolean;
}
