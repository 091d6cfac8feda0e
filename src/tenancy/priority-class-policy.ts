import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { createAdmissionPolicy, POLICY_TYPE } from './admission-policy';
import { requiredPriorities } from './policies/required-priorities';
import { IPriorityClass } from './priority-class';
import { throwIfAny, UsageError } from '../usage-error';

/** Properties of `PriorityClassPolicy`. */
export interface PriorityClassPolicyProps extends kplus.ResourceProps {
  /** The namespaces in which it holds. */
  readonly namespaces: kplus.INamespaceSelector;

  /** The classes of which VMs must name one. */
  readonly priorityClasses: IPriorityClass[];

  /**
   * What those are told who are refused.
   *
   * @default - which classes there are
   */
  readonly message?: string;
}

/**
 * VMs of some namespaces must name one of a few priority classes, in VMs, instances, replica sets and pools; pods may name none, and no other. Without it, a VM
 * that names no class is outside every quota that counts by class. `QuotaStrategy.priorityPreemption` makes a policy of this kind for one tenant.
 *
 * @example
 * new PriorityClassPolicy(chart, 'shop-priorities', {
 *   namespaces: kplus.Namespaces.select(chart, 'Shop', { labels: { tenant: 'shop' } }),
 *   priorityClasses: [new PriorityClass(chart, 'vm-critical', { value: 1000000 })],
 * });
 */
export class PriorityClassPolicy extends kplus.Resource {
  public readonly resourceType: string = POLICY_TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of the policy and of its binding unless `metadata.name` is given
   * @param props where, and which classes
   * @throws without classes. Synthesis fails on a Platform before Kubernetes 1.30.
   */
  constructor(scope: Construct, id: string, props: PriorityClassPolicyProps) {
    super(scope, id);
    throwIfAny(this, classProblems(props));
    const { priorityClasses, namespaces, metadata, message } = props;
    const names = priorityClasses.map(({ name }) => name);
    this.apiObject = createAdmissionPolicy(this, id, {
      metadata, namespaces, spec: () => requiredPriorities(names, message ?? `use one of the priority classes: ${names.join(', ')}`),
    });
  }
}

function* classProblems({ priorityClasses }: PriorityClassPolicyProps): Generator<UsageError> {
  if (priorityClasses.length === 0) {
    yield { what: 'priorityClasses', got: [], allowed: 'at least one class', fix: 'Without any, no VM is let in: leave out the policy.' };
  }
}
