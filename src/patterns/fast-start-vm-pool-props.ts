import { CloudInit } from '../compute/cloud-init/cloud-init';
import { Autohealing, ScaleIn, UpdateStrategy } from '../compute/virtual-machine-pool-strategy';
import { InstancetypeGuestProps } from '../compute/virtual-machine-template';
import { StartLatency } from '../scaling/start-latency';

/** What the idle VMs of a pool have behind them when they are needed. */
export enum StandbyState {
  /** They serve already: no latency, full cost. */
  RUNNING = 'running',
  /** QEMU is up and the guest not booted: saves scheduling and disk, at full cost. `virtctl unpause` boots it; until then it is not ready. */
  PAUSED = 'paused',
  /** Only their disks exist. `virtctl start` starts one (run strategy Manual). */
  STOPPED = 'stopped',
}

/** Makes first-boot configuration for each VM of a pool. */
export interface IPoolCloudInit {
  /**
   * The configuration of one VM.
   *
   * @param name the VM's name, `<pool>-<ordinal>`
   * @param ordinal its ordinal, from 0
   */
  cloudInitFor(name: string, ordinal: number): CloudInit;
}

/** An autoscaler in charge of a pool's size. */
export interface PoolAutoscaling {
  /** The most VMs. */
  readonly maxReplicas: number;

  /**
   * The fewest VMs.
   *
   * @default - the pool's `minAvailable`
   */
  readonly minReplicas?: number;

  /**
   * Mean CPU utilization of the launcher pods that is aimed at, in percent of their request.
   *
   * @default 70
   */
  readonly cpuUtilizationPercent?: number;

  /**
   * How many VMs one step may add.
   *
   * @default - all that are missing to twice the number there are
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
   * How many a drain must leave, as a PodDisruptionBudget; also the autoscaler's minimum. 0 makes no budget. Only for
   * `StandbyState.RUNNING`: the others have no ready pods to count.
   *
   * @default - half of the size, 5 of 10
   */
  readonly minAvailable?: number;

  /**
   * What waits.
   *
   * @default StandbyState.RUNNING
   */
  readonly warmth?: StandbyState;

  /**
   * Whether VMs that are taken away or die are replaced. `false` pauses the pool.
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
   * Which VMs go when the pool shrinks.
   *
   * @default - the newest first, without their disks
   */
  readonly scaleIn?: ScaleIn;

  /**
   * Replaces VMs that fail to start, with the latency model's patience unless given. It deletes any failing VM of its namespace:
   * the pool must be alone there.
   *
   * @default - off
   */
  readonly autohealing?: Autohealing;

  /**
   * A TCP port that opens when the application is ready. It becomes a readiness probe timed by the latency model.
   *
   * @default - none; `readinessProbe` for other probes
   */
  readonly readinessPort?: number;

  /**
   * Lets an autoscaler own the size, timed by the latency model.
   *
   * @default - the size is fixed
   */
  readonly autoscaling?: PoolAutoscaling;

  /**
   * How long such a VM takes to start: every derived duration comes from it.
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
   * How many VMs may be out of the pool, relabelled and still there: their ordinals stay taken, so that many more Secrets are made.
   *
   * @default 0
   */
  readonly detached?: number;
}
