import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { volumeImports } from '../../manifests/volume-import';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const KEYS = ['accessKeyId', 'secretKey'];
const GCS_KEYS = ['credentials.json'];
const CERTIFICATE = /\.(?:crt|pem)$/;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'import-secret/has-keys',
    level: FindingLevel.ADVISED,
    summary: 'The Secret of an import has the keys that the importer reads',
    why: 'The importer of CDI takes accessKeyId and secretKey from the Secret, for GCS credentials.json: without one of them its pod stays in CreateContainerConfigError.',
    fix: 'Add the missing key to the Secret.',
    upstream: ['cdi:late/secret-keys'],
    * check(manifests) {
      const secrets = byName(manifests, '/Secret');
      for (const { manifest, member, name, namespace, field } of sourcesWith(manifests, 'secretRef')) {
        const found = secrets.get(`${namespace}/${name}`);
        const missing = (member === 'gcs' ? GCS_KEYS : KEYS).filter((key) => found && !found.includes(key));
        if (missing.length) yield { manifest, field, got: `Secret ${name} without ${missing.join(' and ')}`, allowed: `a Secret with ${missing.join(' and ')}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'import-secret/names-certificate-file',
    level: FindingLevel.ADVISED,
    summary: 'The certificates for a registry are in files that end in .crt or .pem',
    why: 'The importer of CDI skips every other key of the ConfigMap: the registry is not trusted.',
    fix: 'Rename the key, to ca.crt for instance.',
    upstream: ['cdi:late/cert-file-name'],
    * check(manifests) {
      const configMaps = byName(manifests, '/ConfigMap');
      for (const { manifest, member, name, namespace, field } of sourcesWith(manifests, 'certConfigMap')) {
        const keys = configMaps.get(`${namespace}/${name}`);
        if (member !== 'registry' || !keys || keys.some((key) => CERTIFICATE.test(key))) continue;
        yield { manifest, field, got: `ConfigMap ${name} with ${keys.join(', ') || 'nothing'}`, allowed: 'a ConfigMap with a key such as ca.crt' };
      }
    },
  }),
];

/** What importer pods read by name; a node that pulls reads nothing. */
function sourcesWith(manifests: readonly Manifest[], key: 'secretRef' | 'certConfigMap') {
  return manifests.flatMap(volumeImports).flatMap(({ spec: { source = {} }, path, holder: manifest }) => (
    Object.entries(source as { readonly [member: string]: { readonly [key: string]: unknown } })
      .filter(([, from]) => typeof from[key] === 'string' && from[key] !== '' && from.pullMethod !== 'node')
      .map(([member, from]) => ({
        manifest, member, name: from[key] as string, namespace: manifest.metadata.namespace, field: `${path}.source.${member}.${key}`,
      }))
  ));
}

/** The keys of the data of all objects of a kind, by namespace and name. */
function byName(manifests: readonly Manifest[], kind: string): Map<string, string[]> {
  return new Map(manifests.filter((manifest) => kindOf(manifest) === kind).map((manifest) => {
    const { data = {}, stringData = {}, binaryData = {} } = manifest as Manifest & { data?: object; stringData?: object; binaryData?: object };
    return [`${manifest.metadata.namespace}/${manifest.metadata.name}`, [data, stringData, binaryData].flatMap(Object.keys)];
  }));
}
