import type { Made } from './probably-meant';
import type { DataImportCron } from '../../../imports/cdi.kubevirt.io';
import type { VirtualMachineClone } from '../../../imports/clone.kubevirt.io';
import { fieldsAt } from '../../kubernetes/fields-at';
import { oncePer } from '../../kubernetes/recall';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { oncePerInput } from '../../manifests/once-per-input';
import type { Reference } from '../../manifests/references';
import { volumeImports } from '../../manifests/volume-import';

/** What an object of a kind is, or makes under its own name, by `<group>/<kind>`. */
const MADE: ReadonlyMap<string, Reference['kind']> = new Map([
  ['/PersistentVolumeClaim', 'PersistentVolumeClaim'],
  ['cdi.kubevirt.io/DataVolume', 'PersistentVolumeClaim'],
  ['/Secret', 'Secret'],
  ['/ConfigMap', 'ConfigMap'],
  ['/ServiceAccount', 'ServiceAccount'],
  ['cdi.kubevirt.io/DataSource', 'DataSource'],
  ['k8s.cni.cncf.io/NetworkAttachmentDefinition', 'NetworkAttachmentDefinition'],
  ['instancetype.kubevirt.io/VirtualMachineInstancetype', 'VirtualMachineInstancetype'],
  ['instancetype.kubevirt.io/VirtualMachinePreference', 'VirtualMachinePreference'],
  ['kubevirt.io/VirtualMachine', 'VirtualMachine'],
  ['kubevirt.io/VirtualMachineInstance', 'VirtualMachine'],
  ['kubevirt.io/VirtualMachineInstanceReplicaSet', 'VirtualMachineInstanceReplicaSet'],
  ['pool.kubevirt.io/VirtualMachinePool', 'VirtualMachinePool'],
  ['snapshot.kubevirt.io/VirtualMachineSnapshot', 'VirtualMachineSnapshot'],
  ['snapshot.storage.k8s.io/VolumeSnapshot', 'VolumeSnapshot'],
  ['cdi.kubevirt.io/VolumeImportSource', 'VolumeImportSource'],
  ['cdi.kubevirt.io/VolumeUploadSource', 'VolumeUploadSource'],
  ['cdi.kubevirt.io/VolumeCloneSource', 'VolumeCloneSource'],
  ['apps/Deployment', 'Deployment'],
  ['apps/StatefulSet', 'StatefulSet'],
  ['/Service', 'Service'],
  ['networking.k8s.io/Ingress', 'Ingress'],
  ['gateway.networking.k8s.io/Gateway', 'Gateway'],
  ['rbac.authorization.k8s.io/Role', 'Role'],
]);

const CLAIM_TEMPLATES = fieldsAt('spec.volumeClaimTemplates[].metadata.name');

/** Objects by kind, namespace and name. */
export class ObjectSet {
  private readonly kinds = new Map<string, Map<string | undefined, Set<string>>>();

  constructor(made: readonly Made[]) {
    for (const { kind, namespace, name } of made) {
      if (!this.kinds.has(kind)) this.kinds.set(kind, new Map());
      const namespaces = this.kinds.get(kind)!;
      if (!namespaces.has(namespace)) namespaces.set(namespace, new Set());
      namespaces.get(namespace)!.add(name);
    }
  }

  public has({ kind, namespace, name }: Made): boolean {
    return this.kinds.get(kind)?.get(namespace)?.has(name) === true;
  }
}

/** What all manifests are, and what is made of them under names that are known. */
export const allMade = oncePerInput((manifests): readonly Made[] => manifests.flatMap(madeBy));

/** The same of one manifest. */
export const madeBy = oncePer((manifest: Manifest): readonly Made[] => {
  const { name = '', namespace } = manifest.metadata;
  const itself = MADE.get(kindOf(manifest));
  const made = itself ? [{ kind: itself, name, namespace }] : [];
  switch (kindOf(manifest)) {
    case '/Namespace':
      return [{ kind: 'ServiceAccount', name: 'default', namespace: name }];
    case 'kubevirt.io/VirtualMachine':
      return [...made, ...volumeImports(manifest).map(({ metadata }) => ({ kind: 'PersistentVolumeClaim', name: metadata.name ?? '', namespace }))];
    case 'clone.kubevirt.io/VirtualMachineClone':
    case 'snapshot.kubevirt.io/VirtualMachineRestore':
      return [{ kind: 'VirtualMachine', name: (manifest as Manifest & VirtualMachineClone).spec.target?.name ?? '', namespace }];
    case 'cdi.kubevirt.io/DataImportCron':
      return [{ kind: 'DataSource', name: (manifest as Manifest & DataImportCron).spec.managedDataSource, namespace }];
    default:
      return made;
  }
});

/** All that manifests make, to look up. */
export const madeObjects = oncePerInput((manifests, cluster) => new ObjectSet(allMade(manifests, cluster)));

/** What a manifest makes under a name to which it appends an index. */
export function indexedBy(manifest: Manifest): Made[] {
  const { name = '', namespace } = manifest.metadata;
  switch (kindOf(manifest)) {
    case 'pool.kubevirt.io/VirtualMachinePool':
      return [{ kind: 'VirtualMachine', name, namespace }, ...volumeImports(manifest).map(({ metadata }) => ({ kind: 'PersistentVolumeClaim', name: metadata.name ?? '', namespace }))];
    case 'apps/StatefulSet':
      return CLAIM_TEMPLATES(manifest).map(({ value }) => ({ kind: 'PersistentVolumeClaim', name: `${String(value)}-${name}`, namespace }));
    default:
      return [];
  }
}

/** What is told apart by kind, namespace and name. */
export function identity({ kind, name, namespace }: Made): string {
  return `${kind} ${namespace}/${name}`;
}
