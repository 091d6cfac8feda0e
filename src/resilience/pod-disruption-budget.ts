import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { PodDisruptionBudgetSpec } from '../../imports/kubernetes';
import { labelSelectorOf } from '../cdk8s-plus-internals';
import { selectsLauncherPods } from '../compute/launcher-pods';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

/** Which pods a drain may evict that are not ready. */
export enum UnhealthyPodEvictionPolicy {
  /** All of them: a guest that does not get ready holds up no drain. */
  ALWAYS_ALLOW = 'AlwaysAllow',
  /** Only while enough others are ready. */
  IF_HEALTHY_BUDGET = 'IfHealthyBudget',
}

/** Properties of a budget: exactly one of `minAvailable` and `maxUnavailable`. */
export interface PodDisruptionBudgetProps extends kplus.ResourceProps {
  /** The workload it protects: a pod workload of cdk8s-plus or one of virtual machines. */
  readonly selector: kplus.IPodSelector;

  /**
   * How many pods a voluntary disruption must leave, as a number from 1 or a percentage. For virtual machines only a number.
   *
   * @default - `maxUnavailable` decides
   */
  readonly minAvailable?: kplus.PercentOrAbsolute;

  /**
   * How many pods a voluntary disruption may take, as a number or a percentage. Not for virtual machines.
   *
   * @default - `minAvailable` decides
   */
  readonly maxUnavailable?: kplus.PercentOrAbsolute;

  /**
   * Which pods may be evicted that run and are not ready.
   *
   * @default - Kubernetes': UnhealthyPodEvictionPolicy.IF_HEALTHY_BUDGET
   */
  readonly unhealthyPodEvictionPolicy?: UnhealthyPodEvictionPolicy;
}

const TYPE: ResourceType = { apiGroup: 'policy', version: 'v1', kind: 'PodDisruptionBudget', resourceType: 'poddisruptionbudgets' };

/** A budget, of this app or imported. */
export interface IPodDisruptionBudget extends kplus.IResource {}

/**
 * Limits how many pods of a workload a drain may evict at once.
 *
 * Launcher pods are owned by VirtualMachineInstances, which have no scale subresource: the disruption controller cannot count
 * how many there should be, and a percentage or a `maxUnavailable` then blocks every eviction. So virtual machines need a number as
 * `minAvailable`. KubeVirt migrates a VM with `EvictionStrategy.LIVE_MIGRATE` by itself: it needs no budget. A budget of a single VM that does not migrate holds up
 * the drain of its node until somebody stops it.
 *
 * @example
 * new PodDisruptionBudget(chart, 'web-budget', { selector: web, minAvailable: kplus.PercentOrAbsolute.absolute(2) });
 */
export class PodDisruptionBudget extends kplus.Resource implements IPodDisruptionBudget {
  /**
   * A budget that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the budget
   */
  public static fromPodDisruptionBudgetName(scope: Construct, id: string, name: string): IPodDisruptionBudget {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is protected and how much of it
   * @throws unless exactly one bound is given, and for virtual machines a number as `minAvailable`
   */
  constructor(scope: Construct, id: string, props: PodDisruptionBudgetProps) {
    super(scope, id);
    throwIfAny(this, boundProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderPodDisruptionBudget(props) }),
    });
  }
}

function* boundProblems({ selector, minAvailable, maxUnavailable }: PodDisruptionBudgetProps): Generator<UsageError> {
  const given = [minAvailable, maxUnavailable].flatMap((bound) => bound?.value ?? []);
  if (given.length !== 1) {
    yield {
      what: 'bound of the budget', got: given, allowed: 'exactly one of `minAvailable` and `maxUnavailable`', fix: 'Keep one of them.',
    };
  } else if (selectsLauncherPods(selector) && typeof minAvailable?.value !== 'number') {
    yield {
      what: maxUnavailable ? 'maxUnavailable' : 'minAvailable',
      got: given[0],
      allowed: 'for virtual machines `minAvailable` with a number',
      fix: 'Give `minAvailable: kplus.PercentOrAbsolute.absolute(n)`: Kubernetes cannot count how many launcher pods there should be.',
    };
  }
}

function renderPodDisruptionBudget(props: PodDisruptionBudgetProps): PodDisruptionBudgetSpec {
  return {
    minAvailable: props.minAvailable?.value,
    maxUnavailable: props.maxUnavailable?.value,
    selector: labelSelectorOf(props.selector),
    unhealthyPodEvictionPolicy: props.unhealthyPodEvictionPolicy,
  };
}
