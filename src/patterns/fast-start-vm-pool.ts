import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { cloudInitsPerVm, secretBase, sharedCloudInit } from './fast-start-cloud-init';
import { CompleteFastStart, completeFastStart } from './fast-start-defaults';
import { handOverOf } from './fast-start-levers';
import { autohealingProblems, fastStartProblems, imageProblems } from './fast-start-problems';
import { poolProps } from './fast-start-template';
import { FastStartVmPoolProps } from './fast-start-vm-pool-props';
import { CloudInit, VirtualMachinePool } from '../compute';
import { Platform } from '../platform';
import { PodDisruptionBudget } from '../resilience';
import { LatencyRange, ScalingBehavior, StartLatency, WorkloadAutoscaler } from '../scaling';
import { ContainerDiskPrePull } from '../storage';
import { messagesOf, problemsOf, throwIfAny } from '../usage-error';

/**
 * A pool of VMs that are ready before they are needed: VMs that are taken or lost are replaced, drains leave enough of them, and the
 * timing of probes, autoscaler and autohealing comes from one model of how long a VM takes to start.
 *
 * A VM is taken out of the pool by changing its label `app.kubernetes.io/name`; the controller then makes another. The pool is
 * a VirtualMachinePool and can be selected, connected and autoscaled like one.
 *
 * Pinning and huge pages are the guest's `cpu` (`GuestCpu.dedicated`) and `hugepages`: they make a running VM's latency steady, but
 * its start no faster where whole CPUs or pages are scarce.
 *
 * @example
 * const runners = new FastStartVmPool(chart, 'runners', {
 *   memory: Size.gibibytes(2),
 *   disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/ubuntu:24.04' })],
 *   latency: StartLatency.virtualMachine({ speedUps: [StartSpeedUp.preload()] }),
 *   readinessPort: 8080,
 *   autoscaling: { minReplicas: 3, maxReplicas: 8 },
 * });
 */
export class FastStartVmPool extends VirtualMachinePool {
  /** The latency model behind all derived values: how long a new VM takes. As text it is a table with what each lever saves. */
  public readonly latency: StartLatency;
  /** How long a waiting VM takes from its hand-over to its first answer: nothing where it runs; where it is stopped, its node may have to pull container disks. */
  public readonly handOver: LatencyRange;
  /** What pulls the container disks beforehand, if there is something. */
  public readonly prePull?: ContainerDiskPrePull;
  /** The budget that drains respect, if there is one. */
  public readonly disruptionBudget?: PodDisruptionBudget;
  /** The autoscaler, if there is one. */
  public readonly autoscaler?: WorkloadAutoscaler;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the pool's name unless `metadata.name` is given
   * @param props the guest and how many of it
   * @throws on contradictions between size, budget, standby state, autoscaler and probes, and on malformed cloud-init of a VM; the message
   * says which
   */
  constructor(scope: Construct, id: string, props: FastStartVmPoolProps) {
    const complete = completeFastStart(props);
    const name = props.metadata?.name ?? id;
    const cloudInits = cloudInitsPerVm(complete, name);
    super(scope, id, poolProps(Platform.of(scope), complete, cloudInits.length > 0 ? sharedCloudInit(scope, name, cloudInits) : undefined));
    throwIfAny(this, [...fastStartProblems(complete), ...problemsOf(...cloudInits)]);
    this.latency = complete.latency;
    this.handOver = handOverOf(props, complete.latency, complete.standby);
    this.prePull = this.createPrePull(complete);
    this.disruptionBudget = this.createDisruptionBudget(complete);
    this.autoscaler = this.createAutoscaler(complete);
    cloudInits.forEach((cloudInit, ordinal) => this.createSecret(cloudInit, ordinal));
    this.node.addValidation({ validate: () => messagesOf(imageProblems(this.disks)) });
    if (props.autohealing) this.node.addValidation({ validate: () => messagesOf(autohealingProblems(this)) });
  }

  private createPrePull({ prePull, nodeSelector, disks = [] }: CompleteFastStart): ContainerDiskPrePull | undefined {
    return prePull && new ContainerDiskPrePull(this, 'PrePull', {
      metadata: { name: `${this.name}-prepull`, namespace: this.metadata.namespace },
      images: ContainerDiskPrePull.imagesOf(disks),
      nodeSelector: { 'kubevirt.io/schedulable': 'true', ...nodeSelector },
      pauseImage: prePull.pauseImage,
      tool: prePull.tool,
      pullSecrets: prePull.pullSecrets,
      tolerations: prePull.tolerations,
    });
  }

  private createDisruptionBudget({ minAvailable }: CompleteFastStart): PodDisruptionBudget | undefined {
    if (minAvailable === 0) return undefined;
    return new PodDisruptionBudget(this, 'DisruptionBudget', {
      metadata: { name: this.name, namespace: this.metadata.namespace },
      selector: this,
      minAvailable: kplus.PercentOrAbsolute.absolute(minAvailable),
    });
  }

  private createAutoscaler({ autoscaling, fewest, most }: CompleteFastStart): WorkloadAutoscaler | undefined {
    if (!autoscaling) return undefined;
    const { scaleUpStep: step, cpuUtilizationPercent } = autoscaling;
    const replicas = step === undefined ? kplus.Replicas.percent(100) : kplus.Replicas.absolute(step);
    return new WorkloadAutoscaler(this, 'Autoscaler', {
      metadata: { name: this.name, namespace: this.metadata.namespace },
      target: this,
      minReplicas: fewest,
      maxReplicas: most,
      cpuUtilizationPercent,
      behavior: ScalingBehavior.fromStartLatency(this.latency, { scaleUp: { policies: [{ replicas, duration: this.latency.scaleUpPeriod }] } }),
    });
  }

  private createSecret(cloudInit: CloudInit, ordinal: number): void {
    const networkdata = cloudInit.toNetworkData();
    new kplus.Secret(this, `CloudInit${ordinal}`, {
      metadata: { name: `${secretBase(this.name)}-${ordinal}`, namespace: this.metadata.namespace },
      stringData: { userdata: cloudInit.toUserData() ?? '#cloud-config\n', ...networkdata ? { networkdata } : {} },
    });
  }
}
