import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { renderWorkloadAutoscaler } from './render-workload-autoscaler';
import { defaultBehavior, scalesVirtualMachines, takeOver, targetMessages } from './scale-targets';
import { cpuUtilizationPercentOf, workloadAutoscalerProblems } from './workload-autoscaler-problems';
import { WorkloadAutoscalerProps } from './workload-autoscaler-props';
import { Platform } from '../platform/platform';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { problemsOf, throwIfAny } from '../usage-error';

const TYPE: ResourceType = {
  apiGroup: 'autoscaling', version: 'v2', kind: 'HorizontalPodAutoscaler', resourceType: 'horizontalpodautoscalers',
};

/** An autoscaler, of this app or imported. */
export interface IWorkloadAutoscaler extends kplus.IResource {}

/**
 * A HorizontalPodAutoscaler for containers and for virtual machines. It is that of cdk8s-plus with a behavior that fits how long the target takes to start, and
 * a CPU utilization that means something for guests.
 *
 * Kubernetes compares metric and target every 15 seconds and does nothing within the tolerance. Pods that are not ready, or younger than 5 minutes, count little:
 * a booting guest does not ask for the next one.
 *
 * @example
 * const pool = new VirtualMachinePool(chart, 'runners', {
 *   memory: Size.gibibytes(2),
 *   disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
 * });
 * new WorkloadAutoscaler(chart, 'runners-scaler', {
 *   target: pool,
 *   minReplicas: 2,
 *   maxReplicas: 8,
 *   behavior: ScalingBehavior.fromStartLatency(StartLatency.virtualMachine()),
 * });
 */
export class WorkloadAutoscaler extends kplus.Resource implements IWorkloadAutoscaler {
  /**
   * An autoscaler that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the object's name
   */
  public static fromWorkloadAutoscalerName(scope: Construct, id: string, name: string): IWorkloadAutoscaler {
    return new ImportedResource(scope, id, TYPE, name);
  }

  /** What is scaled. */
  public readonly target: kplus.IScalable;
  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is scaled, between which numbers, and by what
   * @throws on numbers that are not whole or out of order, and on a behavior that Kubernetes refuses; at synthesis on a target with `replicas`
   */
  constructor(scope: Construct, id: string, props: WorkloadAutoscalerProps) {
    super(scope, id);
    const { target, behavior = defaultBehavior(props.target) } = props;
    throwIfAny(this, [...workloadAutoscalerProblems(props), ...problemsOf(behavior)]);
    this.target = target;
    takeOver(target, cpuUtilizationPercentOf(props) !== undefined);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({
        produce: () => renderWorkloadAutoscaler({ ...props, behavior }, {
          scalesVirtualMachines: scalesVirtualMachines(target), hasTolerance: Platform.of(this).kubernetesAtLeast('1.35'),
        }),
      }),
    });
    this.node.addValidation({ validate: () => targetMessages(this, target) });
  }
}
