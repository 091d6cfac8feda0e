import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CloudInit, VirtualMachine } from '../../src/compute';
import {
  ExternalSecret, ExternalSecretCreationPolicy, ExternalSecretDataFrom, ExternalSecretDecoding, ExternalSecretDeletionPolicy, ExternalSecretProps,
  ExternalSecretRefreshPolicy, ExternalSecretStore,
} from '../../src/security';
import { newChart, object, SMALL } from '../compute/fixture';

const BASE: ExternalSecretProps = { store: ExternalSecretStore.secretStore('vault'), data: { password: { key: 'db/admin' } } };
const external = (props: Partial<ExternalSecretProps> = {}) => {
  const chart = newChart();
  new ExternalSecret(chart, 'db', { ...BASE, ...props });
  return object(chart, 'ExternalSecret');
};

test('emits only what it is given', () => {
  expect(external()).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'db', namespace: 'apps' },
    spec: { secretStoreRef: { kind: 'SecretStore', name: 'vault' }, data: [{ secretKey: 'password', remoteRef: { key: 'db/admin' } }] },
  });
});

const { extract, find } = ExternalSecretDataFrom;
test.each<[string, Partial<ExternalSecretProps>, object]>([
  ['a store of the cluster', { store: ExternalSecretStore.clusterSecretStore('aws') }, { secretStoreRef: { kind: 'ClusterSecretStore', name: 'aws' } }],
  ['a part of a secret', { data: { a: { key: 'k', property: 'p', version: '2', decoding: ExternalSecretDecoding.BASE64 } } }, {
    data: [{ secretKey: 'a', remoteRef: { key: 'k', property: 'p', version: '2', decodingStrategy: 'Base64' } }],
  }],
  ['all of a secret', { data: undefined, dataFrom: [extract({ key: 'k', decoding: ExternalSecretDecoding.AUTO })] }, {
    data: undefined, dataFrom: [{ extract: { key: 'k', decodingStrategy: 'Auto' } }],
  }],
  ['secrets by name', { dataFrom: [find({ name: '^db-', path: 'p', tags: { a: 'b' } }), find({})] }, {
    dataFrom: [{ find: { name: { regexp: '^db-' }, path: 'p', tags: { a: 'b' } } }, { find: {} }],
  }],
  ['an interval', { refreshInterval: Duration.minutes(90) }, { refreshInterval: '90m0s' }],
  ['a refresh policy', { refreshPolicy: ExternalSecretRefreshPolicy.ON_CHANGE }, { refreshPolicy: 'OnChange' }],
  ['policies', { creationPolicy: ExternalSecretCreationPolicy.ORPHAN, deletionPolicy: ExternalSecretDeletionPolicy.DELETE }, {
    target: { creationPolicy: 'Orphan', deletionPolicy: 'Delete' },
  }],
  ['a template', {
    immutable: true, secretType: 'Opaque', secretLabels: { a: 'b' }, secretAnnotations: { c: 'd' }, secretTemplate: { userdata: '{{ .password }}' },
  }, {
    target: {
      immutable: true,
      template: { type: 'Opaque', metadata: { labels: { a: 'b' }, annotations: { c: 'd' } }, data: { userdata: '{{ .password }}' } },
    },
  }],
])('renders %s', (_, props, expected) => expect(external(props).spec).toEqual({ ...external().spec, ...expected }));

test('is taken where a Secret is', () => {
  const chart = newChart();
  const secret: kplus.ISecret = new ExternalSecret(chart, 'secret', BASE);
  new VirtualMachine(chart, 'vm', { ...SMALL, cloudInit: CloudInit.fromSecret(secret) });
  expect(JSON.stringify(object(chart, 'VirtualMachine').spec)).toContain('"name":"secret"');
  const pod = new kplus.Pod(chart, 'pod', { containers: [{ image: 'i', envVariables: { PASSWORD: secret.envValue('password') } }] });
  expect(pod.containers[0].env.variables.PASSWORD.valueFrom).toMatchObject({ secretKeyRef: { name: 'secret', key: 'password' } });
});

test.each([{ data: {} }, { data: undefined }, { data: {}, dataFrom: [] }])('refuses %j', (props) => {
  expect(() => external(props)).toThrow(
    '[chart/db] data: got {}; allowed: at least one entry, or dataFrom. Say which values of the store the Secret has.',
  );
});
