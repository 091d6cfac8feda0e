import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { referencedKind } from './reference';
import { VM_KINDS, vmSpecOf } from './vm-spec';
import { volumeImports } from './volume-import';
import type { Workload } from './workload';
import type { DataSource, DataVolumeSource, Source } from '../../imports/cdi.kubevirt.io';
import type { VirtualMachineInstanceSpec } from '../../imports/kubevirt.io';
import type { VirtualMachinePoolSpec } from '../../imports/pool.kubevirt.io';
import { joinPaths, valueAt } from '../kubernetes/field-path';
import { oncePerShared } from '../kubernetes/shared';
import { textAt } from '../kubernetes/untyped';

/** What an object refers to by name. */
export interface Reference {
  readonly kind: 'PersistentVolumeClaim' | 'Secret' | 'ConfigMap' | 'ServiceAccount' | 'NetworkAttachmentDefinition' | 'DataSource'
  | 'VirtualMachineInstancetype' | 'VirtualMachinePreference' | 'VirtualMachine' | 'VirtualMachineSnapshot' | 'VirtualMachinePool'
  | 'VolumeSnapshot' | 'VolumeImportSource' | 'VolumeUploadSource' | 'VolumeCloneSource' | 'VirtualMachineInstanceReplicaSet' | 'Deployment' | 'StatefulSet' | 'Service' | 'Ingress' | 'Gateway' | 'Role';
  readonly name: string;
  readonly namespace?: string;
  readonly field: string;
}
/** Where below a field the name of another object stands. */
type Places = readonly (readonly [kind: Reference['kind'], ...path: string[]])[];

const CLOUD_INIT: Places = [['Secret', 'secretRef', 'name'], ['Secret', 'networkDataSecretRef', 'name']];
const IN_VOLUME: ReadonlyMap<string, Places> = new Map<string, Places>([
  ['persistentVolumeClaim', [['PersistentVolumeClaim', 'claimName']]],
  ['dataVolume', [['PersistentVolumeClaim', 'name']]],
  ['ephemeral', [['PersistentVolumeClaim', 'persistentVolumeClaim', 'claimName']]],
  ['secret', [['Secret', 'secretName']]],
  ['configMap', [['ConfigMap', 'name']]],
  ['serviceAccount', [['ServiceAccount', 'serviceAccountName']]],
  ['containerDisk', [['Secret', 'imagePullSecret']]],
  ['sysprep', [['Secret', 'secret', 'name'], ['ConfigMap', 'configMap', 'name']]],
  ['cloudInitNoCloud', CLOUD_INIT],
  ['cloudInitConfigDrive', CLOUD_INIT],
]);
const IN_CREDENTIAL: Places = [['Secret', 'source', 'secret', 'secretName']];
const IN_IMPORT: Places = [['Secret', 'secretRef'], ['ConfigMap', 'certConfigMap']];
const OF_IMPORT: Places = [['ServiceAccount', 'serviceAccountName']];
const OF_GUEST: Places = [['ServiceAccount', 'serviceAccountName'], ['Secret', 'domain', 'firmware', 'kernelBoot', 'container', 'imagePullSecret']];
/** The images that a clone names with their namespace. */
const CLONED = [['pvc', 'PersistentVolumeClaim'], ['snapshot', 'VolumeSnapshot']] as const;
/** What a claim can be made from, by `<group>/<kind>`. */
const POPULATING: ReadonlyMap<string, Reference['kind']> = new Map<string, Reference['kind']>([
  ['/PersistentVolumeClaim', 'PersistentVolumeClaim'],
  ['snapshot.storage.k8s.io/VolumeSnapshot', 'VolumeSnapshot'],
  ['cdi.kubevirt.io/VolumeImportSource', 'VolumeImportSource'],
  ['cdi.kubevirt.io/VolumeUploadSource', 'VolumeUploadSource'],
  ['cdi.kubevirt.io/VolumeCloneSource', 'VolumeCloneSource'],
]);

/** What a guest refers to, as it is written. */
export function guestReferences({ manifest, namespace, written, path }: Workload): Reference[] {
  const own = volumeImports(manifest).map(({ metadata }) => metadata.name);
  const inSpec = namesInSpec(written).filter(({ kind, name }) => kind !== 'PersistentVolumeClaim' || !own.includes(name));
  const found = inSpec.map((reference) => ({ ...reference, namespace: reference.namespace ?? namespace, field: `${path}.${reference.field}` }));
  const guests = manifest.kind === 'VirtualMachinePool' ? found.map((reference) => indexed(reference, manifest.spec as VirtualMachinePoolSpec)) : found;
  return [...guests, ...sizeReferences(manifest, namespace)];
}

