import { PROSE } from './canonical';
import { Catalog, Kind, localRef, OBJECT_META, QUANTITY } from './catalog';
import { prune } from './references';
import { FREE_FORM, INT_OR_STRING, mapChildren, omit, Schema, Schemas } from './schema';

const GROUP_VERSION_KIND = 'x-kubernetes-group-version-kind';
const NOISE = [...PROSE, 'default', GROUP_VERSION_KIND, 'x-kubernetes-patch-strategy', 'x-kubernetes-patch-merge-key', 'x-kubernetes-unions'];

/** Types that a CRD writes out as a scalar, and so do the catalogs. */
const SCALARS: Schemas = {
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': { type: 'string', format: 'date-time' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': { type: 'string', format: 'date-time' },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { [INT_OR_STRING]: true },
};

/** Kinds that no manifest declares: requests to a subresource or to the API server, and a report of it. */
const NOT_APPLIED = [
  'Binding', 'ComponentStatus', 'Eviction', 'LocalSubjectAccessReview', 'Scale', 'SelfSubjectAccessReview', 'SelfSubjectReview',
  'SelfSubjectRulesReview', 'SubjectAccessReview', 'TokenRequest', 'TokenReview',
];

/** The document has no scopes. Source: `kubectl api-resources --namespaced=false` and the paths of Kubernetes' OpenAPI, v1.34. */
const CLUSTER_SCOPED = [
  '/Namespace', '/Node', '/PersistentVolume',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy', 'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy', 'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition', 'apiregistration.k8s.io/APIService',
  'certificates.k8s.io/CertificateSigningRequest', 'certificates.k8s.io/ClusterTrustBundle',
  'flowcontrol.apiserver.k8s.io/FlowSchema', 'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
  'internal.apiserver.k8s.io/StorageVersion',
  'networking.k8s.io/IPAddress', 'networking.k8s.io/IngressClass', 'networking.k8s.io/ServiceCIDR',
  'node.k8s.io/RuntimeClass',
  'rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/ClusterRoleBinding',
  'resource.k8s.io/DeviceClass', 'resource.k8s.io/DeviceTaintRule', 'resource.k8s.io/ResourceSlice',
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/CSIDriver', 'storage.k8s.io/CSINode', 'storage.k8s.io/StorageClass', 'storage.k8s.io/VolumeAttachment',
  'storage.k8s.io/VolumeAttributesClass',
  'storagemigration.k8s.io/StorageVersionMigration',
];

interface GroupVersionKind { readonly group: string; readonly version: string; readonly kind: string }

/** The catalog of Kubernetes' own kinds, from the definitions of its OpenAPI v2 document (`api/openapi-spec/swagger.json`). */
export function builtinCatalog(swagger: { readonly definitions: Schemas }, upstream: Catalog['upstream']): Catalog {
  const kinds = Object.entries(swagger.definitions).flatMap(([definition, schema]) => builtinKind(definition, schema));
  const roots = new Set(kinds.map(kind => kind.definition));
  const definitions = Object.fromEntries(Object.entries(swagger.definitions).map(([name, schema]) =>
    [name, roots.has(name) ? builtinObject(builtinSchema(schema)) : namedSchema(builtinSchema(schema))]));
  return prune({ upstream, kinds, definitions }, [QUANTITY]);
}

/** What is applied has object metadata; lists have list metadata, and options come with a kind in every group. */
function builtinKind(definition: string, schema: Schema): Kind[] {
  const [named] = (schema[GROUP_VERSION_KIND] ?? []) as readonly GroupVersionKind[];
  if (named === undefined || schema.properties?.metadata?.$ref !== localRef(OBJECT_META) || NOT_APPLIED.includes(named.kind)) return [];
  const { group, version, kind } = named;
  const scope = CLUSTER_SCOPED.includes(`${group}/${kind}`) ? 'Cluster' : 'Namespaced';
  return [{ group, version, kind, plural: plural(kind), scope, served: [version], deprecated: [], definition }];
}

function plural(kind: string): string {
  const singular = kind.toLowerCase();
  if (kind === 'Endpoints') return singular;
  return singular.endsWith('y') ? `${singular.slice(0, -1)}ies` : singular.endsWith('s') ? `${singular}es` : `${singular}s`;
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
