import { join } from 'node:path';
import { BASE, OBJECT_META, parseRef, QUANTITY, readCatalogs } from '../projenrc/import/catalog';
import type { Kind } from '../projenrc/import/catalog';
import { FREE_FORM, INT_OR_STRING, mapChildren, omit } from '../projenrc/import/schema';
import type { Schema } from '../projenrc/import/schema';

const catalogs = readCatalogs(join(__dirname, '..', 'imports', 'schemas'));

/** A kind that a CustomResourceDefinition defines. */
export interface CustomKind extends Kind {
  /** Its schema as in the CRD: types are written out wherever they are used. */
  readonly schema: Schema;
}

/** What tells the kind of a manifest. */
export interface TypeMeta {
  readonly apiVersion: string;
  readonly kind: string;
}

/** The kinds of some manifests, without Kubernetes' own. */
export function customKinds(manifests: readonly TypeMeta[]): CustomKind[] {
  return manifests.map(customKind).filter((kind) => kind !== undefined);
}

/** The kind of a manifest; undefined for Kubernetes' own. */
export function customKind({ apiVersion, kind }: TypeMeta): CustomKind | undefined {
  for (const [file, { kinds, definitions }] of Object.entries(catalogs)) {
    const facts = kinds.find((candidate) => `${candidate.group}/${candidate.version}` === apiVersion && candidate.kind === kind);
    if (facts && file !== BASE) return { ...facts, schema: inlined(definitions[facts.definition], file) };
  }
  return undefined;
}

/** The CustomResourceDefinition of a kind: that of upstream without its prose, and without the closed sets of values, most of which it leaves out. */
export function customResourceDefinition({ group, kind, plural, scope, version, schema }: CustomKind): object {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: { group, scope, names: { kind, plural }, versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: schema } }] },
  };
}

function inlined(schema: Schema, file: string): Schema {
  if (schema.$ref === undefined) return mapChildren(omit(schema, ['enum']), (child) => inlined(child, file));
  const target = parseRef(schema.$ref);
  if (target.definition === QUANTITY) return { [INT_OR_STRING]: true, anyOf: [{ type: 'integer' }, { type: 'string' }] };
  if (target.definition === OBJECT_META) return FREE_FORM;
  const owner = target.file ?? file;
  return inlined(catalogs[owner].definitions[target.definition], owner);
}
