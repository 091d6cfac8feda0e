import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { checkFastStart, untaggedImages } from './check-fast-start';
import { FastStartVmPoolProps, StandbyState } from './fast-start-vm-pool-props';
import { CloudInit } from '../compute/cloud-init/cloud-init';
import { GuestProbe } from '../compute/guest-probe';
import { RunStrategy } from '../compute/policies';
import { VirtualMachinePool, VirtualMachinePoolProps } from '../compute/virtual-machine-pool';
import { ScaleIn, ScaleInOrder, StatePreservation } from '../compute/virtual-machine-pool-strategy';
import { PodDisruptionBudget } from '../resilience/pod-disruption-budget';
import { StartLatency } from '../scaling/start-latency';

/**
 * A pool of VMs that are ready before they are needed: taken or lost ones are replaced, drains leave enough of them, and every
 * probe, window and patience comes from one model of how long a VM takes to start.
 *
 * A VM is taken out of the pool by changing its label `app.kubernetes.io/name`; the controller then makes another. The pool is
 * a VirtualMachinePool and can be selected, connected and autoscaled like one.
 *
 * Pinning and huge pages are the guest's `cpu` (`GuestCpu.dedicated`) and `hugepages`: they steady a running VM, and do not speed up
 * its start where whole CPUs or pages are scarce.
 */
export class FastStartVmPool extends VirtualMachinePool {
  /** The latency model behind all derived values. */
  public readonly latency: StartLatency;
  /** The budget that drains respect, if there is one. */
  public readonly disruptionBudget?: PodDisruptionBudget;
  /** The autoscaler, if there is one. */
  public readonly autoscaler?: kplus.HorizontalPodAutoscaler;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the pool's name unless `metadata.name` is given
   * @param props the guest and how many of it
   * @throws on contradictions between size, budget, warmth, autoscaler and probes; the message says which
   */
  public constructor(scope: Construct, id: string, props: FastStartVmPoolProps) {
    const cloudInits = cloudInitsPerVm(props, props.metadata?.name ?? id);
    super(scope, id, poolProps(scope, id, props, cloudInits));
    checkFastStart(this, props);
    this.latency = props.latency ?? StartLatency.virtualMachine();
    const minAvailable = budget(props);
    if (minAvailable > 0) {
      this.disruptionBudget = new PodDisruptionBudget(this, 'DisruptionBudget', {
        metadata: { name: this.name, namespace: this.metadata.namespace },
        selector: this,
        minAvailable: kplus.PercentOrAbsolute.absolute(minAvailable),
      });
    }
    this.autoscaler = this.createAutoscaler(props, minAvailable);
    cloudInits.forEach((cloudInit, ordinal) => this.createSecret(cloudInit, ordinal));
    this.node.addValidation({ validate: () => untaggedImages(this) });
  }

  private createAutoscaler({ autoscaling }: FastStartVmPoolProps, minAvailable: number): kplus.HorizontalPodAutoscaler | undefined {
    if (!autoscaling) {
      return undefined;
    }
    const { scaleUpPeriod, scaleDownStabilization } = this.latency;
    const { scaleUpStep } = autoscaling;
    return new kplus.HorizontalPodAutoscaler(this, 'Autoscaler', {
      metadata: { name: this.name, namespace: this.metadata.namespace },
      target: this,
      minReplicas: autoscaling.minReplicas ?? Math.max(minAvailable, 1),
      maxReplicas: autoscaling.maxReplicas,
      metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(autoscaling.cpuUtilizationPercent ?? 70))],
      scaleUp: {
        policies: [{
          replicas: scaleUpStep === undefined ? kplus.Replicas.percent(100) : kplus.Replicas.absolute(scaleUpStep),
          duration: scaleUpPeriod,
        }],
      },
      scaleDown: { stabilizationWindow: scaleDownStabilization },
    });
  }

  private createSecret(cloudInit: CloudInit, ordinal: number): void {
    const networkdata = cloudInit.toNetworkData();
    new kplus.Secret(this, `CloudInit${ordinal}`, {
      metadata: { name: `${secretBase(this.name)}-${ordinal}`, namespace: this.metadata.namespace },
      stringData: { userdata: cloudInit.toUserData() ?? '#cloud-config\n', ...(networkdata ? { networkdata } : {}) },
    });
  }
}

