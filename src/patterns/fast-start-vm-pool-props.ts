import { PercentOrAbsolute } from 'cdk8s-plus-28';
import { PoolAutoscaling } from './fast-start-autoscaling';
import { FastStartLeverProps } from './fast-start-lever-props';
import { Autohealing, CloudInit, InstancetypeGuestProps, ScaleIn, UpdateStrategy } from '../compute';

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

/** Properties of a pool of VMs that are ready before they are needed. */
export interface FastStartVmPoolProps extends InstancetypeGuestProps, FastStartLeverProps {
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
