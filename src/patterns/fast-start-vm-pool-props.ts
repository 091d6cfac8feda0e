import { PercentOrAbsolute } from 'cdk8s-plus-28';
import { Autohealing, CloudInit, InstancetypeGuestProps, ScaleIn, UpdateStrategy } from '../compute';
import { StartLatency } from '../scaling';

/** The state in which the VMs of a pool wait until they are needed. */
export enum StandbyState {
  /** Booted and serving: no latency, full cost. */
  RUNNING = 'running',
  /** QEMU is up and the guest not booted: scheduling and disks are done, at full cost. `virtctl unpause` boots it; until then it is not ready. */
  PAUSED = 'paused',
  /** Only the disks exist. `virtctl start` starts a VM (run strategy Manual). */
  STOPPED = 'stopped',
}

/** Creates first-boot configuration for each VM of a pool. */
export interface IPoolCloudInit {
  /**
   * The configuration of one VM.
   *
   * @param name the VM's name, `<pool>-<ordinal>`
   * @param ordinal its ordinal, from 0
   */
  cloudInitFor(name: string, ordinal: number): CloudInit;
}

/** An autoscaler that decides a pool's size. */
export interface PoolAutoscaling {
  /** The most VMs. */
  readonly maxReplicas: number;

  /**
   * The fewest VMs.
   *
   * @default - the pool's `minAvailable`, at least 1
   */
  readonly minReplicas?: number;

  /**
   * Target of the mean CPU utilization of the launcher pods, in percent of their request.
   *
   * @default 70
   */
  readonly cpuUtilizationPercent?: number;

  /**
   * How many VMs one step may add.
   *
   * @default - as many as there are
   */
  readonly scaleUpStep?: number;
}

/** Properties of a pool of VMs that are ready before they are needed. */
export interface FastStartVmPoolProps extends InstancetypeGuestProps {
  /**
   * How many VMs are kept. Not with `autoscaling`.
   *
   * @default 10
   */
  readonly size?: number;

  /**
   * How many VMs a drain must leave, as a PodDisruptionBudget. 0 creates no budget. Only for `StandbyState.RUNNING`: VMs in other
   * states have no ready pods to count.
   *
   * @default - half of the size (5 of 10), or the autoscaler's minimum; 0 unless the VMs wait running
   */
  readonly minAvailable?: number;

  /**
   * The state in which the VMs wait.
   *
   * @default StandbyState.RUNNING
   */
  readonly standby?: StandbyState;

  /**
   * Whether VMs that are taken or lost are replaced. `false` pauses the pool.
   *
   * @default true
   */
  readonly autoReplenish?: boolean;

  /**
   * What a changed template does to running VMs.
   *
   * @default UpdateStrategy.OPPORTUNISTIC
   */
  readonly updateStrategy?: UpdateStrategy;

  /**
   * How many VMs a proactive update may take down at once: from 1, or from 1 to 100 percent.
   *
   * @default - 25%
   */
  readonly maxUnavailable?: PercentOrAbsolute;

  /**
   * Which VMs are removed when the pool shrinks.
   *
   * @default - the newest first, without their disks; KubeVirt's before v1.7
   */
  readonly scaleIn?: ScaleIn;

  /**
   * Replaces VMs that fail to start, after `minFailingToStartDuration` of the latency model unless given. It deletes any failing VM of its
   * namespace: the pool must be alone there.
   *
   * @default - off
   */
  readonly autohealing?: Autohealing;

  /**
   * A TCP port that opens when the application is ready. It becomes a readiness probe timed by the latency model. Use `readinessProbe`
   * for other probes.
   *
   * @default - none
   */
  readonly readinessPort?: number;

  /**
   * Lets an autoscaler decide the size, timed by the latency model.
   *
   * @default - the size is fixed
   */
  readonly autoscaling?: PoolAutoscaling;

  /**
   * How long such a VM takes to start; every derived duration comes from it.
   *
   * @default StartLatency.virtualMachine()
   */
  readonly latency?: StartLatency;

  /**
   * First-boot configuration per VM, in Secrets `<pool>-cloudinit-<ordinal>`. Excludes `cloudInit`, which all VMs share. Needs
   * KubeVirt v1.8.0, before which pools do not number cloud-init secrets.
   *
   * @default - none
   */
  readonly cloudInitPerVm?: IPoolCloudInit;

  /**
   * How many VMs may be out of the pool, relabelled and still there. Their ordinals stay taken, so that many more Secrets are created.
   * Only with `cloudInitPerVm`.
   *
   * @default 0
   */
  readonly detached?: number;
}
