import * as kplus from 'cdk8s-plus-28';
import { AccessCredential, CloudInit, VirtualMachine } from '../../src/compute';
import { SealedSecret, SealedSecretProps, SealedSecretScope } from '../../src/security';
import { Disk } from '../../src/storage';
import { newChart, object, SMALL } from '../compute/fixture';

/** What begins as ciphertext for a key of 4096 bits does. */
const CIPHERTEXT = 'AgBy3i4OJSWK+PiTySYZZA9rO43cGDEQAx==';
const encryptedData = { key: CIPHERTEXT };
const sealed = (props: Partial<SealedSecretProps> = {}) => {
  const chart = newChart();
  new SealedSecret(chart, 'disk-key', { encryptedData, ...props });
  return object(chart, 'SealedSecret');
};

test('emits only what it is given', () => {
  expect(sealed()).toEqual({
    apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'disk-key', namespace: 'apps' }, spec: { encryptedData },
  });
});

test.each<[string, Partial<SealedSecretProps>, object]>([
  ['a type', { secretType: 'Opaque' }, { type: 'Opaque' }],
  ['labels', { secretLabels: { a: 'b' } }, { metadata: { labels: { a: 'b' } } }],
  ['annotations', { secretAnnotations: { a: 'b' } }, { metadata: { annotations: { a: 'b' } } }],
  ['a template', { secretTemplate: { userdata: '{{ .key }}' } }, { data: { userdata: '{{ .key }}' } }],
  ['immutability', { immutable: true }, { immutable: true }],
])('renders %s', (_, props, template) => expect(sealed(props).spec).toEqual({ encryptedData, template }));

test.each<[SealedSecretScope, object | undefined]>([
  [SealedSecretScope.STRICT, undefined],
  [SealedSecretScope.NAMESPACE_WIDE, { 'sealedsecrets.bitnami.com/namespace-wide': 'true' }],
  [SealedSecretScope.CLUSTER_WIDE, { 'sealedsecrets.bitnami.com/cluster-wide': 'true' }],
])('of scope %s', (scope, annotations) => expect(sealed({ scope }).metadata.annotations).toEqual(annotations));

test('is taken where a Secret is', () => {
  const chart = newChart();
  const secret: kplus.ISecret = new SealedSecret(chart, 'secret', { encryptedData });
  new VirtualMachine(chart, 'vm', {
    ...SMALL, disks: [Disk.secret('key', secret)], cloudInit: CloudInit.fromSecret(secret), accessCredentials: [AccessCredential.sshPublicKeyNoCloud(secret)],
  });
  const { template: { spec } } = object(chart, 'VirtualMachine').spec;
  expect(JSON.stringify(spec).match(/"(?:secretName|name)":"secret"/g)).toHaveLength(3);
  const pod = new kplus.Pod(chart, 'pod', { containers: [{ image: 'i', envVariables: { KEY: secret.envValue('key', { optional: true }) } }] });
  expect(pod.containers[0].env.variables.KEY.valueFrom).toEqual({ secretKeyRef: { name: 'secret', key: 'key', optional: true } });
});

const FIX = 'Write what `kubeseal --raw`, or encryptedData of its output, says.';
test.each<[string, { [key: string]: string }, string]>([
  ['nothing', {}, `encryptedData: got {}; allowed: at least one value. ${FIX}`],
  ['clear text', { key: 'hunter2!' }, `encryptedData.key: got "8 characters (not shown)"; allowed: ciphertext. ${FIX}`],
  ['clear text in base64', { key: 'aHVudGVyMg==' }, `encryptedData.key: got "12 characters (not shown)"; allowed: ciphertext. ${FIX}`],
  ['an empty text', { key: '' }, `encryptedData.key: got "0 characters (not shown)"; allowed: ciphertext. ${FIX}`],
  ['a small number in base64', { key: 'AAAA' }, `encryptedData.key: got "4 characters (not shown)"; allowed: ciphertext. ${FIX}`],
])('refuses %s', (_, data, message) => expect(() => sealed({ encryptedData: data })).toThrow(`[chart/disk-key] ${message}`));
