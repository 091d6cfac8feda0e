import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { CompleteFastStart, completeFastStart } from './fast-start-defaults';
import { autohealingProblems, fastStartProblems, imageProblems } from './fast-start-problems';
import { FastStartVmPoolProps, StandbyState } from './fast-start-vm-pool-props';
import {
  CloudInit, GuestProbe, GuestResources, RunStrategy, ScaleIn, ScaleInOrder, StatePreservation, VirtualMachinePool, VirtualMachinePoolProps,
} from '../compute';
import { Platform } from '../platform';
import { PodDisruptionBudget } from '../resilience';
import { StartLatency } from '../scaling';
import { messagesOf, problemsOf, throwIfAny } from '../usage-error';

const NEWEST_WITHOUT_DISKS = ScaleIn.proactive({ order: ScaleInOrder.NEWEST, statePreservation: StatePreservation.DISABLED });

/**
 * A pool of VMs that are ready before they are needed: VMs that are taken or lost are replaced, drains leave enough of them, and the
 * timing of probes, autoscaler and autohealing comes from one model of how long a VM takes to start.
 *
 * A VM is taken out of the pool by changing its label `app.kubernetes.io/name`; the controller then makes another. The pool is
 * a VirtualMachinePool and can be selected, connected and autoscaled like one.
 *
 * Pinning and huge pages are the guest's `cpu` (`GuestCpu.dedicated`) and `hugepages`: they make a running VM's latency steady, but
 * its start no faster where whole CPUs or pages are scarce.
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
    this.disruptionBudget = this.createDisruptionBudget(complete);
    this.autoscaler = this.createAutoscaler(complete);
    cloudInits.forEach((cloudInit, ordinal) => this.createSecret(cloudInit, ordinal));
    this.node.addValidation({ validate: () => messagesOf(imageProblems(this.disks)) });
    if (props.autohealing) this.node.addValidation({ validate: () => messagesOf(autohealingProblems(this)) });
  }

  private createDisruptionBudget({ minAvailable }: CompleteFastStart): PodDisruptionBudget | undefined {
    if (minAvailable === 0) return undefined;
    return new PodDisruptionBudget(this, 'DisruptionBudget', {
      metadata: { name: this.name, namespace: this.metadata.namespace },
      selector: this,
      minAvailable: kplus.PercentOrAbsolute.absolute(minAvailable),
    });
  }

  private createAutoscaler({ autoscaling, fewest, most }: CompleteFastStart): kplus.HorizontalPodAutoscaler | undefined {
    if (!autoscaling) return undefined;
    const { scaleUpPeriod, scaleDownStabilization } = this.latency;
    const { scaleUpStep } = autoscaling;
    return new kplus.HorizontalPodAutoscaler(this, 'Autoscaler', {
      metadata: { name: this.name, namespace: this.metadata.namespace },
      target: this,
      minReplicas: fewest,
      maxReplicas: most,
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
      stringData: { userdata: cloudInit.toUserData() ?? '#cloud-config\n', ...networkdata ? { networkdata } : {} },
    });
  }
}

function poolProps(platform: Platform, pool: CompleteFastStart, shared: CloudInit | undefined): VirtualMachinePoolProps {
  const { autoscaling, standby, latency, readinessPort, most } = pool;
  return {
    ...pool,
    resources: measurableResources(pool),
    replicas: autoscaling ? undefined : most,
    paused: pool.autoReplenish === false ? true : undefined,
    runStrategy: standby === StandbyState.STOPPED ? RunStrategy.MANUAL : RunStrategy.ALWAYS,
    startPaused: standby === StandbyState.PAUSED ? true : pool.startPaused,
    readinessProbe: readinessPort === undefined ? pool.readinessProbe : GuestProbe.tcpSocket(readinessPort, {
      initialDelay: latency.readinessInitialDelay,
      failureThreshold: latency.readinessFailureThreshold(),
    }),
    maxUnavailable: pool.maxUnavailable ?? kplus.PercentOrAbsolute.percent(25),
    scaleIn: pool.scaleIn ?? (platform.kubevirtAtLeast('1.7') ? NEWEST_WITHOUT_DISKS : undefined),
    autohealing: pool.autohealing && { minFailingToStartDuration: latency.minFailingToStartDuration, ...pool.autohealing },
    cloudInit: shared ?? pool.cloudInit,
    appendIndexToSecretRefs: shared ? true : undefined,
  };
}

/** An autoscaler measures utilization of the request, so the request is all of the CPUs rather than a tenth of them. */
function measurableResources({ autoscaling, cpu, resources, instancetype }: CompleteFastStart): GuestResources | undefined {
  const derive = autoscaling && !instancetype && !resources?.cpuRequest && !cpu?.isDedicated;
  return derive ? { ...resources, cpuRequest: kplus.Cpu.units(cpu?.vcpus ?? 1) } : resources;
}

/** The name to which the controller appends each VM's ordinal. */
function secretBase(pool: string): string {
  return `${pool}-cloudinit`;
}

/** One configuration per ordinal that the pool may hand out: the controller takes the lowest free one. */
function cloudInitsPerVm({ cloudInitPerVm, most, detached = 0 }: CompleteFastStart, pool: string): CloudInit[] {
  if (!cloudInitPerVm) return [];
  return Array.from({ length: most + detached }, (_, ordinal) => cloudInitPerVm.cloudInitFor(`${pool}-${ordinal}`, ordinal));
}

/** The configuration in the pool's template: the common base of the Secrets' names. */
function sharedCloudInit(scope: Construct, pool: string, perVm: readonly CloudInit[]): CloudInit {
  const secret = kplus.Secret.fromSecretName(scope, `${secretBase(pool)}-template`, secretBase(pool));
  const hasNetworkData = perVm.some((cloudInit) => cloudInit.toNetworkData() !== undefined);
  return CloudInit.fromSecret(secret, { dataSource: perVm[0].dataSource, networkDataSecret: hasNetworkData ? secret : undefined });
}
