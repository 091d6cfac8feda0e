import { allReferences, isPossible, referringParts } from './reference';
import { DNS_SUBDOMAIN, wordsOf } from '../../kubernetes/dns-name';
import { kindOf } from '../../manifests/manifest';
import { POD_SPECS } from '../../manifests/pod-specs';
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
      for (const { manifest, field, ...reference } of allReferences(manifests, cluster)) {
        // The API server refuses such names in the template of a pod.
        if (isPossible(reference) || POD_SPECS.has(kindOf(manifest))) continue;
        yield { manifest, field, got: reference.name, allowed: `the name of a ${reference.kind}: ${wordsOf(DNS_SUBDOMAIN)}` };
      }
    },
  }),
];
