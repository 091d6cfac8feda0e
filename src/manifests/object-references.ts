import { groupOf, kindOf } from './manifest';
import type { Manifest } from './manifest';
import type { Reference } from './references';
import { scaleTargetOf, verticalTargetOf } from './scale-target';
import { fieldsAt } from '../kubernetes/fields-at';

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
]);

/** By `<group>/<kind>` where an object says what it is about, by group, kind and name. */
const BY_KIND: ReadonlyMap<string, readonly string[]> = new Map([
  ['snapshot.kubevirt.io/VirtualMachineSnapshot', ['spec.source']],
  ['clone.kubevirt.io/VirtualMachineClone', ['spec.source']],
  ['export.kubevirt.io/VirtualMachineExport', ['spec.source']],
]);
/** By `<group>/<kind>` where an object names another of a kind that the field implies. */
const BY_NAME: ReadonlyMap<string, readonly (readonly [Reference['kind'], string])[]> = new Map([
  ['snapshot.kubevirt.io/VirtualMachineRestore', [['VirtualMachineSnapshot', 'spec.virtualMachineSnapshotName']]],
  ['kubevirt.io/VirtualMachineInstanceMigration', [['VirtualMachine', 'spec.vmiName']]],
  ['networking.k8s.io/Ingress', [['Service', 'spec.defaultBackend.service.name'], ['Service', 'spec.rules[].http.paths[].backend.service.name']]],
]);
/** What an object that is no guest and no import refers to in its namespace. */
export function objectReferences(manifest: Manifest): Reference[] {
  const kind = kindOf(manifest);
  const { namespace } = manifest.metadata;
  const byKind = (BY_KIND.get(kind) ?? []).flatMap((path) => fieldsAt(path)(manifest)).flatMap(({ field, value }): Reference[] => {
    const { apiGroup, apiVersion = '', kind: referred = '', name } = value as Named;
    if (typeof apiVersion !== 'string' || typeof name !== 'string') return [];
    const known = KINDS.get(`${apiGroup ?? groupOf({ apiVersion })}/${referred}`);
    return known && name ? [{ kind: known, name, namespace, field: `${field}.name` }] : [];
  });
  const scaled = scaleTargetOf(manifest);
  const target = scaled ?? verticalTargetOf(manifest);
  const targetKind = target && KINDS.get(`${target.group}/${target.kind}`);
  const targets = targetKind ? [{ kind: targetKind, name: target.name, namespace, field: `spec.${scaled ? 'scaleTargetRef' : 'targetRef'}.name` }] : [];
  const byName = (BY_NAME.get(kind) ?? []).flatMap(([referred, path]) => fieldsAt(path)(manifest).flatMap(({ field, value }): Reference[] => (
    typeof value === 'string' && value ? [{ kind: referred, name: value, namespace, field }] : []
  )));
  return [...byKind, ...targets, ...byName];
}