/** The names in a VMI spec, in its own namespace where they say no other, with the fields where they stand below it. */
const namesInSpec = oncePerShared((spec: VirtualMachineInstanceSpec): readonly Reference[] => {
  const found: Reference[] = [];
  for (const [i, volume] of (spec.volumes ?? []).entries()) {
    for (const [source, value] of Object.entries(volume)) {
      if (!(value as { optional?: boolean }).optional) found.push(...namesIn(value, IN_VOLUME.get(source), () => `volumes[${i}].${source}`));
    }
  }
  for (const [i, credential] of (spec.accessCredentials ?? []).entries()) {
    for (const [type, value] of Object.entries(credential)) found.push(...namesIn(value, IN_CREDENTIAL, () => `accessCredentials[${i}].${type}`));
  }
  found.push(...namesIn(spec, OF_GUEST, () => ''));
  for (const [i, { multus }] of (spec.networks ?? []).entries()) {
    const [name, elsewhere] = multus?.networkName.split('/').reverse() ?? [];
    if (name) found.push({ kind: 'NetworkAttachmentDefinition', name, namespace: elsewhere, field: `networks[${i}].multus.networkName` });
  }
  return found;
});

/** The instancetype and the preference of a VM, where they are of its own namespace and not kept in a revision. */
function sizeReferences(manifest: Manifest, namespace?: string): Reference[] {
  if (!VM_KINDS.includes(kindOf(manifest))) return [];
  const { path, spec } = vmSpecOf(manifest);
  return (['instancetype', 'preference'] as const).flatMap((field): Reference[] => {
    const { name, kind, revisionName } = spec[field] ?? {};
    const referred = referencedKind(field, kind);
    if (!name || revisionName || (referred !== 'VirtualMachineInstancetype' && referred !== 'VirtualMachinePreference')) return [];
    return [{ kind: referred, name, namespace, field: `${path}.${field}.name` }];
  });
}

/** A pool that appends its index to the names in volumes means those, of which the first stands for all. */
function indexed(reference: Reference, { nameGeneration = {} }: VirtualMachinePoolSpec): Reference {
  const { appendIndexToSecretRefs, appendIndexToConfigMapRefs } = nameGeneration;
  const appends = (reference.kind === 'Secret' && appendIndexToSecretRefs) || (reference.kind === 'ConfigMap' && appendIndexToConfigMapRefs);
  return appends && reference.field.includes('.volumes[') ? { ...reference, name: `${reference.name}-0` } : reference;
}

/** What the import or the clone of a volume refers to. A node that pulls reads nothing of it. */
export function importReferences(manifest: Manifest): Reference[] {
  const { namespace } = manifest.metadata;
  const found: Reference[] = [];
  for (const { spec, path, target } of volumeImports(manifest)) {
    const { sourceRef, source = {} } = spec;
    if (sourceRef?.name) found.push({ kind: 'DataSource', name: sourceRef.name, namespace: sourceRef.namespace || namespace, field: `${path}.sourceRef.name` });
    for (const [member, value] of Object.entries(source)) {
      if ((value as { pullMethod?: string }).pullMethod !== 'node') found.push(...namesIn(value, IN_IMPORT, () => `${path}.source.${member}`, namespace));
    }
    found.push(...clonedIn(source, `${path}.source`, namespace), ...namesIn(spec, OF_IMPORT, () => path, namespace));
    if (target) found.push(...populationReferences(target.claim, `${path}.${target.stanza}`, namespace));
  }
  if (kindOf(manifest) === 'cdi.kubevirt.io/DataSource') found.push(...clonedIn((manifest as Manifest & DataSource).spec.source, 'spec.source', namespace));
  return found;
}

/** What a claim is made from. dataSource means the namespace of the claim, dataSourceRef another one where it says so; of two that are the same the first is told. */
export function populationReferences(claim: unknown, path: string, namespace?: string): Reference[] {
  const found = (['dataSource', 'dataSourceRef'] as const).flatMap((field): Reference[] => {
    const [name, kind] = [textAt(claim, field, 'name'), POPULATING.get(`${textAt(claim, field, 'apiGroup') ?? ''}/${textAt(claim, field, 'kind')}`)];
    const elsewhere = field === 'dataSourceRef' ? textAt(claim, field, 'namespace') : undefined;
    return name && kind ? [{ kind, name, namespace: elsewhere || namespace, field: `${path}.${field}.name` }] : [];
  });
  return found.slice(0, 1);
}

function clonedIn(source: DataVolumeSource | Source, path: string, namespace?: string): Reference[] {
  return CLONED.flatMap(([member, kind]): Reference[] => {
    const { name, namespace: elsewhere = namespace } = source[member] ?? {};
    return name ? [{ kind, name, namespace: elsewhere || namespace, field: `${path}.${member}.name` }] : [];
  });
}

/** @param at the path of `value` */
function namesIn(value: unknown, places: Places = [], at: () => string, namespace?: string): Reference[] {
  const found: Reference[] = [];
  for (const [kind, ...keys] of places) {
    const name = valueAt(value, keys);
    if (typeof name === 'string' && name !== '') found.push({ kind, name, namespace, field: joinPaths(at(), keys.join('.')) });
  }
  return found;
}
