import { allReferences, isPossible, referringParts } from './reference';
import { DNS_SUBDOMAIN, wordsOf } from '../../kubernetes/dns-name';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'reference-name/is-possible',
    reads: referringParts,
    perNamespace: true,
    level: FindingLevel.UNSTARTABLE,
    summary: 'What a VM or an import refers to must have a name that an object can have',
    why: 'Nothing checks it before it is looked for, and no object has such a name: the VM or the import waits for ever. A disk, a Secret and a ConfigMap are of the namespace of the VM, and have no other '
      + 'before their name.',
    fix: 'Correct the name; what is in another namespace must be made, or cloned by a DataVolume, in that of the VM.',
    * check(manifests, cluster) {
      for (const reference of allReferences(manifests, cluster)) {
        const { manifest, field, kind, name: got } = reference;
        if (!isPossible(reference)) yield { manifest, field, got, allowed: `the name of a ${kind}: ${wordsOf(DNS_SUBDOMAIN)}` };
      }
    },
  }),
];
