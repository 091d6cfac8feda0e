import type { SealedSecret } from '../../../imports/bitnami.com';
import { isBase64 } from '../../kubernetes/base64';
import { fieldOf } from '../../kubernetes/field-path';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { specsOf } from '../subjects/object-spec';

const sealedSpec = specsOf<SealedSecret>('bitnami.com/SealedSecret');

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'sealed-secret/requires-ciphertext',
    level: FindingLevel.UNSTARTABLE,
    subject: sealedSpec,
    summary: 'A value of a SealedSecret must be what kubeseal made',
    why: 'The object is admitted, its controller cannot decode the value and makes no Secret, and what mounts that never starts. A value in clear text is read by '
      + 'everyone who may read the manifest.',
    fix: 'Write what kubeseal --raw says; replace a value that stood here in clear text.',
    * check({ encryptedData }) {
      for (const [key, value] of Object.entries(encryptedData)) {
        if (value && isBase64(value.replace(/[\r\n]/g, ''))) continue;
        yield { field: fieldOf('encryptedData', key), got: `${value.length} characters (not shown)`, allowed: 'base64' };
      }
    },
  }),
];
