import { allMade, madeObjects, ObjectSet } from './made-objects';
import type { Made } from './probably-meant';
import { allReferences, isPossible, isUnusedTemplate, referringParts } from './reference';
import { nearMiss } from '../../kubernetes/closest-match';
import { DNS_SUBDOMAIN, wordsOf } from '../../kubernetes/dns-name';
import { groupBy } from '../../kubernetes/group-by';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** Of more names that nothing refers to, none is meant for sure. */
const MOST_UNUSED = 100;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'reference-name/is-possible',
    reads: referringParts,
    perNamespace: true,
    level: FindingLevel.UNSTARTABLE,
    summary: 'What a pod, a VM, an import or an autoscaler refers to must have a name that an object can have',
    why: 'Nothing checks it before it is looked for, and no object has such a name: the pod, the VM or the import waits for ever, and the autoscaler never scales. A disk, a Secret and a ConfigMap are of the namespace of the VM, and have no other '
      + 'before their name.',
    fix: 'Correct the name; what is in another namespace must be made, or cloned by a DataVolume, in that of the VM.',
    * check(manifests, cluster) {
      for (const reference of allReferences(manifests, cluster)) {
        const { manifest, field, kind, name: got } = reference;
        if (!isPossible(reference)) yield { manifest, field, got, allowed: `the name of a ${kind}: ${wordsOf(DNS_SUBDOMAIN)}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'reference-name/avoids-near-miss',
    reads: referringParts,
    level: FindingLevel.ADVISED,
    summary: 'What is referred to should not be a misspelt name of what the app makes for nobody else',
    why: 'Neither KubeVirt and CDI nor the API server look whether it exists: the object is admitted, and waits until somebody makes what it needs. What the app makes is used by nothing.',
    fix: 'Correct the name. Where the object is made elsewhere under this name, acknowledge this finding with the reason.',
    * check(manifests, cluster) {
      const [made, owned] = [madeObjects(manifests, cluster), ownedNamespaces(manifests)];
      const references = allReferences(manifests, cluster);
      // Of a whole namespace requires-target tells what is missing.
      const missing = references.filter((reference) => !made.has(reference) && !owned.has(reference.namespace));
      if (!missing.length) return;
      const used = new ObjectSet(references);
      const unused = groupBy(allMade(manifests, cluster).filter((object) => !used.has(object)), placeOf);
      for (const reference of missing) {
        const { manifest, field, kind, name: got } = reference;
        const names = unused.get(placeOf(reference)) ?? [];
        const meant = names.length > MOST_UNUSED || cluster.unread.has(got) ? undefined : nearMiss(got, names.map(({ name }) => name));
        if (meant !== undefined && !isUnusedTemplate(reference, meant)) yield { manifest, field, got, allowed: `${meant}, the ${kind} that the app makes` };
      }
    },
  }),
];

function placeOf({ kind, namespace }: Made): string {
  return `${kind} ${namespace}`;
}
