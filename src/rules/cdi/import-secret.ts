import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { volumeImports } from '../../manifests/volume-import';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const KEYS: readonly string[] = ['accessKeyId', 'secretKey'];
const GCS_KEYS: readonly string[] = ['credentials.json'];
const CERTIFICATE = /\.(?:crt|pem)$/;

/** What a source has that refers to other objects. */
interface Referring {
  readonly secretRef?: string;
  readonly certConfigMap?: string;
  readonly pullMethod?: string;
}

interface Reference {
  readonly manifest: Manifest;
  readonly field: string;
  /** The member of the source that holds the reference. */
  readonly member: string;
  readonly namespace?: string;
  readonly name: string;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'import-secret/requires-keys',
    level: FindingLevel.ADVISED,
    summary: 'The Secret of an import must have the keys that the importer reads',
    why: 'The importer of CDI takes accessKeyId and secretKey from the Secret, for GCS credentials.json: without one of them its pod stays in '
      + 'CreateContainerConfigError.',
    fix: 'Add the missing key to the Secret.',
    upstream: ['cdi:late/secret-keys'],
    * check(manifests) {
      const secrets = keysByName(manifests, '/Secret');
      for (const { manifest, member, name, namespace, field } of referencesOf(manifests, 'secretRef')) {
        const keys = secrets.get(`${namespace}/${name}`);
        const missing = (member === 'gcs' ? GCS_KEYS : KEYS).filter((key) => keys && !keys.includes(key)).join(' and ');
        if (missing) yield { manifest, field, got: `Secret ${name} without ${missing}`, allowed: `a Secret with ${missing}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'import-secret/requires-certificate-file',
    level: FindingLevel.ADVISED,
    summary: 'The ConfigMap with the certificates of a registry must have a key that ends in .crt or .pem',
    why: 'The importer of CDI skips every other key of the ConfigMap: the registry is not trusted.',
    fix: 'Rename the key, to ca.crt for instance.',
    upstream: ['cdi:late/cert-file-name'],
    * check(manifests) {
      const configMaps = keysByName(manifests, '/ConfigMap');
      for (const { manifest, member, name, namespace, field } of referencesOf(manifests, 'certConfigMap')) {
        const keys = configMaps.get(`${namespace}/${name}`);
        if (member !== 'registry' || !keys || keys.some((key) => CERTIFICATE.test(key))) continue;
        yield { manifest, field, got: `ConfigMap ${name} with ${keys.join(', ') || 'nothing'}`, allowed: 'a ConfigMap with a key such as ca.crt' };
      }
    },
  }),
];

/** What importer pods read by name; with pullMethod node CDI reads nothing. */
function referencesOf(manifests: readonly Manifest[], key: 'secretRef' | 'certConfigMap'): Reference[] {
  return manifests.flatMap(volumeImports).flatMap(({ spec: { source = {} }, path, holder: manifest }) => (
    Object.entries(source as { readonly [member: string]: Referring }).flatMap(([member, { [key]: name, pullMethod }]) => {
      // A member that no source has is refused elsewhere, whatever it holds.
      if (typeof name !== 'string' || !name || pullMethod === 'node') return [];
      return [{ manifest, member, name, namespace: manifest.metadata.namespace, field: `${path}.source.${member}.${key}` }];
    })
  ));
}

/** The keys of the data of all objects of a kind, by namespace and name. */
function keysByName(manifests: readonly Manifest[], kind: string): Map<string, readonly string[]> {
  return new Map(manifests.filter((manifest) => kindOf(manifest) === kind).map((manifest) => {
    const { data = {}, stringData = {}, binaryData = {} } = manifest as Manifest & { data?: object; stringData?: object; binaryData?: object };
    return [`${manifest.metadata.namespace}/${manifest.metadata.name}`, [data, stringData, binaryData].flatMap(Object.keys)];
  }));
}
