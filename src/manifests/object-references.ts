import { networksOfPods } from './annotated-networks';
import { backendsOf } from './backends';
import { isGatewayRoute, parentGateways } from './gateway-route';
import { groupOf, kindOf } from './manifest';
import type { Manifest } from './manifest';
import { probedServices } from './probed-services';
import { populationReferences } from './references';
import type { Reference } from './references';
import { HPA, scaleTargetOf, verticalTargetOf } from './scale-target';
import { fieldOf, valueAt } from '../kubernetes/field-path';
import { fieldsAt } from '../kubernetes/fields-at';
import { isMapping } from '../kubernetes/is-mapping';
import { textAt } from '../kubernetes/untyped';

interface Named { readonly apiGroup?: string | null; readonly apiVersion?: string; readonly kind?: string; readonly name?: string }

/** The kinds that are referred to by group, kind and name, by `<group>/<kind>`. */
const KINDS: ReadonlyMap<string, Reference['kind']> = new Map<string, Reference['kind']>([
  ['kubevirt.io/VirtualMachine', 'VirtualMachine'],
  ['snapshot.kubevirt.io/VirtualMachineSnapshot', 'VirtualMachineSnapshot'],
  ['/PersistentVolumeClaim', 'PersistentVolumeClaim'],
  ['kubevirt.io/VirtualMachineInstanceReplicaSet', 'VirtualMachineInstanceReplicaSet'],
  ['pool.kubevirt.io/VirtualMachinePool', 'VirtualMachinePool'],
  ['apps/Deployment', 'Deployment'],
  ['apps/StatefulSet', 'StatefulSet'],
  ['/Service', 'Service'],
  ['networking.k8s.io/Ingress', 'Ingress'],
  ['gateway.networking.k8s.io/Gateway', 'Gateway'],
]);

/** By `<group>/<kind>` where an object says what it is about, by group, kind and name. */
const BY_KIND: ReadonlyMap<string, ReturnType<typeof fieldsAt>> = new Map([
  ['snapshot.kubevirt.io/VirtualMachineSnapshot', fieldsAt('spec.source')],
  ['clone.kubevirt.io/VirtualMachineClone', fieldsAt('spec.source')],
  ['export.kubevirt.io/VirtualMachineExport', fieldsAt('spec.source')],
  [HPA, fieldsAt('spec.metrics[].object.describedObject')],
]);
/** By `<group>/<kind>` where an object names another of a kind that the field implies. */
const BY_NAME: ReadonlyMap<string, readonly [referred: Reference['kind'], find: ReturnType<typeof fieldsAt>]> = new Map([
  ['snapshot.kubevirt.io/VirtualMachineRestore', ['VirtualMachineSnapshot', fieldsAt('spec.virtualMachineSnapshotName')]],
  ['kubevirt.io/VirtualMachineInstanceMigration', ['VirtualMachine', fieldsAt('spec.vmiName')]],
  ['apps/StatefulSet', ['Service', fieldsAt('spec.serviceName')]],
  ['snapshot.storage.k8s.io/VolumeSnapshot', ['PersistentVolumeClaim', fieldsAt('spec.source.persistentVolumeClaimName')]],
  ['export.kubevirt.io/VirtualMachineExport', ['Secret', fieldsAt('spec.tokenSecretRef')]],
  ['kubevirt.io/KubeVirt', ['NetworkAttachmentDefinition', fieldsAt('spec.configuration.migrations.network')]],
  ['hco.kubevirt.io/HyperConverged', ['NetworkAttachmentDefinition', fieldsAt('spec.liveMigrationConfig.network')]],
]);
/** By `<group>/<kind>` where network binding plugins are registered. */
const BINDINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubevirt.io/KubeVirt', ['spec', 'configuration', 'network', 'binding']], ['hco.kubevirt.io/HyperConverged', ['spec', 'networkBinding']],
]);
/** The label by which kube-proxy and DNS know of which Service a slice is. */
const SERVICE_NAME = 'kubernetes.io/service-name';
const BINDING = /^rbac\.authorization\.k8s\.io\/(?:Cluster)?RoleBinding$/;
const SUBJECTS = fieldsAt('subjects[]');
/** What Kubernetes and OpenShift make in each namespace. */
const PROVIDED_ACCOUNTS: ReadonlySet<string> = new Set(['default', 'builder', 'deployer', 'pipeline']);

