import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { StartLatency } from '../scaling';
import { DataVolumeSource, PrePullToleration, PrePullToolOptions } from '../storage';

/** The state in which the VMs of a pool wait until they are needed. */
export enum StandbyState {
  /** Booted and serving: no latency, full cost. */
  RUNNING = 'running',
  /** QEMU is up and the guest not booted: scheduling and disks are done, at full cost. `virtctl unpause` boots it; until then it is not ready. */
  PAUSED = 'paused',
  /** Only the disks exist; nodes pull container disks when a VM starts. `virtctl start` starts one (run strategy Manual). */
  STOPPED = 'stopped',
}

/** A boot disk that is cloned from one that was prepared: packages, caches and agent are there already. */
export interface FastStartGoldenDisk {
  /**
   * What it is cloned from: `DataVolumeSource.dataSource`, which finds a golden image or snapshot by name, `snapshot` or `persistentVolumeClaim`. From
   * another namespace CDI asks for the right of the VM's service account to clone there.
   */
  readonly source: DataVolumeSource;

  /**
   * The name of the disk that is cloned.
   *
   * @default 'root'
   */
  readonly diskName?: string;

  /**
   * Its size, not smaller than the source.
   *
   * @default - that of the source
   */
  readonly size?: Size;

  /**
   * The StorageClass of the clone; one with the CSI driver of the source makes the clone a matter of seconds.
   *
   * @default - the cluster's default class for virtualization, else the default class
   */
  readonly storageClassName?: string;

  /**
   * Whether the disk is filled before a VM starts, also on a storage class that waits for its first consumer.
   *
   * @default true
   */
  readonly immediateBinding?: boolean;
}

/** How the nodes get the container disks of a pool before a VM needs them: DaemonSet `<pool>-prepull`. */
export interface FastStartPrePull {
  /** An image whose program only waits, such as `registry.k8s.io/pause:3.10`. */
  readonly pauseImage: string;

  /**
   * A tool that is run in each image, so that the node pulls it.
   *
   * @default - the images are mounted as volumes, for which the cluster must run Kubernetes 1.35 or later
   */
  readonly tool?: PrePullToolOptions;

  /**
   * Secrets of the registry.
   *
   * @default - those of the namespace's default service account
   */
  readonly pullSecrets?: kplus.ISecret[];

  /**
   * Taints of the nodes that the VMs tolerate.
   *
   * @default - none
   */
  readonly tolerations?: PrePullToleration[];
}

/** What makes a pool start fast. */
export interface FastStartLeverProps {
  /**
   * The state in which the VMs wait.
   *
   * @default StandbyState.RUNNING
   */
  readonly standby?: StandbyState;

  /**
   * A boot disk from a golden image, snapshot or clone. It comes before `disks`.
   *
   * @default - none
   */
  readonly golden?: FastStartGoldenDisk;

  /**
   * Pulls the container disks of `disks` onto the nodes beforehand.
   *
   * @default - they are pulled when a VM starts
   */
  readonly prePull?: FastStartPrePull;

  /**
   * How long such a VM takes to start when the pool makes a new one; every derived duration comes from it.
   *
   * @default - StartLatency.virtualMachine(), with StartSpeedUp.snapshot() where there is `golden`, StartSpeedUp.preload() where there is `prePull`
   */
  readonly latency?: StartLatency;
}
