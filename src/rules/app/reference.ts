import type { DataImportCron } from '../../../imports/cdi.kubevirt.io';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import type { Reference } from '../../manifests/references';
import { guestReferences, importReferences } from '../../manifests/references';
import { volumeImports } from '../../manifests/volume-import';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

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
]);
/** Groups whose objects make nothing else. An object of another group may make what it mentions. */
const KNOWN_GROUPS = /^(?:apps|batch|autoscaling|policy|networking\.k8s\.io|rbac\.authorization\.k8s\.io|(?:[\w-]+\.)*kubevirt\.io)?\//;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'reference/requires-target',
    level: FindingLevel.ADVISED,
    summary: 'What is referred to in a namespace that the app makes must be made by the app as well',
    why: 'KubeVirt and CDI do not look whether it exists: the object is admitted, and waits until somebody makes what it needs. The app makes the '
      + 'whole namespace, so it should make this too.',
    fix: 'Add the object, or correct the name. Where something outside the app makes it, acknowledge this finding with the reason.',
    upstream: ['cdi:ds/not-found', 'cdi:clone/datasource-missing', 'cdi:late/service-account'],
    * check(manifests, cluster) {
      const owned = ownedNamespaces(manifests);
      if (!owned.size) return;
      const made = new Set(manifests.flatMap(madeBy));
      const mentioned = new Set(manifests.filter((manifest) => !KNOWN_GROUPS.test(kindOf(manifest))).flatMap(textsIn));
      for (const { manifest, kind, name, namespace, field } of allReferences(manifests, cluster)) {
        if (!owned.has(namespace) || made.has(identity(kind, namespace, name)) || mentioned.has(name)) continue;
        yield { manifest, field, got: name, allowed: `a ${kind} of namespace ${namespace} that the app makes` };
      }
    },
  }),
];

function allReferences(manifests: readonly Manifest[], cluster: Cluster): (Reference & { readonly manifest: Manifest })[] {
  return [
    ...workloadsOf(manifests, cluster).flatMap((workload) => guestReferences(workload).map((found) => ({ ...found, manifest: workload.manifest }))),
    ...manifests.flatMap((manifest) => importReferences(manifest).map((found) => ({ ...found, manifest }))),
  ];
}

function madeBy(manifest: Manifest): string[] {
  const { name = '', namespace } = manifest.metadata;
  const itself = MADE.get(kindOf(manifest));
  if (itself) return [identity(itself, namespace, name)];
  switch (kindOf(manifest)) {
    case '/Namespace':
      return [identity('ServiceAccount', name, 'default')];
    case 'kubevirt.io/VirtualMachine':
      return volumeImports(manifest).map(({ metadata }) => identity('PersistentVolumeClaim', namespace, metadata.name ?? ''));
    case 'cdi.kubevirt.io/DataImportCron':
      return [identity('DataSource', namespace, (manifest as Manifest & DataImportCron).spec.managedDataSource)];
    default:
      return [];
  }
}

function identity(kind: Reference['kind'], namespace: string | undefined, name: string): string {
  return `${kind} ${namespace}/${name}`;
}

/** All that an object of an unknown kind mentions: an operator may make from it what is missing. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
