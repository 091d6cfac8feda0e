import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { dataVolume, from, withTemplate } from '../volume-table';
import { appTable, object } from '../workload-table';

says({
  'import-secret/requires-certificate-file': { level: FindingLevel.UNSTARTABLE, allowed: 'a ConfigMap with a key such as ca.crt' },
  'import-secret/requires-keys': { level: FindingLevel.UNSTARTABLE, allowed: 'a Secret with secretKey' },
});

const data = (keys: string[]): Json => Object.fromEntries(keys.map((key) => [key, 'v']));
const secret = (...keys: string[]) => ({ ...object('v1', 'Secret', 's'), spec: undefined, stringData: data(keys) });
const certificates = (...keys: string[]) => ({ ...object('v1', 'ConfigMap', 'c'), spec: undefined, data: data(keys) });
const http = dataVolume({ source: { http: { secretRef: 's' } } });
const gcs = dataVolume(from({ gcs: { url: 'gs://b/o', secretRef: 's' } }));
const registry = (more: Json = { certConfigMap: 'c' }) => dataVolume(from({ registry: { url: 'docker://q/i', ...more } }));
const inNamespace = (namespace: string, manifest: Json) => ({ ...manifest, metadata: { ...manifest.metadata, namespace } });

describe('import-secret/requires-keys', () => {
  const rule = 'import-secret/requires-keys';
  appTable('import-secret', [
    ['both keys', [http, secret('accessKeyId', 'secretKey')]],
    ['both keys in data', [http, { ...secret(), data: { accessKeyId: 'dg==', secretKey: 'dg==' } }]],
    ['a Secret that the app does not make', [http]],
    ['a Secret of another namespace', [http, inNamespace('y', secret())]],
    ['a ConfigMap of its name', [http, { ...certificates(), metadata: { name: 's', namespace: 'x' } }]],
    ['a registry whose image the node pulls', [registry({ secretRef: 's', pullMethod: 'node' }), secret()]],
    ['a volume without a Secret', [dataVolume(), secret()]],
    ['credentials for GCS', [gcs, secret('credentials.json')]],
    ['only accessKeyId', [http, secret('accessKeyId', 'password')], [rule, 'spec.source.http.secretRef', 'Secret s without secretKey']],
    ['neither key', [registry({ secretRef: 's' }), secret('username')],
      [rule, 'spec.source.registry.secretRef', 'Secret s without accessKeyId and secretKey', { allowed: 'a Secret with accessKeyId and secretKey' }]],
    ['no key at all, which something may add', [registry({ secretRef: 's' }), secret()],
      [rule, 'spec.source.registry.secretRef', 'Secret s without accessKeyId and secretKey',
        { level: FindingLevel.ADVISED, allowed: 'a Secret with accessKeyId and secretKey' }]],
    ['the keys of others for GCS', [gcs, secret('accessKeyId', 'secretKey')],
      [rule, 'spec.source.gcs.secretRef', 'Secret s without credentials.json', { allowed: 'a Secret with credentials.json' }]],
    ['only accessKeyId for the template of a VM', [
      { ...withTemplate({ source: { http: { secretRef: 's' } } }), metadata: { name: 'vm', namespace: 'x' } }, secret('accessKeyId'),
    ], [rule, 'spec.dataVolumeTemplates[0].spec.source.http.secretRef', 'Secret s without secretKey']],
  ]);
});

describe('import-secret/requires-certificate-file', () => {
  const rule = 'import-secret/requires-certificate-file';
  const field = 'spec.source.registry.certConfigMap';
  appTable('import-secret', [
    ['a .crt file', [registry(), certificates('ca.crt')]],
    ['a .pem file in binary data', [registry(), { ...certificates(), binaryData: { 'ca.pem': 'dg==' } }]],
    ['a .pem file among others', [registry(), certificates('README', 'ca.pem')]],
    ['a ConfigMap that the app does not make', [registry()]],
    ['another file name for HTTP', [dataVolume({ source: { http: { certConfigMap: 'c' } } }), certificates('ca')]],
    ['another file name', [registry(), certificates('ca', 'ca.crt.old')], [rule, field, 'ConfigMap c with ca, ca.crt.old']],
    ['another file name for a public registry', [registry({ certConfigMap: 'c', url: 'docker://quay.io/a/b' }), certificates('ca')],
      [rule, field, 'ConfigMap c with ca', { level: FindingLevel.ADVISED }]],
    ['another file name for a registry that only begins like a public one', [registry({ certConfigMap: 'c', url: 'docker://quay.io.x/b' }), certificates('ca')],
      [rule, field, 'ConfigMap c with ca']],
    ['no file, which something may add', [registry(), certificates()], [rule, field, 'ConfigMap c with nothing', { level: FindingLevel.ADVISED }]],
  ]);
});
