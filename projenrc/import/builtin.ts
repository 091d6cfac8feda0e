import { PROSE } from './canonical';
import { Catalog, groupKind, Kind, localRef, parseRef, QUANTITY } from './catalog';
import { keepEnums } from './enum';
import { GoEnums, withGoEnums } from './go-enums';
import { isDeprecated, Lifecycles } from './lifecycle';
import { prune } from './references';
import { FREE_FORM, INT_OR_STRING, mapChildren, omit, Schema, Schemas } from './schema';
import { minorOf } from '../../src/kubernetes/release';

const GROUP_VERSION_KIND = 'x-kubernetes-group-version-kind';
const NOISE = [...PROSE, 'default', GROUP_VERSION_KIND, 'x-kubernetes-patch-strategy', 'x-kubernetes-patch-merge-key', 'x-kubernetes-unions'];

/** Types that a CRD writes out as a scalar, and so do the catalogs. */
const SCALARS: Schemas = {
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': { type: 'string', format: 'date-time' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': { type: 'string', format: 'date-time' },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { [INT_OR_STRING]: true },
};

/** As OpenAPI v3 has it; v2 knows it as a string only. */
const QUANTITY_SCHEMA: Schema = { oneOf: [{ type: 'string' }, { type: 'number' }] };

const COLLECTION = /^\/apis?\/(?:[^/]+\/)?[^/]+\/(namespaces\/\{namespace\}\/)?([^/]+)$/;

interface GroupVersionKind { readonly group: string; readonly version: string; readonly kind: string }

/** What is used of Kubernetes' OpenAPI v2 document (`api/openapi-spec/swagger.json`, or `/openapi/v2` of a cluster). */
export interface OpenApi {
  readonly definitions: Schemas;
  readonly paths: { readonly [path: string]: { readonly get?: object; readonly post?: Post } };
}

interface Post {
  readonly [GROUP_VERSION_KIND]?: GroupVersionKind;
  readonly parameters?: readonly { readonly in?: string; readonly schema?: Schema }[];
}

/** The catalog of Kubernetes' own kinds, from its OpenAPI document, its lifecycles and, for closed sets of values, the previous catalog. */
export function builtinCatalog(
  { definitions: types, paths }: OpenApi, upstream: Catalog['upstream'], previous?: Catalog, lifecycles: Lifecycles = {}, enums: GoEnums = new Map(),
): Catalog {
  const release = minorOf(upstream.release);
  const kinds = Object.entries(paths).flatMap(([path, operations]) => builtinKind(path, operations)).map((kind): Kind => (
    isDeprecated(lifecycles, `${groupKind(kind)}/${kind.version}`, release) ? { ...kind, deprecated: kind.served } : kind
  ));
  const roots = new Set(kinds.map(kind => kind.definition));
  const definitions = Object.fromEntries(Object.entries(types).map(([name, type]) => {
    const schema = keepEnums(withGoEnums(name, builtinSchema(type), enums, previous?.definitions[name]), previous?.definitions[name]);
    return [name, roots.has(name) ? builtinObject(schema) : namedSchema(schema)];
  }));
  return prune({ upstream, kinds, definitions: { ...definitions, [QUANTITY]: QUANTITY_SCHEMA } }, [QUANTITY]);
}

/** What can be created and listed is applied; a review or a binding can only be posted. */
function builtinKind(path: string, { get, post }: OpenApi['paths'][string]): Kind[] {
  const [, namespace, plural] = COLLECTION.exec(path) ?? [];
  const named = post?.[GROUP_VERSION_KIND];
  const body = post?.parameters?.find(parameter => parameter.in === 'body')?.schema?.$ref;
  if (get === undefined || plural === undefined || named === undefined || body === undefined) return [];
  const { group, version, kind } = named;
  const scope = namespace === undefined ? 'Cluster' : 'Namespaced';
  return [{ group, version, kind, plural, scope, served: [version], deprecated: [], definition: parseRef(body).definition }];
}

function builtinSchema(schema: Schema): Schema {
  const scalar = Object.entries(SCALARS).find(([name]) => schema.$ref === localRef(name));
  return scalar ? scalar[1] : mapChildren(omit(schema, NOISE), builtinSchema);
}

/** Kubernetes' types without fields, such as `RawExtension`, take any field. */
function namedSchema(schema: Schema): Schema {
  const isBare = schema.type === 'object' && schema.properties === undefined && schema.additionalProperties === undefined;
  return isBare ? FREE_FORM : schema;
}

function builtinObject(schema: Schema): Schema {
  const { kind: _kind, status, ...properties } = schema.properties ?? {};
  return { ...schema, properties: { ...properties, kind: { type: 'string' }, ...status && { status: FREE_FORM } } };
}
