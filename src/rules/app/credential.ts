import { fieldOf } from '../../kubernetes/field-path';
import { groupBy } from '../../kubernetes/group-by';
import { isLiteralSecret, isSecretName } from '../../kubernetes/secret-name';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { secretsInData, secretsInObject, secretsInText } from '../../manifests/secrets/content';
import { describeSecrets } from '../../manifests/secrets/describe';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, Violation } from '../rule';

interface ConfigMap extends Manifest {
  readonly data?: { readonly [key: string]: string };
  readonly binaryData?: { readonly [key: string]: string };
}

/** Judged by `data-volume-url/avoids-password`. */
const URL_OF_SOURCE = /(?:^|\.)source\.(?:http|s3|gcs|imageio|vddk)\.url$/;
const ALLOWED = 'a reference to a Secret';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'credential/avoids-plain-text',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'An object that is not a Secret must not hold a password, a key or a token',
    why: 'Everyone who may read the object reads it: roles that keep Secrets from their subjects show ConfigMaps, variables, URLs and headers.',
    fix: 'Put it into a Secret that an ExternalSecret or a SealedSecret makes, and refer to that: secretKeyRef for a variable, secretRef for a source of a disk, '
      + 'secretExtraHeaders for headers, a Secret instead of the ConfigMap for an answer file.',
    * check(manifests) {
      for (const manifest of manifests) {
        for (const violation of credentialsIn(manifest)) yield { manifest, ...violation, allowed: ALLOWED };
      }
    },
  }),
];

function* credentialsIn(manifest: Manifest): Generator<Violation> {
  const kind = kindOf(manifest);
  if (kind === '/ConfigMap') yield* credentialsInConfigMap(manifest);
  for (const [key, value] of Object.entries(manifest)) {
    if ((kind === '/ConfigMap' || kind === '/Secret') && key !== 'metadata') continue;
    const found = secretsInObject(value, key).filter(({ path, format }) => format !== 'password in a URL' || !URL_OF_SOURCE.test(path));
    for (const [field, secrets] of groupBy(found, ({ path }) => path)) {
      yield { field, got: describeSecrets(secrets.map(({ format = lastOf(field) }) => ({ path: '', format }))) };
    }
  }
}

function* credentialsInConfigMap({ data = {}, binaryData = {} }: ConfigMap): Generator<Violation> {
  for (const [key, text] of Object.entries(data)) {
    const isNamed = isSecretName(key) && !text.includes('\n') && isLiteralSecret(text.trim());
    const secrets = isNamed ? [{ path: key }] : secretsInText(text);
    if (secrets.length) yield { field: fieldOf('data', key), got: describeSecrets(secrets) };
  }
  for (const [key, text] of Object.entries(binaryData)) {
    const secrets = secretsInData(Buffer.from(text, 'base64'));
    if (secrets.length) yield { field: fieldOf('binaryData', key), got: describeSecrets(secrets) };
  }
}

function lastOf(field: string): string {
  return field.slice(field.lastIndexOf('.') + 1);
}
