import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

const rule = 'sealed-secret/requires-ciphertext';
says({ [rule]: { level: FindingLevel.UNSTARTABLE, allowed: 'base64' } });

const sealed = (spec: Json) => ({ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 's', namespace: 'x' }, spec });

test.each<[string, Json, ...Verdict[]]>([
  ['ciphertext', { encryptedData: { key: 'AgBy3i4OJSWK+PiTySYZZA9rO43cGDEQAx==' } }],
  ['ciphertext on several lines', { encryptedData: { key: 'AgBy\n3i4O\r\n' } }],
  ['clear text', { encryptedData: { a: 'hunter2!' } }, [rule, 'spec.encryptedData.a', '8 characters (not shown)']],
  ['nothing', { encryptedData: { a: '' } }, [rule, 'spec.encryptedData.a', '0 characters (not shown)']],
  ['no data', {}, ['schema/requires-field', 'spec.encryptedData']],
  ['data of a Secret', { encryptedData: {}, stringData: {} }, ['schema/has-known-field', 'spec.stringData', '{}']],
])('a SealedSecret with %s', (_, spec, ...found) => expect(judge(sealed(spec))).toEqual(found));
