import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'scheduling.k8s.io', version: 'v1', kind: 'PriorityClass', resourceType: 'priorityclasses' };
const LOWEST = -2_147_483_648;

/** Properties of `PriorityClass`. */
export interface PriorityClassProps extends kplus.ResourceProps {
  /** The priority: a whole number up to 1000000000, which may be negative. Higher comes first; pods without a class have 0. */
  readonly value: number;

  /**
   * Whether its pods push out pods of lower priority where there is no room. VMs pushed out are shut down, not migrated.
   *
   * @default true
   */
  readonly preempts?: boolean;

  /**
   * Whether pods that name no class have this one. There can be one such class in a cluster.
   *
   * @default false
   */
  readonly globalDefault?: boolean;

  /**
   * What the class is for, in words.
   *
   * @default - no description
   */
  readonly description?: string;
}

/** A priority of pods and VMs, of this app or imported. */
export interface IPriorityClass extends kplus.IResource {}

/**
 * A priority of pods and VMs in the whole cluster: VMs name it in `priorityClassName`. It belongs to those who run the cluster. `QuotaStrategy.priorityPreemption`
 * makes classes of one tenant, and takes those of several by name.
 *
 * @example
 * new PriorityClass(chart, 'vm-critical', { value: 1000000, description: 'Databases of the shop' });
 */
export class PriorityClass extends kplus.Resource implements IPriorityClass {
  /**
   * A class that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name its name
   */
  public static fromPriorityClassName(scope: Construct, id: string, name: string): IPriorityClass {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props which priority, and what follows from it
   * @throws on a value that is not a whole number of 32 bits. Values of the system, and a second default, are findings.
   */
  constructor(scope: Construct, id: string, props: PriorityClassProps) {
    super(scope, id);
    throwIfAny(this, valueProblems(props));
    const { value, preempts, globalDefault, description } = props;
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      value,
      ...preempts === undefined ? {} : { preemptionPolicy: preempts ? 'PreemptLowerPriority' : 'Never' },
      ...globalDefault === undefined ? {} : { globalDefault },
      ...description ? { description } : {},
    });
  }
}

function* valueProblems({ value }: PriorityClassProps): Generator<UsageError> {
  if (!Number.isInteger(value) || value < LOWEST || value > -LOWEST - 1) {
    yield { what: 'value', got: value, allowed: `a whole number from ${LOWEST} to 1000000000`, fix: 'Higher values come first.' };
  }
}
