import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { volumeImportsOf } from '../../manifests/volume-import';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const KEYS: readonly string[] = ['accessKeyId', 'secretKey'];
const GCS_KEYS: readonly string[] = ['credentials.json'];
const CERTIFICATE = /\.(?:crt|pem)$/;
/** Registries whose certificates every importer trusts. */
const PUBLIC_REGISTRY = /^docker:\/\/(?:(?:registry-1\.)?docker\.io|quay\.io|ghcr\.io|gcr\.io|registry\.k8s\.io|mcr\.microsoft\.com|public\.ecr\.aws|registry\.(?:access\.)?redhat\.(?:io|com)|registry\.gitlab\.com)\//;

/** What a source has that refers to other objects. */
interface Referring {
  readonly secretRef?: string;
  readonly certConfigMap?: string;
  readonly pullMethod?: string;
  readonly url?: string;
}

interface Reference {
  readonly manifest: Manifest;
  readonly field: string;
  /** The member of the source that holds the reference. */
  readonly member: string;
  readonly namespace?: string;
  readonly name: string;
  /** Whether it is a registry that needs no certificate. */
  readonly isPublic: boolean;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'import-secret/requires-keys',
    perNamespace: true,
    level: FindingLevel.UNSTARTABLE,
    summary: 'The Secret of an import must have the keys that the importer reads',
    why: 'The importer of CDI takes accessKeyId and secretKey from the Secret, for GCS credentials.json: without one of them its pod stays in '
      + 'CreateContainerConfigError, and the volume is never filled. A Secret without any key may be filled by something else.',
    fix: 'Add the missing key to the Secret.',
    upstream: ['cdi:late/secret-keys'],
    * check(manifests) {
      const secrets = keysByName(manifests, '/Secret');
      for (const { manifest, member, name, namespace, field } of referencesOf(manifests, 'secretRef')) {
        const keys = secrets.get(`${namespace}/${name}`);
        const missing = (member === 'gcs' ? GCS_KEYS : KEYS).filter((key) => keys && !keys.includes(key)).join(' and ');
        const level = keys?.length ? {} : { level: FindingLevel.ADVISED };
        if (missing) yield { manifest, field, got: `Secret ${name} without ${missing}`, allowed: `a Secret with ${missing}`, ...level };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'import-secret/requires-certificate-file',
    perNamespace: true,
    level: FindingLevel.UNSTARTABLE,
    summary: 'The ConfigMap with the certificates of a registry must have a key that ends in .crt or .pem',
    why: 'The importer of CDI skips every other key of the ConfigMap: a registry with a certificate of its own is not trusted, and the volume is never '
      + 'filled. Public registries need no ConfigMap, and one without any key may be filled by something else.',
    fix: 'Rename the key, to ca.crt for instance.',
    upstream: ['cdi:late/cert-file-name'],
    * check(manifests) {
      const configMaps = keysByName(manifests, '/ConfigMap');
      for (const { manifest, member, name, namespace, field, isPublic } of referencesOf(manifests, 'certConfigMap')) {
        const keys = configMaps.get(`${namespace}/${name}`);
        if (member !== 'registry' || !keys || keys.some((key) => CERTIFICATE.test(key))) continue;
        const level = keys.length && !isPublic ? {} : { level: FindingLevel.ADVISED };
        const got = `ConfigMap ${name} with ${keys.join(', ') || 'nothing'}`;
        yield { manifest, field, got, allowed: 'a ConfigMap with a key such as ca.crt', ...level };
      }
    },
  }),
];

/** What importer pods read by name; with pullMethod node CDI reads nothing. */
function referencesOf(manifests: readonly Manifest[], key: 'secretRef' | 'certConfigMap'): Reference[] {
  return volumeImportsOf(manifests).flatMap(({ spec: { source = {} }, path, holder: manifest }) => (
    Object.entries(source as { readonly [member: string]: Referring }).flatMap(([member, { [key]: name, pullMethod, url }]) => {
      // A member that no source has is refused elsewhere, whatever it holds.
      if (typeof name !== 'string' || !name || pullMethod === 'node') return [];
      const isPublic = typeof url === 'string' && PUBLIC_REGISTRY.test(url);
      return [{ manifest, member, name, namespace: manifest.metadata.namespace, field: `${path}.source.${member}.${key}`, isPublic }];
    })
  ));
}

/** The keys of the data of all objects of a kind, by namespace and name. */
function keysByName(manifests: readonly Manifest[], kind: string): Map<string, readonly string[]> {
  return new Map(ofKind(manifests, kind).map((manifest) => {
    const { data = {}, stringData = {}, binaryData = {} } = manifest as Manifest & { data?: object; stringData?: object; binaryData?: object };
    return [`${manifest.metadata.namespace}/${manifest.metadata.name}`, [data, stringData, binaryData].flatMap(Object.keys)];
  }));
}
