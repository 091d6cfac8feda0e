import * as kplus from 'cdk8s-plus-28';
import { ContainerDiskPullPolicy } from '../../storage/disks/container-disk-options';

/** A kernel that boots the guest in place of a boot loader: it is taken from a container image, as is the initial RAM disk. */
export interface KernelBoot {
  /** The container image that holds them. */
  readonly image: string;

  /** Absolute path of the kernel in the image, such as `/boot/vmlinuz`. */
  readonly kernelPath: string;

  /**
   * Absolute path of the initial RAM disk in the image.
   *
   * @default - none
   */
  readonly initrdPath?: string;

  /**
   * The command line of the kernel.
   *
   * @default - none
   */
  readonly kernelArgs?: string;

  /**
   * When the image is pulled.
   *
   * @default - Kubernetes' rule: Always for `:latest` and untagged images, else IfNotPresent
   */
  readonly pullPolicy?: ContainerDiskPullPolicy;

  /**
   * The Secret of its registry, in the namespace of the guest.
   *
   * @default - none
   */
  readonly pullSecret?: kplus.ISecret;
}
