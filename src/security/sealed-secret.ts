import { ApiObject, ApiObjectMetadata, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { SealedSecretProps, SealedSecretScope } from './sealed-secret-props';
import type { SealedSecretSpec } from '../../imports/bitnami.com';
import { isBase64 } from '../kubernetes/base64';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'bitnami.com', version: 'v1alpha1', kind: 'SealedSecret', resourceType: 'sealedsecrets' };
const ANNOTATION_PREFIX = 'sealedsecrets.bitnami.com/';

/**
 * A Secret that may stand in a repository: its values are encrypted with the public key of the controller of Sealed Secrets, which alone opens them and
 * makes a Secret of the same name. This library seals nothing: `kubeseal` does, with the certificate of the cluster.
 *
 * It is an `ISecret`: cloud-init, disks, credentials and pods take it where they take a Secret. Its namespace is theirs.
 *
 * @example
 * const userData = new SealedSecret(chart, 'first-boot', { encryptedData: { userdata: 'AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq' } });
 * const cloudInit = CloudInit.fromSecret(userData);
 */
export class SealedSecret extends kplus.Resource implements kplus.ISecret {
  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of both objects unless `metadata.name` is given
   * @param props the ciphertext
   * @throws without ciphertext, and on a value that `kubeseal` did not make, such as a password in clear text; the message does not show it
   */
  constructor(scope: Construct, id: string, props: SealedSecretProps) {
    super(scope, id);
    throwIfAny(this, ciphertextProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: metadataOf(props),
      spec: Lazy.any({ produce: () => renderSealedSecret(props) }),
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

function* ciphertextProblems({ encryptedData }: SealedSecretProps): Generator<UsageError> {
  const fix = 'Write what `kubeseal --raw`, or encryptedData of its output, says.';
  if (!Object.keys(encryptedData).length) yield { what: 'encryptedData', got: encryptedData, allowed: 'at least one value', fix };
  for (const [key, value] of Object.entries(encryptedData)) {
    if (isCiphertext(value)) continue;
    yield { what: `encryptedData.${key}`, got: `${value.length} characters (not shown)`, allowed: 'ciphertext', fix };
  }
}

/** It is base64, and begins with the length of the encrypted session key in bytes: that of an RSA key, 256 for one of 2048 bits. */
function isCiphertext(text: string): boolean {
  if (!text || !isBase64(text)) return false;
  const length = Buffer.from(text.slice(0, 4), 'base64').readUInt16BE();
  return length >= 256 && length <= 2048;
}

function metadataOf({ metadata, scope = SealedSecretScope.STRICT }: SealedSecretProps): ApiObjectMetadata | undefined {
  if (scope === SealedSecretScope.STRICT) return metadata;
  return { ...metadata, annotations: { [`${ANNOTATION_PREFIX}${scope}`]: 'true', ...metadata?.annotations } };
}

function renderSealedSecret(
  { encryptedData, secretType, secretLabels, secretAnnotations, secretTemplate, immutable }: SealedSecretProps,
): SealedSecretSpec {
  const metadata = secretLabels || secretAnnotations ? { labels: secretLabels, annotations: secretAnnotations } : undefined;
  const hasTemplate = metadata || secretType || secretTemplate || immutable !== undefined;
  return { encryptedData, template: hasTemplate ? { type: secretType, metadata, data: secretTemplate, immutable } : undefined };
}
