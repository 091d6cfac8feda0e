import { fieldOf } from '../../kubernetes/field-path';
import { recall } from '../../kubernetes/recall';
import { at, listAt, mappingAt, textAt } from '../../kubernetes/untyped';
import { kindOf } from '../manifest';
import type { Manifest } from '../manifest';
import { ofKind } from '../of-kind';

/** A Secret or a ConfigMap, whose values are read as files. */
export interface DataObject {
  readonly manifest: Manifest;
  /** Its entries by key. */
  readonly entries: ReadonlyMap<string, DataEntry>;
}

export interface DataEntry {
  readonly field: string;
  readonly content: Buffer;
}

const SEALED = 'bitnami.com/SealedSecret';
const EXTERNAL = 'external-secrets.io/ExternalSecret';

interface Data { readonly [key: string]: string }

/** The keys under which KubeVirt looks for each part of cloud-init, the first that is there. */
export const KEYS = { userData: ['userdata', 'userData'], networkData: ['networkdata', 'networkData'] } as const;

const secrets = new WeakMap<readonly Manifest[], ReadonlyMap<string, DataObject>>();
const configMaps = new WeakMap<readonly Manifest[], ReadonlyMap<string, DataObject>>();

/** The Secrets by namespace and name. Many rules ask for them, and they are decoded once. */
export function secretsByName(manifests: readonly Manifest[]): ReadonlyMap<string, DataObject> {
  return recall(secrets, manifests, () => byName(manifests, '/Secret'));
}

/**
 * The Secrets that SealedSecrets and ExternalSecrets come to, by namespace and name, as far as these say which keys there will be. What is in them is not known:
 * a text that nobody reads stands for it.
 */
export function deliveredSecretsByName(manifests: readonly Manifest[]): Map<string, DataObject> {
  return new Map([...ofKind(manifests, SEALED), ...ofKind(manifests, EXTERNAL)].flatMap((manifest) => {
    const { spec, metadata: { name, namespace } } = manifest;
    const keys = kindOf(manifest) === SEALED ? sealedKeys(spec) : externalKeys(spec);
    const entries = keys.map(([key, field]) => [key, { field, content: Buffer.from('-') }] as const);
    return keys.length ? [[`${namespace}/${textAt(spec, 'target', 'name') ?? name}`, { manifest, entries: new Map(entries) }] as const] : [];
  }));
}

function sealedKeys(spec: unknown): (readonly [key: string, field: string])[] {
  return ['encryptedData', 'template.data'].flatMap((path) => (
    Object.keys(mappingAt(spec, ...path.split('.'))).map((key) => [key, fieldOf(`spec.${path}`, key)] as const)
  ));
}

/** The keys of an ExternalSecret that lists them; none where a provider or a template decides, or another Secret is completed. */
function externalKeys(spec: unknown): (readonly [key: string, field: string])[] {
  const isOpen = listAt(spec, 'dataFrom').length > 0 || at(spec, 'target', 'template') !== undefined || textAt(spec, 'target', 'creationPolicy') === 'Merge';
  return isOpen ? [] : listAt(spec, 'data').flatMap((entry, i) => {
    const key = textAt(entry, 'secretKey');
    return key === undefined ? [] : [[key, `spec.data[${i}].secretKey`] as const];
  });
}

/** The ConfigMaps by namespace and name. */
export function configMapsByName(manifests: readonly Manifest[]): ReadonlyMap<string, DataObject> {
  return recall(configMaps, manifests, () => byName(manifests, '/ConfigMap'));
}

/** The entry that KubeVirt reads for a part of cloud-init. */
export function keyReadBy(part: keyof typeof KEYS, { entries }: DataObject): DataEntry | undefined {
  return KEYS[part].map((key) => entries.get(key)).find((entry) => entry !== undefined);
}

function byName(manifests: readonly Manifest[], kind: string): Map<string, DataObject> {
  const found = ofKind(manifests, kind);
  return new Map(found.map((manifest) => [`${manifest.metadata.namespace}/${manifest.metadata.name}`, { manifest, entries: entriesOf(manifest) }]));
}

/** `stringData` is written over `data`. */
function entriesOf(manifest: Manifest): Map<string, DataEntry> {
  const { data = {}, stringData = {}, binaryData = {} } = manifest as Manifest & { data?: Data; stringData?: Data; binaryData?: Data };
  const isEncoded = kindOf(manifest) === '/Secret';
  return new Map([
    ...decode(data, 'data', isEncoded), ...decode(stringData, 'stringData', false), ...decode(binaryData, 'binaryData', true),
  ]);
}

function decode(data: Data, path: string, isEncoded: boolean): [string, DataEntry][] {
  return Object.entries(data).map(([key, value]) => (
    [key, { field: fieldOf(path, key), content: Buffer.from(value, isEncoded ? 'base64' : 'utf8') }]
  ));
}
