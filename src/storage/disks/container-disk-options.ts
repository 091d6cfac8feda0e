import * as kplus from 'cdk8s-plus-28';
import { DiskOptions } from './disk-options';

/** When the node pulls a container disk's image. */
export enum ContainerDiskPullPolicy {
  /** At every start. */
  ALWAYS = 'Always',
  /** Where the node does not have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never; the image must be on the node. */
  NEVER = 'Never',
}

/** A disk image packed in a container image: fast to start, its changes are lost at every restart. */
export interface ContainerDiskOptions extends DiskOptions {
  /** The container image with the disk under `/disk`, for example `quay.io/containerdisks/fedora:42`. A plain OS container image does not boot. */
  readonly image: string;

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

  /**
   * Path of the image file inside the container image.
   *
   * @default - the one file under `/disk`
   */
  readonly path?: string;
}
