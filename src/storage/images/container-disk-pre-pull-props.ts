import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ContainerDiskPullPolicy } from '../disks/container-disk-options';

/** How a tool is brought into a container disk, which has no program of its own to run. */
export interface PrePullToolOptions {
  /** An image with `binary`, which must need no library: `docker.io/library/busybox:1.37.0-musl`. Pin its version. */
  readonly image: string;

  /**
   * Path of the static binary in the image. It is called with the argument `true` and must then do nothing, as busybox does.
   *
   * @default '/bin/busybox'
   */
  readonly binary?: string;

  /**
   * Path in the image of a program that copies files, such as `cp`.
   *
   * @default '/bin/cp'
   */
  readonly copy?: string;
}

/** A taint that the pods tolerate. */
export interface PrePullToleration {
  /** Key of the taint. */
  readonly key: string;

  /**
   * Its value.
   *
   * @default - any
   */
  readonly value?: string;

  /**
   * Its effect.
   *
   * @default - all
   */
  readonly effect?: kplus.TaintEffect;
}

/** Properties of `ContainerDiskPrePull`. */
export interface ContainerDiskPrePullProps extends kplus.ResourceProps {
  /** The images of the container disks. Pin their versions: what an unpinned one was at the pull is not what a VM gets later. */
  readonly images: string[];

  /** An image whose program only waits, which keeps the pod of each node alive, such as `registry.k8s.io/pause:3.10`. */
  readonly pauseImage: string;

  /**
   * A tool that is run in each image, so that the node pulls it.
   *
   * @default - the images are mounted as volumes, for which the cluster must run Kubernetes 1.35 or later
   */
  readonly tool?: PrePullToolOptions;

  /**
   * When the images are pulled.
   *
   * @default ContainerDiskPullPolicy.IF_NOT_PRESENT
   */
  readonly pullPolicy?: ContainerDiskPullPolicy;

  /**
   * Secrets of the registry, in the namespace of the DaemonSet.
   *
   * @default - those of the namespace's default service account
   */
  readonly pullSecrets?: kplus.ISecret[];

  /**
   * Labels of the nodes that pull.
   *
   * @default - `kubevirt.io/schedulable: "true"`: all nodes that run VMs
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Taints of those nodes.
   *
   * @default - none
   */
  readonly tolerations?: PrePullToleration[];

  /**
   * The user that everything runs as, a number other than 0.
   *
   * @default 107
   */
  readonly user?: number;

  /**
   * CPU that the waiting container requests.
   *
   * @default - 1m
   */
  readonly cpuRequest?: kplus.Cpu;

  /**
   * Memory that the waiting container requests; its limit is twice that.
   *
   * @default Size.mebibytes(8)
   */
  readonly memoryRequest?: Size;
}
