import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { dataVolume, from } from '../volume-table';
import { appTable, object } from '../workload-table';

says({
  'import-secret/requires-keys': { level: FindingLevel.ADVISED, allowed: ['a Secret with credentials.json', 'a Secret with secretKey'] },
  'import-secret/requires-certificate-file': { level: FindingLevel.ADVISED, allowed: 'a ConfigMap with a key such as ca.crt' },
});

const secret = (...keys: string[]) => ({ ...object('v1', 'Secret', 's'), spec: undefined, stringData: Object.fromEntries(keys.map((key) => [key, 'v'])) });
const certificates = (...keys: string[]) => ({ ...object('v1', 'ConfigMap', 'c'), spec: undefined, data: Object.fromEntries(keys.map((key) => [key, 'v'])) });
const http = dataVolume({ source: { http: { secretRef: 's' } } });
const gcs = dataVolume(from({ gcs: { url: 'gs://b/o', secretRef: 's' } }));
const registry = dataVolume(from({ registry: { url: 'docker://q/i', certConfigMap: 'c' } }));

appTable('import-secret', [
  ['both keys', [http, secret('accessKeyId', 'secretKey')]],
  ['a Secret of somebody else', [http]],
  ['credentials for GCS', [gcs, secret('credentials.json')]],
  ['one key', [http, secret('accessKeyId', 'password')],
    ['import-secret/requires-keys', 'spec.source.http.secretRef', 'Secret s without secretKey']],
  ['keys for GCS', [gcs, secret('accessKeyId', 'secretKey')],
    ['import-secret/requires-keys', 'spec.source.gcs.secretRef', 'Secret s without credentials.json']],
  ['a certificate', [registry, certificates('ca.crt')]],
  ['a file of another name for HTTP', [dataVolume({ source: { http: { certConfigMap: 'c' } } }), certificates('ca')]],
  ['a file of another name', [registry, certificates('ca')],
    ['import-secret/requires-certificate-file', 'spec.source.registry.certConfigMap', 'ConfigMap c with ca']],
]);
