import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ExternalSecretProps } from './external-secret-props';
import { EXTERNAL_SECRET_DATA_FROM, EXTERNAL_SECRET_STORES } from './wire-forms';
import type { ExternalSecretSpec, Target } from '../../imports/external-secrets.io';
import { formatGoDuration } from '../kubernetes/go-duration';
import { entriesInOrder } from '../kubernetes/in-key-order';
import { omitEmpty } from '../kubernetes/omit-empty';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'external-secrets.io', version: 'v1', kind: 'ExternalSecret', resourceType: 'externalsecrets' };

/**
 * A Secret whose values the External Secrets Operator fetches from a store such as Vault, and keeps up to date; the manifest has none of them. The Secret
 * has the name of the ExternalSecret.
 *
 * It is an `ISecret`: cloud-init, disks, credentials and pods take it where they take a Secret. Its namespace is theirs. Written as
 * `external-secrets.io/v1`, which the operator serves since v0.16.
 *
 * @example
 * new ExternalSecret(chart, 'database-cloudinit', {
 *   store: ExternalSecretStore.clusterSecretStore('vault'),
 *   data: { userdata: { key: 'shop/database', property: 'userdata' } },
 * });
 */
export class ExternalSecret extends kplus.Resource implements kplus.ISecret {
  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of both objects unless `metadata.name` is given
   * @param props where the values are
   * @throws where no value is asked for
   */
  constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    super(scope, id);
    throwIfAny(this, dataProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderExternalSecret(props) }),
    });
  }

  /**
   * A value of the Secret for a variable of a container.
   *
   * @param key the key of the value
   */
  public envValue(key: string, options?: kplus.EnvValueFromSecretOptions): kplus.EnvValue {
    return kplus.EnvValue.fromSecretValue({ secret: this, key }, options);
  }
}

function* dataProblems({ data = {}, dataFrom = [] }: ExternalSecretProps): Generator<UsageError> {
  if (Object.keys(data).length || dataFrom.length) return;
  yield { what: 'data', got: data, allowed: 'at least one entry, or dataFrom', fix: 'Say which values of the store the Secret has.' };
}

function renderExternalSecret(props: ExternalSecretProps): ExternalSecretSpec {
  const { store, data, dataFrom, refreshPolicy, refreshInterval } = props;
  return {
    refreshPolicy,
    refreshInterval: refreshInterval && formatGoDuration(refreshInterval.toSeconds()),
    secretStoreRef: EXTERNAL_SECRET_STORES.of(store),
    target: renderTarget(props),
    data: omitEmpty(entriesInOrder(data).map(([secretKey, { decoding, ...remoteRef }]) => ({
      secretKey, remoteRef: { ...remoteRef, ...decoding ? { decodingStrategy: decoding } : {} },
    }))),
    dataFrom: omitEmpty(dataFrom?.map((each) => EXTERNAL_SECRET_DATA_FROM.of(each))),
  };
}

function renderTarget(
  { creationPolicy, deletionPolicy, immutable, secretType, secretLabels, secretAnnotations, secretTemplate }: ExternalSecretProps,
): Target | undefined {
  const metadata = omitEmpty<object>({ labels: secretLabels, annotations: secretAnnotations });
  const template = omitEmpty<unknown>({ type: secretType, metadata, data: secretTemplate });
  return omitEmpty<unknown>({ creationPolicy, deletionPolicy, immutable, template });
}
