import { fieldOf } from '../../kubernetes/field-path';
import { isLiteralSecret, isSecretName } from '../../kubernetes/secret-name';
import type { Manifest } from '../../manifests/manifest';
import { secretsInData } from '../../manifests/secrets/content';
import { describeSecrets } from '../../manifests/secrets/describe';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';

interface Secret extends Manifest {
  readonly data?: { readonly [key: string]: string };
  readonly stringData?: { readonly [key: string]: string };
}

interface Entry {
  readonly key: string;
  readonly content: Buffer;
}

/** Each value of a Secret, decoded. */
const entry: Subject<Entry> = partsOf(objectsOf<Secret>('/Secret'), ({ data = {}, stringData = {} }) => [
  ...Object.entries(data).map(([key, value]) => ({ path: fieldOf('data', key), value: { key, content: Buffer.from(value, 'base64') } })),
  ...Object.entries(stringData).map(([key, value]) => ({ path: fieldOf('stringData', key), value: { key, content: Buffer.from(value) } })),
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'secret/avoids-plain-text',
    level: FindingLevel.ADVISED,
    subject: entry,
    summary: 'A manifest of a Secret must not hold the secret itself',
    why: 'Base64 is no encryption: everyone who may read the manifest, in a repository, a pipeline or an artifact, reads the secret, also after it was '
      + 'deleted there.',
    fix: 'Let an ExternalSecret or a SealedSecret make this Secret, cloud-init included, and keep its name: what refers to it stays as it is.',
    * check({ key, content }) {
      const secrets = secretsInData(content);
      const isNamed = isSecretName(key) && content.length > 0 && !content.includes('\n') && isLiteralSecret(content.toString().trim());
      if (secrets.length) yield { field: '', got: describeSecrets(secrets), allowed: 'nothing that is secret' };
      else if (isNamed) yield { field: '', got: `${key} (not shown)`, allowed: 'nothing that is secret' };
    },
  }),
];
