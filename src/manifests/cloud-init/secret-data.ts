import { fieldOf } from '../../kubernetes/field-path';
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

interface Data { readonly [key: string]: string }

/** The keys under which KubeVirt looks for each part of cloud-init, the first that is there. */
export const KEYS = { userData: ['userdata', 'userData'], networkData: ['networkdata', 'networkData'] } as const;

/** The Secrets by namespace and name. */
export function secretsByName(manifests: readonly Manifest[]): Map<string, DataObject> {
  return byName(manifests, '/Secret');
}

/** The ConfigMaps by namespace and name. */
export function configMapsByName(manifests: readonly Manifest[]): Map<string, DataObject> {
  return byName(manifests, '/ConfigMap');
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
