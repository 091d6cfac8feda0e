import { secretsInData, secretsInText } from '../../manifests/secrets/content';
import { describeSecrets } from '../../manifests/secrets/describe';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { volume } from '../subjects/volume';

const SOURCES = ['cloudInitNoCloud', 'cloudInitConfigDrive'] as const;
const PLAIN = ['userData', 'networkData'] as const;
const ENCODED = ['userDataBase64', 'networkDataBase64'] as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'password/avoids-plain-text',
    level: FindingLevel.ADVISED,
    subject: volume,
    summary: 'Cloud-init must not have a password, a key or a token in plain text',
    why: 'The text is part of the VM: everyone who may read the VM, or the repository it comes from, reads it. Base64 and gzip hide nothing.',
    fix: 'Refer with secretRef or networkDataSecretRef to a Secret that an ExternalSecret or a SealedSecret makes; or use SSH keys, or a hash in passwd.',
    * check(value) {
      for (const source of SOURCES) {
        const data = value[source];
        if (!data) continue;
        const found = [
          ...PLAIN.map((field) => ({ field, secrets: data[field] ? secretsInText(data[field]) : [] })),
          ...ENCODED.map((field) => ({ field, secrets: data[field] ? secretsInData(Buffer.from(data[field], 'base64')) : [] })),
        ];
        for (const { field, secrets } of found) {
          if (!secrets.length) continue;
          yield { field: `${source}.${field}`, got: describeSecrets(secrets), allowed: 'a hash, or a Secret by secretRef' };
        }
      }
    },
  }),
];