function poolProps(scope: Construct, id: string, props: FastStartVmPoolProps, perVm: CloudInit[]): VirtualMachinePoolProps {
  const latency = props.latency ?? StartLatency.virtualMachine();
  return {
    ...props,
    resources: measurableResources(props),
    replicas: props.autoscaling ? undefined : props.size ?? 10,
    paused: props.autoReplenish === false ? true : undefined,
    runStrategy: props.warmth === StandbyState.STOPPED ? RunStrategy.MANUAL : RunStrategy.ALWAYS,
    startPaused: props.warmth === StandbyState.PAUSED ? true : props.startPaused,
    readinessProbe: props.readinessPort === undefined ? props.readinessProbe : GuestProbe.tcpSocket(props.readinessPort, {
      initialDelay: latency.readinessInitialDelay,
      failureThreshold: latency.readinessFailureThreshold(),
    }),
    maxUnavailable: kplus.PercentOrAbsolute.percent(25),
    scaleIn: props.scaleIn ?? ScaleIn.proactive({ order: ScaleInOrder.NEWEST, statePreservation: StatePreservation.DISABLED }),
    autohealing: props.autohealing && { minFailingToStartDuration: latency.poolPatience, ...props.autohealing },
    cloudInit: perVm.length > 0 ? templateOf(scope, props.metadata?.name ?? id, perVm) : props.cloudInit,
    appendIndexToSecretRefs: perVm.length > 0 ? true : undefined,
  };
}

/** An autoscaler measures utilization of the request, so the request is all of the CPUs rather than a tenth of them. */
function measurableResources({ autoscaling, cpu, resources, instancetype }: FastStartVmPoolProps) {
  const derive = autoscaling && !instancetype && !resources?.cpuRequest && !cpu?.isDedicated;
  return derive ? { ...resources, cpuRequest: kplus.Cpu.units(cpu?.vcpus ?? 1) } : resources;
}

function budget({ minAvailable, warmth, size = 10, autoscaling }: FastStartVmPoolProps): number {
  if (minAvailable !== undefined || (warmth ?? StandbyState.RUNNING) !== StandbyState.RUNNING) {
    return minAvailable ?? 0;
  }
  return autoscaling ? autoscaling.minReplicas ?? 1 : Math.floor(size / 2);
}

function secretBase(name: string): string {
  return `${name}-cloudinit`;
}

/** One configuration per ordinal that the pool may hand out: the lowest free one goes first. */
function cloudInitsPerVm({ cloudInitPerVm, autoscaling, size, detached = 0 }: FastStartVmPoolProps, pool: string): CloudInit[] {
  const ordinals = cloudInitPerVm ? (autoscaling?.maxReplicas ?? size ?? 10) + detached : 0;
  return Array.from({ length: ordinals }, (_, ordinal) => cloudInitPerVm!.cloudInitFor(`${pool}-${ordinal}`, ordinal));
}

/** What the pool's template says: the base of the Secrets' names, to which the controller appends the ordinal. */
function templateOf(scope: Construct, pool: string, perVm: CloudInit[]): CloudInit {
  const secret = kplus.Secret.fromSecretName(scope, `${pool}-cloudinit-template`, secretBase(pool));
  const hasNetworkData = perVm.some((cloudInit) => cloudInit.toNetworkData() !== undefined);
  return CloudInit.fromSecret(secret, {
    dataSource: perVm[0].dataSource,
    networkDataSecret: hasNetworkData ? secret : undefined,
  });
}
