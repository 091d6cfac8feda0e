import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { renderVerticalPodAutoscaler } from './render-vertical-pod-autoscaler';
import { verticalPodAutoscalerProblems } from './vertical-pod-autoscaler-problems';
import { VerticalPodAutoscalerProps } from './vertical-pod-autoscaler-props';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'autoscaling.k8s.io', version: 'v1', kind: 'VerticalPodAutoscaler', resourceType: 'verticalpodautoscalers' };

/** A VerticalPodAutoscaler, of this app or imported. */
export interface IVerticalPodAutoscaler extends kplus.IResource {}

/**
 * A VerticalPodAutoscaler: it looks at what pods use and recommends what they should request, in `status.recommendation`. It does no more unless it is told to. Needs
 * the autoscaler's recommender in the cluster.
 *
 * For VMs it is an adviser: the numbers are those of the launcher's container `compute`, in which the memory of the guest hardly ever shrinks.
 *
 * @example
 * const pool = new VirtualMachinePool(chart, 'runners', {
 *   memory: Size.gibibytes(2),
 *   disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
 * });
 * new VerticalPodAutoscaler(chart, 'runners-adviser', { target: pool });
 */
export class VerticalPodAutoscaler extends kplus.Resource implements IVerticalPodAutoscaler {
  /**
   * A VerticalPodAutoscaler that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the object's name
   */
  public static fromVerticalPodAutoscalerName(scope: Construct, id: string, name: string): IVerticalPodAutoscaler {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props whose usage is looked at, and what is done with the recommendation
   * @throws on a mode that changes VMs, on `minReplicas` without a mode that evicts or that is no whole number from 1, and on two policies for one container
   */
  constructor(scope: Construct, id: string, props: VerticalPodAutoscalerProps) {
    super(scope, id);
    throwIfAny(this, verticalPodAutoscalerProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderVerticalPodAutoscaler(props) }),
    });
  }
}
