import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { quotaProblems } from './check-quota';
import { GuestQuota } from './guest-quota';
import { TenantQuotaProps } from './quota-props';
import { guestQuotaProblems, renderGuestHard } from './render-guest-quota';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

const TYPE: ResourceType = {
  apiGroup: 'aaq.kubevirt.io', version: 'v1alpha1', kind: 'ApplicationAwareResourceQuota', resourceType: 'applicationawareresourcequotas',
};

/** Properties of `ApplicationAwareResourceQuota`. */
export interface ApplicationAwareResourceQuotaProps extends kplus.ResourceProps {
  /**
   * What guests may have, by their own size.
   *
   * @default - not limited
   */
  readonly guests?: GuestQuota;

  /**
   * What pods, claims and objects may have, as in a ResourceQuota. How launchers count depends on `AaqProps.vmCounting`.
   *
   * @default - not limited
   */
  readonly limits?: TenantQuotaProps;

  /**
   * The PriorityClasses whose pods count.
   *
   * @default - all pods
   */
  readonly priorityClasses?: string[];
}

/** An application-aware quota, of this app or imported. */
export interface IApplicationAwareResourceQuota extends kplus.IResource {}

/**
 * What a namespace may use, VMs counted by their guests: `Aaq` must be installed, and gate the namespace. Pods over it are not refused but wait
 * behind a scheduling gate until there is room. `TenantNamespace` makes one of `TenantQuota.applicationAware`.
 *
 * @example
 * new ApplicationAwareResourceQuota(chart, 'guests', { guests: { vcpus: 16, memory: Size.gibibytes(64) } });
 */
export class ApplicationAwareResourceQuota extends kplus.Resource implements IApplicationAwareResourceQuota {
  /**
   * A quota that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name its name
   */
  public static fromApplicationAwareResourceQuotaName(scope: Construct, id: string, name: string): IApplicationAwareResourceQuota {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is limited
   * @throws on amounts that are not positive or contradict each other
   */
  constructor(scope: Construct, id: string, props: ApplicationAwareResourceQuotaProps) {
    super(scope, id);
    const { guests = {}, limits = {}, priorityClasses } = props;
    throwIfAny(this, [...guestQuotaProblems(guests), ...quotaProblems(limits)]);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({
        produce: () => ({
          hard: renderGuestHard(guests, limits),
          scopeSelector: priorityClasses && { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: priorityClasses }] },
        }),
      }),
    });
  }
}
