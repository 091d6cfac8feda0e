import { withoutSilentDefaults } from './server-defaults';
import { SERVER_ANNOTATIONS, SERVER_FIELDS, SERVER_FINALIZERS, SERVER_METADATA } from './written-by-server';
import { writtenKind } from './written-kind';
import { isEmptyMapping, isMapping } from '../kubernetes/is-mapping';
import { groupOf, versionOf } from '../manifests/manifest';
import { asRead } from '../manifests/normalized';
import { versionsOf } from '../manifests/schema/kinds';

interface Fields { readonly [key: string]: unknown }

/**
 * What is as good as absent where it is empty: maps, and structs that Go writes in any case. Elsewhere an empty mapping says that something is there.
 */
const EMPTY_IS_ABSENT = new Set([
  'annotations', 'labels', 'nodeSelector', 'matchLabels', 'requests', 'limits', 'resources', 'metadata', 'devices', 'data', 'stringData', 'securityContext',
  'strategy',
]);

/** An object as somebody would write it: without what the server adds or what is empty. Identity stays: names, UUIDs, serials, MAC addresses. */
export function cleaned(manifest: Fields): Fields {
  return withoutEmpty(withoutServerFields(asRead(manifest))) as Fields;
}

/** The same value without what is as good as absent. */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutEmpty(entry) ?? null);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value)
    .map(([key, field]): [string, unknown] => [key, withoutEmpty(field)])
    .filter(([key, field]) => !isAbsent(key, field)));
}

function isAbsent(key: string, field: unknown): boolean {
  if (field === undefined || field === null) return true;
  if (Array.isArray(field)) return field.length === 0;
  return EMPTY_IS_ABSENT.has(key) && isEmptyMapping(field);
}

function withoutServerFields({ status: _, ...manifest }: Fields): Fields {
  const { kind, metadata, ...content } = manifest;
  const isRead = isMapping(metadata) && metadata.uid !== undefined;
  const placed = isMapping(metadata) && isClusterWide(manifest) ? withoutNamespace(metadata) : metadata;
  const fields = { ...kind === undefined ? {} : { kind }, ...isMapping(placed) ? { metadata: ownMetadata(placed) } : {}, ...content };
  const server = SERVER_FIELDS.get(writtenKind(manifest)) ?? [];
  const rest = server.reduce((left, { path, isWritten }) => without(left, path, isWritten), fields as Fields);
  return isRead ? withoutSilentDefaults(rest) : rest;
}

/** The API server ignores the namespace of what has none. */
function isClusterWide({ apiVersion, kind }: Fields): boolean {
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return false;
  return versionsOf(groupOf({ apiVersion }), kind)?.get(versionOf({ apiVersion }))?.scope === 'Cluster';
}

function withoutNamespace({ namespace: _, ...metadata }: Fields): Fields {
  return metadata;
}

function ownMetadata(metadata: Fields): Fields {
  const { annotations, finalizers } = metadata;
  const own = isMapping(annotations) ? Object.entries(annotations).filter(([key]) => !matches(key, SERVER_ANNOTATIONS)) : undefined;
  return Object.fromEntries(Object.entries({
    ...metadata,
    ...own ? { annotations: Object.fromEntries(own) } : {},
    ...Array.isArray(finalizers) ? { finalizers: finalizers.filter((each) => typeof each !== 'string' || !matches(each, SERVER_FINALIZERS)) } : {},
  }).filter(([key]) => !SERVER_METADATA.includes(key)));
}

function matches(word: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(word));
}

function without(value: Fields, [first, ...rest]: readonly string[], isWritten: (written: unknown, beside: Fields) => boolean): Fields {
  if (!Object.hasOwn(value, first)) return value;
  const inner = value[first];
  if (rest.length > 0) return isMapping(inner) ? { ...value, [first]: without(inner, rest, isWritten) } : value;
  return isWritten(inner, value) ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== first)) : value;
}
