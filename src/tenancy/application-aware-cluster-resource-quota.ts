import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { quotaProblems } from './check-quota';
import { GuestQuota } from './guest-quota';
import { TenantQuotaProps } from './quota-props';
import { guestQuotaProblems, renderGuestHard } from './render-guest-quota';
import type { ApplicationAwareClusterResourceQuotaSpec } from '../../imports/aaq.kubevirt.io';
import { Distribution } from '../platform/distribution';
import { Platform } from '../platform/platform';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { messagesOf, throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = {
  apiGroup: 'aaq.kubevirt.io', version: 'v1alpha1', kind: 'ApplicationAwareClusterResourceQuota', resourceType: 'applicationawareclusterresourcequotas',
};
/** What AAQ gates pods by (`isSchedulableResource`, v1.8.0); everything else it leaves to a quota of several namespaces that only OpenShift has. */
const OF_PODS = /^(pods|cpu|memory|ephemeral-storage)$|^limits\.|^requests\.(?!storage$)/;

/** Properties of `ApplicationAwareClusterResourceQuota`. */
export interface ApplicationAwareClusterResourceQuotaProps extends kplus.ResourceProps {
  /** The labels of the namespaces that share it. */
  readonly namespaceLabels: { [label: string]: string };

  /**
   * What guests may have in all those namespaces, by their own size.
   *
   * @default - not limited
   */
  readonly guests?: GuestQuota;

  /**
   * What pods may have in all those namespaces. Claims and other objects can be limited on OpenShift only.
   *
   * @default - not limited
   */
  readonly limits?: TenantQuotaProps;
}

/** An application-aware quota of several namespaces, of this app or imported. */
export interface IApplicationAwareClusterResourceQuota extends kplus.IResource {}

/**
 * What several namespaces may use together, VMs counted by their guests: `Aaq` must be installed with `clusterQuotas`, and gate the namespaces. `Tenant`
 * makes one for its namespaces.
 *
 * @example
 * new ApplicationAwareClusterResourceQuota(chart, 'erp-guests', {
 *   namespaceLabels: { tenant: 'erp' },
 *   guests: { vcpus: 64, memory: Size.gibibytes(256), instances: 20 },
 * });
 */
export class ApplicationAwareClusterResourceQuota extends kplus.Resource implements IApplicationAwareClusterResourceQuota {
  /**
   * A quota that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name its name
   */
  public static fromApplicationAwareClusterResourceQuotaName(scope: Construct, id: string, name: string): IApplicationAwareClusterResourceQuota {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props whose, and what is limited
   * @throws without labels, and on amounts that are not positive or contradict each other. Limits of other things than pods fail synthesis but on OpenShift.
   */
  constructor(scope: Construct, id: string, props: ApplicationAwareClusterResourceQuotaProps) {
    super(scope, id);
    const { namespaceLabels, guests = {}, limits = {} } = props;
    throwIfAny(this, [...selectionProblems(namespaceLabels), ...guestQuotaProblems(guests), ...quotaProblems(limits)]);
    const hard = renderGuestHard(guests, limits);
    this.node.addValidation({ validate: () => messagesOf(keyProblems(Object.keys(hard), Platform.of(this))) });
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({
        produce: (): ApplicationAwareClusterResourceQuotaSpec => ({ selector: { labels: { matchLabels: { ...namespaceLabels } } }, quota: { hard } }),
      }),
    });
  }
}

function* selectionProblems(labels: { readonly [label: string]: string }): Generator<UsageError> {
  if (Object.keys(labels).length === 0) {
    yield { what: 'namespaceLabels', got: {}, allowed: 'at least one label', fix: 'Give a label that all namespaces of the tenant have, and no other.' };
  }
}

function* keyProblems(keys: readonly string[], { distribution }: Platform): Generator<UsageError> {
  if (distribution === Distribution.OPENSHIFT) return;
  for (const got of keys.filter((key) => !OF_PODS.test(key))) {
    yield { what: 'limits', got, allowed: 'what pods request, on clusters other than OpenShift', fix: 'Limit it in each namespace, with `TenantNamespace.quota`.' };
  }
}
