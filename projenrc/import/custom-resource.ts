import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { canonicalKind } from './canonical';
import { Kind } from './catalog';
import { canonicalJson, compareCodeUnits, PRESERVE_UNKNOWN, Schema } from './schema';
import { compareApiVersions } from '../../src/kubernetes/api-version';
import { groupBy } from '../../src/kubernetes/group-by';

/** A kind as its CRD describes it in one version or several of one shape, with its types written out at every place. */
export interface CustomResource extends Omit<Kind, 'definition'> { readonly schema: Schema }

interface Document {
  readonly kind?: string;
  readonly items?: readonly Document[];
  readonly spec?: {
    readonly group: string;
    readonly scope: Kind['scope'];
    readonly names: { readonly kind: string; readonly plural: string };
    readonly versions: readonly CrdVersion[];
  };
}

interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly deprecated?: boolean;
  readonly schema?: { readonly openAPIV3Schema?: Schema };
  readonly subresources?: { readonly scale?: Kind['scale'] };
}

/** Every CustomResourceDefinition in the YAML files of a folder, and in the texts of its Go files; other objects are passed over. */
export function readCustomResources(folder: string): CustomResource[] {
  const files = readdirSync(folder).filter(file => /\.(ya?ml|go)$/.test(file) && !file.endsWith('_test.go')).sort(compareCodeUnits);
  return files.flatMap(file => {
    const text = readFileSync(join(folder, file), 'utf8');
    return (file.endsWith('.go') ? textsIn(text) : [text]).flatMap(customResources);
  });
}

/** The raw string literals of a Go file that hold a CRD; a back quote within one is spliced in as another literal. */
function textsIn(go: string): string[] {
  return [...go.replaceAll('` + "`" + `', '\u0000').matchAll(/`(apiVersion: apiextensions[^`]*)`/g)].map(([, text]) => text.replaceAll('\u0000', '`'));
}

export function customResources(yaml: string): CustomResource[] {
  return (loadAll(yaml) as (Document | null)[])
    .flatMap(document => document?.items ?? document ?? [])
    .filter(document => document.kind === 'CustomResourceDefinition')
    .flatMap(ofShapes);
}

/** A kind, once for each shape that its served versions have, the preferred one first. */
function ofShapes({ spec }: Document): CustomResource[] {
  const served = (spec?.versions ?? []).filter(version => version.served).sort((a, b) => compareApiVersions(a.name, b.name));
  const preferred = served[0]?.schema?.openAPIV3Schema;
  if (spec === undefined || preferred === undefined) {
    throw new Error(`CustomResourceDefinition ${spec?.names.kind ?? ''} serves no version with a schema`);
  }
  // A version whose schema names no field says nothing of its own, unless it says that it is open.
  const shapeOf = ({ schema: { openAPIV3Schema: own } = {} }: CrdVersion) => (
    canonicalJson(canonicalKind(own?.properties ?? own?.[PRESERVE_UNKNOWN] ? own : preferred))
  );
  const shapes = groupBy(served, shapeOf);
  return [...shapes].map(([shape, versions]): CustomResource => ({
    group: spec.group,
    version: versions[0].name,
    kind: spec.names.kind,
    plural: spec.names.plural,
    scope: spec.scope,
    served: versions.map(({ name }) => name),
    deprecated: versions.filter(({ deprecated }) => deprecated).map(({ name }) => name),
    ...versions[0].subresources?.scale && { scale: versions[0].subresources.scale },
    schema: JSON.parse(shape) as Schema,
  }));
}