/** What an object that is no guest and no import refers to in its namespace. */
export function objectReferences(manifest: Manifest): Reference[] {
  const kind = kindOf(manifest);
  const { namespace } = manifest.metadata;
  const byKind = (BY_KIND.get(kind)?.(manifest) ?? []).flatMap(({ field, value }): Reference[] => {
    const { apiGroup, apiVersion = '', kind: referred = '', name } = value as Named;
    if (typeof apiVersion !== 'string' || typeof name !== 'string') return [];
    const known = KINDS.get(`${apiGroup ?? groupOf({ apiVersion })}/${referred}`);
    return known && name ? [{ kind: known, name, namespace, field: `${field}.name` }] : [];
  });
  const scaled = scaleTargetOf(manifest);
  const target = scaled ?? verticalTargetOf(manifest);
  const targetKind = target && KINDS.get(`${target.group}/${target.kind}`);
  const targets = targetKind ? [{ kind: targetKind, name: target.name, namespace, field: `spec.${scaled ? 'scaleTargetRef' : 'targetRef'}.name` }] : [];
  const [implied, namesIn] = BY_NAME.get(kind) ?? [];
  const byName = (namesIn?.(manifest) ?? []).flatMap(({ field, value }): Reference[] => (
    typeof value === 'string' && value ? [{ kind: implied!, name: value, namespace, field }] : []
  ));
  const others = [routed, bound, attached, bindingNetworks, sliced, populated, probedServices].flatMap((find) => find(manifest));
  return [...byKind, ...targets, ...byName, ...others];
}

/** The Services that an Ingress or a route leads to, and the Gateways that a route is for. */
function routed(manifest: Manifest): Reference[] {
  const services = backendsOf(manifest).map(({ field, name, namespace }): Reference => ({ kind: 'Service', name, namespace, field }));
  if (!isGatewayRoute(kindOf(manifest))) return services;
  const gateways = parentGateways(manifest).flatMap(({ field, name, namespace }): Reference[] => (
    name ? [{ kind: 'Gateway', name, namespace, field: `${field}.name` }] : []
  ));
  return [...services, ...gateways];
}

/** The Role and the service accounts of a binding. */
function bound(manifest: Manifest): Reference[] {
  if (!BINDING.test(kindOf(manifest))) return [];
  const { namespace } = manifest.metadata;
  const role = textAt(manifest, 'roleRef', 'name');
  const roles: Reference[] = role && textAt(manifest, 'roleRef', 'kind') === 'Role' ? [{ kind: 'Role', name: role, namespace, field: 'roleRef.name' }] : [];
  const accounts = SUBJECTS(manifest).flatMap(({ field, value }): Reference[] => {
    const name = textAt(value, 'name');
    if (!name || textAt(value, 'kind') !== 'ServiceAccount' || PROVIDED_ACCOUNTS.has(name)) return [];
    return [{ kind: 'ServiceAccount', name, namespace: textAt(value, 'namespace') ?? namespace, field: `${field}.name` }];
  });
  return [...roles, ...accounts];
}

/** The networks that the pods of a workload without guest are attached to. A pod by itself says so in its own annotations, which something else may read. */
function attached(manifest: Manifest): Reference[] {
  const { field, networks } = networksOfPods(manifest) ?? { field: '', networks: [] };
  return networks.map(({ name, namespace = manifest.metadata.namespace }) => ({ kind: 'NetworkAttachmentDefinition', name, namespace, field }));
}

/** The networks of binding plugins, where their namespace is written: without, it is that of each guest (`NetAttachDefNamespacedName`). */
function bindingNetworks(manifest: Manifest): Reference[] {
  const place = BINDINGS.get(kindOf(manifest));
  const plugins = place && valueAt(manifest, place);
  if (!place || !isMapping(plugins)) return [];
  return Object.entries(plugins).flatMap(([plugin, binding]): Reference[] => {
    const [namespace, name] = textAt(binding, 'networkAttachmentDefinition')?.split('/') ?? [];
    const field = `${fieldOf(place.join('.'), plugin)}.networkAttachmentDefinition`;
    return name ? [{ kind: 'NetworkAttachmentDefinition', name, namespace, field }] : [];
  });
}

/** What a claim is made from. */
function populated(manifest: Manifest): Reference[] {
  return kindOf(manifest) === '/PersistentVolumeClaim' ? populationReferences(manifest.spec, 'spec', manifest.metadata.namespace) : [];
}

/** The Service of an EndpointSlice. */
function sliced(manifest: Manifest): Reference[] {
  if (kindOf(manifest) !== 'discovery.k8s.io/EndpointSlice') return [];
  const { namespace, labels = {} } = manifest.metadata;
  const name = labels[SERVICE_NAME];
  return name ? [{ kind: 'Service', name, namespace, field: fieldOf('metadata.labels', SERVICE_NAME) }] : [];
}
