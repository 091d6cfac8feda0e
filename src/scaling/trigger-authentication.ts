import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ITriggerAuthentication } from './scale-trigger-options';
import type { ClusterTriggerAuthenticationSpec } from '../../imports/keda.sh';
import { entriesInOrder } from '../kubernetes/in-key-order';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'keda.sh', version: 'v1alpha1', kind: 'TriggerAuthentication', resourceType: 'triggerauthentications' };
const OF_CLUSTER: ResourceType = { ...TYPE, kind: 'ClusterTriggerAuthentication', resourceType: 'clustertriggerauthentications' };

/** Properties of `TriggerAuthentication`. */
export interface TriggerAuthenticationProps extends kplus.ResourceProps {
  /** Keys of Secrets of its namespace, by the parameter of the trigger that each is: `{ password: { secret, key: 'pw' } }`. At least one. */
  readonly secrets: { readonly [parameter: string]: kplus.SecretValue };
}

/**
 * Credentials by which KEDA reads the source of a metric.
 *
 * @example
 * const secret = kplus.Secret.fromSecretName(chart, 'Prometheus', 'prometheus-reader');
 * new TriggerAuthentication(chart, 'prometheus', { secrets: { bearerToken: { secret, key: 'token' } } });
 */
export class TriggerAuthentication extends kplus.Resource implements ITriggerAuthentication {
  /**
   * Credentials of this namespace that the app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the object's name
   */
  public static fromTriggerAuthenticationName(scope: Construct, id: string, name: string): ITriggerAuthentication {
    return new ImportedResource(scope, id, TYPE, name);
  }

  /**
   * Credentials for all namespaces, which a cluster administrator makes.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the object's name
   */
  public static fromClusterTriggerAuthenticationName(scope: Construct, id: string, name: string): ITriggerAuthentication {
    return new ImportedResource(scope, id, OF_CLUSTER, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props which keys of which Secrets
   * @throws without any
   */
  constructor(scope: Construct, id: string, props: TriggerAuthenticationProps) {
    super(scope, id);
    throwIfAny(this, secretProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderTriggerAuthentication(props) }),
    });
  }
}

function* secretProblems({ secrets }: TriggerAuthenticationProps): Generator<UsageError> {
  if (Object.keys(secrets).length === 0) {
    yield { what: 'secrets', got: secrets, allowed: 'at least one', fix: 'A trigger without credentials needs no TriggerAuthentication.' };
  }
}

function renderTriggerAuthentication({ secrets }: TriggerAuthenticationProps): ClusterTriggerAuthenticationSpec {
  return { secretTargetRef: entriesInOrder(secrets).map(([parameter, { secret, key }]) => ({ parameter, name: secret.name, key })) };
}
