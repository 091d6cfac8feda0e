import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { renderScaledObject } from './render-scaled-object';
import { defaultBehavior, scalesVirtualMachines, takeOver, targetMessages } from './scale-targets';
import { scaledObjectProblems } from './scaled-object-problems';
import { ScaledObjectProps } from './scaled-object-props';
import { SCALE_TRIGGERS } from './wire-forms';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { problemsOf, throwIfAny } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'keda.sh', version: 'v1alpha1', kind: 'ScaledObject', resourceType: 'scaledobjects' };

/** A ScaledObject, of this app or imported. */
export interface IScaledObject extends kplus.IResource {}

/**
 * A ScaledObject of KEDA: it scales containers and virtual machines by events, and to none where nothing happens. KEDA makes a HorizontalPodAutoscaler of it for
 * what is between one replica and the most, so the target must not have another. Needs KEDA in the cluster.
 *
 * @example
 * const reports = new VirtualMachineInstanceReplicaSet(chart, 'reports', {
 *   memory: Size.gibibytes(4),
 *   disks: [Disk.containerDisk('root', { image: 'registry.example.com/shop/reports-disk:2026.11' })],
 * });
 * new ScaledObject(chart, 'reports-scaler', {
 *   target: reports,
 *   minReplicas: 0,
 *   maxReplicas: 5,
 *   triggers: [ScaleTrigger.prometheus({ serverAddress: 'http://prometheus-k8s.monitoring.svc:9090', query: 'sum(report_queue_depth)', threshold: 20 })],
 * });
 */
export class ScaledObject extends kplus.Resource implements IScaledObject {
  /**
   * A ScaledObject that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the object's name
   */
  public static fromScaledObjectName(scope: Construct, id: string, name: string): IScaledObject {
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
   * @throws without triggers, on numbers that are not whole or out of order, and on a trigger or a behavior with such; at synthesis on a target with `replicas`
   */
  constructor(scope: Construct, id: string, props: ScaledObjectProps) {
    super(scope, id);
    const { target, triggers, behavior = defaultBehavior(props.target) } = props;
    throwIfAny(this, [...scaledObjectProblems(props), ...problemsOf(behavior, ...triggers)]);
    this.target = target;
    takeOver(target, triggers.some((trigger) => SCALE_TRIGGERS.of(trigger).measuresCpu));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderScaledObject({ ...props, behavior }, scalesVirtualMachines(target)) }),
    });
    this.node.addValidation({ validate: () => targetMessages(this, target) });
  }
}
