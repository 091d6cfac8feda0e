import type { SourceDocument } from './document';
import { isMapping } from '../../kubernetes/is-mapping';
import { groupOf } from '../manifest';
import { versionsOf } from '../schema/kinds';

/** An object as a document holds it. */
export interface SourceObject {
  readonly manifest: unknown;
  readonly document: SourceDocument;
  /** Its path in the document, `items[2]`; empty where it is the document. */
  readonly path: string;
  /** What it was probably meant to be, where its text has a mistake that can be mended. */
  readonly meant?: unknown;
}

interface Fields { readonly [key: string]: unknown }

/** The Kubernetes objects of a document: none, one, or those of a list. */
export function objectsOf(document: SourceDocument): SourceObject[] {
  const objects = flattened(document.value, document, '');
  const meant = document.meant === undefined ? [] : flattened(document.meant, document, '');
  return meant.length === objects.length ? objects.map((object, i) => ({ ...object, meant: meant[i].manifest })) : objects;
}

function flattened(value: unknown, document: SourceDocument, path: string): SourceObject[] {
  if (!isMapping(value)) return [];
  const { apiVersion, kind, items } = value;
  if (!Array.isArray(items) || apiVersion === undefined || kind === undefined) return isObject(value) ? [{ manifest: value, document, path }] : [];
  return items.flatMap((item: unknown, i) => flattened(ofKind(item, apiVersion, kind), document, path ? `${path}.items[${i}]` : `items[${i}]`));
}

/** Whether this means to be an object: it has metadata as all objects have, or is of a kind that is known. */
function isObject({ apiVersion, kind, metadata }: Fields): boolean {
  if (isMapping(metadata)) return apiVersion !== undefined || kind !== undefined;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return false;
  return versionsOf(groupOf({ apiVersion }), kind) !== undefined;
}

/** An entry of a `VirtualMachineList` need not say that it is a VirtualMachine. */
function ofKind(item: unknown, apiVersion: unknown, kind: unknown): unknown {
  if (!isMapping(item) || item.apiVersion !== undefined || item.kind !== undefined || kind === 'List') return item;
  return { apiVersion, kind: String(kind).replace(/List$/, ''), ...item };
}
