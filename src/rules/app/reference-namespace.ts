import { allMade, madeObjects } from './made-objects';
import { allReferences, referringParts } from './reference';
import { groupBy } from '../../kubernetes/group-by';
import { kindOf } from '../../manifests/manifest';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import type { Reference } from '../../manifests/references';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';
import { KUBEVIRT } from '../subjects/kubevirt';

/** Kinds of which each has its object once. A Secret or an account of one name may be in every namespace, by other hands. */
const OWN: readonly Reference['kind'][] = [
  'PersistentVolumeClaim', 'VolumeSnapshot', 'VolumeImportSource', 'VolumeUploadSource', 'VolumeCloneSource', 'NetworkAttachmentDefinition', 'DataSource', 'VirtualMachine',
  'VirtualMachineSnapshot', 'VirtualMachinePool', 'Service',
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'reference-namespace/matches-target',
    reads: referringParts,
    level: FindingLevel.ADVISED,
    summary: 'What is referred to should not be made in another namespace than it is looked for in',
    why: 'A name without a namespace means one of the same namespace. Nothing refuses it where that has no such object: a VM waits for a disk or fails to attach a network, a snapshot or an export '
      + 'stays pending.',
    fix: 'Make both in one namespace, or name the other one where that is possible: networkName: <namespace>/<name>, sourceRef.namespace, source.pvc.namespace. Where the namespace has one of that '
      + 'name besides, acknowledge this.',
    * check(manifests, cluster) {
      const all = allMade(manifests, cluster);
      const kinds = new Set(all.map(({ kind }) => kind));
      // Who names a namespace means it: a clone is often called as the image that it is made from.
      const references = allReferences(manifests, cluster).filter(({ manifest, kind, namespace }) => (
        OWN.includes(kind) && kinds.has(kind) && namespace === manifest.metadata.namespace
      ));
      const names = new Set(references.map(({ name }) => name));
      const objects = names.size ? all.filter(({ name }) => names.has(name)) : [];
      if (!objects.length) return;
      const owned = ownedNamespaces(manifests);
      const made = madeObjects(manifests, cluster);
      const elsewhere = groupBy(objects, (each) => `${each.kind} ${each.name}`);
      for (const { manifest, field, ...reference } of references) {
        const { kind, name, namespace } = reference;
        const others = elsewhere.get(`${kind} ${name}`)?.map((other) => other.namespace) ?? [];
        // In a namespace that the app makes it is missing, whatever others have. Of the network of migrations there is a rule of its own.
        const isToldElsewhere = kindOf(manifest) === KUBEVIRT || owned.has(namespace ?? '');
        if (isToldElsewhere || namespace === undefined || !others.length || others.includes(undefined) || made.has(reference)) continue;
        yield { manifest, field, got: `${name}, which the app makes in ${namesOf(others)} only`, allowed: `a ${kind} of namespace ${namespace}` };
      }
    },
  }),
];

function namesOf(namespaces: readonly (string | undefined)[]): string {
  const [last, ...others] = [...new Set(namespaces)].sort().reverse();
  return others.length ? `namespaces ${others.reverse().join(', ')} and ${last}` : `namespace ${last}`;
}
