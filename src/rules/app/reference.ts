import { identity, madeBy } from './made-objects';
import { ProbablyMeant } from './probably-meant';
import { textsIn } from '../../kubernetes/texts-in';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { objectReferences } from '../../manifests/object-references';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { podReferences } from '../../manifests/pod-references';
import type { Reference } from '../../manifests/references';
import { guestReferences, importReferences } from '../../manifests/references';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** The index that a pool appends to its name for a VM. */
const POOL_INDEX = /-\d+$/;
/** Groups whose objects make nothing else. An object of another group may make what it mentions. */
const KNOWN_GROUPS = /^(?:apps|batch|autoscaling(?:\.k8s\.io)?|keda\.sh|policy|networking\.k8s\.io|rbac\.authorization\.k8s\.io|k8s\.cni\.cncf\.io|(?:snapshot\.)?storage\.k8s\.io|(?:[\w-]+\.)*kubevirt\.io)?\//;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'reference/requires-target',
    level: FindingLevel.ADVISED,
    summary: 'What is referred to in a namespace that the app makes, or is there with a hash of Kustomize only, must be made by the app as well',
    why: 'Neither KubeVirt and CDI nor the API server look whether it exists: the object is admitted, and waits until somebody makes what it needs. The app makes the '
      + 'whole namespace, so it should make this too.',
    fix: 'Add the object, or correct the name; where Kustomize appended a hash, tell it of the field (nameReference) or disable the hash. Where '
      + 'something outside the app makes it, acknowledge this finding with the reason.',
    upstream: ['cdi:ds/not-found', 'cdi:clone/datasource-missing', 'cdi:late/service-account'],
    * check(manifests, cluster) {
      const owned = ownedNamespaces(manifests);
      const objects = manifests.flatMap(madeBy);
      const meant = new ProbablyMeant(objects);
      if (!owned.size && !meant.hasHashes) return;
      const made = new Set(objects.map(identity));
      // A controller may make what an annotation names, such as the certificate of a Service, and an operator what an object of an unknown kind mentions.
      const mentioned = new Set(manifests.flatMap((manifest) => (
        textsIn(KNOWN_GROUPS.test(kindOf(manifest)) ? manifest.metadata.annotations : manifest)
      )));
      for (const { manifest, field, ...reference } of allReferences(manifests, cluster)) {
        const { kind, name, namespace } = reference;
        if (made.has(identity(reference)) || mentioned.has(name) || cluster.unread.has(name)) continue;
        if (!owned.has(namespace) && !meant.withHash(reference)) continue;
        if (kind === 'VirtualMachine' && made.has(identity({ kind: 'VirtualMachinePool', name: name.replace(POOL_INDEX, ''), namespace }))) continue;
        const guess = meant.textFor(reference);
        const allowed = `a ${kind} of namespace ${namespace} that the app makes${guess ? `; probably meant: ${guess}` : ''}`;
        yield { manifest, field, got: name, allowed };
      }
    },
  }),
];

function allReferences(manifests: readonly Manifest[], cluster: Cluster): (Reference & { readonly manifest: Manifest })[] {
  return [
    ...workloadsOf(manifests, cluster).flatMap((workload) => guestReferences(workload).map((found) => ({ ...found, manifest: workload.manifest }))),
    ...podReferences(manifests),
    ...manifests.flatMap((manifest) => [...importReferences(manifest), ...objectReferences(manifest)].map((found) => ({ ...found, manifest }))),
  ];
}
