import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { LabelSelector, PodDisruptionBudgetSpec } from '../../imports/kubernetes';
import { Admission } from '../admission/synth';
import { selectsLauncherPods } from '../compute/launcher-pods';
import { nameFromId } from '../name-from-id';
import { usageError } from '../usage-error';

/** Properties of a budget: exactly one of `minAvailable` and `maxUnavailable`. */
export interface PodDisruptionBudgetProps extends kplus.ResourceProps {
  /** The workload it protects: a pod workload of cdk8s-plus or one of virtual machines. */
  readonly selector: kplus.IPodSelector;

  /**
   * How many pods a voluntary disruption must leave, from 1, or a percentage. For virtual machines a number only.
   *
   * @default - see `maxUnavailable`
   */
  readonly minAvailable?: kplus.PercentOrAbsolute;

  /**
   * How many pods a voluntary disruption may take. Not for virtual machines.
   *
   * @default - see `minAvailable`
   */
  readonly maxUnavailable?: kplus.PercentOrAbsolute;
}

/**
 * Keeps drains from taking more of a workload than it can spare.
 *
 * Launcher pods are owned by VirtualMachineInstances, which have no scale subresource: the disruption controller cannot count
 * how many there should be, and a percentage or a `maxUnavailable` then blocks every eviction. So for virtual machines only an
 * absolute `minAvailable` is taken. A VM with `EvictionStrategy.LIVE_MIGRATE` is moved by KubeVirt and needs no budget.
 */
export class PodDisruptionBudget extends kplus.Resource {
  public readonly resourceType: string = 'poddisruptionbudgets';
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is protected and how much of it
   * @throws unless exactly one bound is given, of a form that works for the workload
   */
  public constructor(scope: Construct, id: string, props: PodDisruptionBudgetProps) {
    super(scope, id);
    Admission.guard(this);
    this.checkBound(props);
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { ...props.metadata, name: props.metadata?.name ?? nameFromId(this, id) },
      spec: Lazy.any({ produce: () => renderPodDisruptionBudget(props) }),
    });
  }

  private checkBound({ selector, minAvailable, maxUnavailable }: PodDisruptionBudgetProps): void {
    const given = [minAvailable, maxUnavailable].filter((bound) => bound !== undefined);
    if (given.length !== 1) {
      throw usageError(this, {
        what: 'bound of the budget',
        got: given.map(({ value }) => value),
        allowed: 'exactly one of `minAvailable` and `maxUnavailable`',
        fix: 'Keep one of them.',
      });
    }
    if (selectsLauncherPods(selector) && typeof minAvailable?.value !== 'number') {
      throw usageError(this, {
        what: maxUnavailable ? 'maxUnavailable' : 'minAvailable',
        got: given[0].value,
        allowed: 'for virtual machines `minAvailable` with a number',
        fix: 'Give `minAvailable: kplus.PercentOrAbsolute.absolute(n)`: Kubernetes cannot count how many launcher pods there should be.',
      });
    }
  }
}

function renderPodDisruptionBudget({ selector, minAvailable, maxUnavailable }: PodDisruptionBudgetProps): PodDisruptionBudgetSpec {
  return {
    minAvailable: minAvailable?.value,
    maxUnavailable: maxUnavailable?.value,
    selector: selector.toPodSelectorConfig().labelSelector._toKube() as LabelSelector,
  };
}
