import { FindingLevel } from '../../../src/rules/finding-level';
import { merged } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, object } from '../workload-table';
import type { AppRow } from '../workload-table';

const containers = [{ name: 'c', image: 'c:1' }];
const workload = (spec: Json) => object('apps/v1', 'Deployment', 'd', {
  selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: { containers, ...spec } },
});

describe('reference/requires-key', () => {
  const rule = 'reference/requires-key';
  const variable = (member: string, key: Json) => workload({ containers: [{ ...containers[0], env: [{ name: 'E', valueFrom: { [member]: { name: 's', ...key } } }] }] });
  const volume = (source: Json) => workload({ volumes: [{ name: 'v', ...source }] });
  const items = [{ key: 'user', path: 'u' }, { key: 'pasword', path: 'p' }];
  const login = { ...object('v1', 'Secret', 's'), spec: undefined, stringData: { user: 'a', password: 'b' } };
  const settings = { ...object('v1', 'ConfigMap', 's'), spec: undefined, data: { user: 'a' } };
  const external = (target: Json, spec: Json = {}) => object('external-secrets.io/v1', 'ExternalSecret', 'e', { target: { name: 's', ...target }, data: [{ secretKey: 'user', remoteRef: { key: 'k' } }], ...spec });
  const sealed = object('bitnami.com/v1alpha1', 'SealedSecret', 's', { encryptedData: { user: 'AgB' }, template: { data: { 'a.conf': '' } } });
  const ENV = 'spec.template.spec.containers[0].env[0].valueFrom';
  const LISTED = 'a key of Secret s: user, password; probably meant: password';
  appTable('reference', [
    ['a key that is there', [variable('secretKeyRef', { key: 'user' }), login, variable('configMapKeyRef', { key: 'user' }), settings]],
    ['an object that is not known', [variable('secretKeyRef', { key: 'user' })]],
    ['an object of another namespace', [variable('secretKeyRef', { key: 'gone' }), merged(login, { metadata: { namespace: 'y' } })]],
    ['an object that something else fills', [variable('secretKeyRef', { key: 'gone' }), object('v1', 'Secret', 's')]],
    ['the token of an account', [variable('secretKeyRef', { key: 'token' }), { ...login, type: 'kubernetes.io/service-account-token' }]],
    ['a key that is optional', [variable('secretKeyRef', { key: 'gone', optional: true }), volume({ secret: { secretName: 's', optional: true, items } }), login]],
    ['all keys', [volume({ secret: { secretName: 's' } }), login]],
    ['what a provider decides', [variable('secretKeyRef', { key: 'gone' }), external({}, { dataFrom: [{ extract: { key: 'k' } }] })]],
    ['what a template decides', [variable('secretKeyRef', { key: 'gone' }), external({ template: { data: { gone: '' } } })]],
    ['what a template of a SealedSecret adds', [variable('secretKeyRef', { key: 'a.conf' }), sealed]],
    ['a variable', [variable('secretKeyRef', { key: 'pasword' }), login], [rule, `${ENV}.secretKeyRef.key`, 'pasword']],
    ['a variable of a ConfigMap', [variable('configMapKeyRef', { key: 'host' }), settings],
      [rule, `${ENV}.configMapKeyRef.key`, 'host', { allowed: 'a key of ConfigMap s: user', level: FindingLevel.UNSTARTABLE }]],
    ['an item of a volume', [volume({ secret: { secretName: 's', items } }), login], [rule, 'spec.template.spec.volumes[0].secret.items[1].key', 'pasword']],
    ['an item of a projected volume', [volume({ projected: { sources: [{ secret: { name: 's', items } }] } }), login],
      [rule, 'spec.template.spec.volumes[0].projected.sources[0].secret.items[1].key', 'pasword']],
    ['what an ExternalSecret does not bring', [variable('secretKeyRef', { key: 'gone' }), external({})],
      [rule, `${ENV}.secretKeyRef.key`, 'gone', { allowed: 'a key of ExternalSecret s: user', level: FindingLevel.ADVISED }]],
    ['what a SealedSecret does not bring', [variable('secretKeyRef', { key: 'gone' }), sealed],
      [rule, `${ENV}.secretKeyRef.key`, 'gone', { allowed: 'a key of SealedSecret s: user, a.conf', level: FindingLevel.ADVISED }]],
  ].map(([title, manifests, ...verdicts]) => [title, manifests, ...(verdicts as Verdict[]).map(([id, field, got, said]): Verdict => (
    [id, field, got, said ?? { allowed: LISTED, level: FindingLevel.UNSTARTABLE }]
  ))] as AppRow));
});
