import { allMade, madeObjects, identity, indexedBy } from './made-objects';
import { hasHash, ProbablyMeant } from './probably-meant';
import { closestMatch } from '../../kubernetes/closest-match';
import { DNS_SUBDOMAIN, fits } from '../../kubernetes/dns-name';
import { oncePer } from '../../kubernetes/recall';
import { textsIn } from '../../kubernetes/texts-in';
import { textAt } from '../../kubernetes/untyped';
import { configMapsByName, deliveredSecretsByName, secretsByName } from '../../manifests/cloud-init/secret-data';
import { guestParts } from '../../manifests/guest-parts';
import { keyReferences } from '../../manifests/key-references';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { objectReferences } from '../../manifests/object-references';
import { oncePerInput } from '../../manifests/once-per-input';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { podReferences } from '../../manifests/pod-references';
import { POD_SPECS } from '../../manifests/pod-specs';
import type { Reference } from '../../manifests/references';
import { guestReferences, importReferences } from '../../manifests/references';
import { HPA, SCALED_OBJECT, VPA } from '../../manifests/scale-target';
import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import { claimNameOf } from '../../manifests/volume-claim';
import { VOLUME_HOLDERS } from '../../manifests/volume-import';
import { workloadOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** The index that a pool or a StatefulSet appends to a name. */
const INDEX = /-\d+$/;
const CLAIM = 'PersistentVolumeClaim';
/** What is looked for by its name only when something starts or is filled. */
const LOOKED_FOR: readonly Reference['kind'][] = [
  'PersistentVolumeClaim', 'Secret', 'ConfigMap', 'DataSource', 'VolumeSnapshot', 'Deployment', 'StatefulSet', 'VirtualMachineInstanceReplicaSet', 'VirtualMachinePool',
];
const LOOKED_UP: readonly string[] = ['VirtualMachineInstancetype', 'VirtualMachinePreference'];
const IMPORTING = [...VOLUME_HOLDERS, 'cdi.kubevirt.io/DataSource'];
const LOOKING: ReadonlySet<string> = new Set([...VMI_SPEC_PATHS.keys(), ...IMPORTING, '/PersistentVolumeClaim', ...POD_SPECS.keys(), HPA, SCALED_OBJECT, VPA]);
/** Images are pulled without a pull Secret that is not there, and names in variables are those that the API server judges. */
const UNJUDGED = /\.imagePullSecret(?:s\[\d+\]\.name)?$|\.env(?:From)?\[/;
/** Groups whose objects make nothing else. An object of another group may make what it mentions. */
const KNOWN_GROUPS = /^(?:apps|batch|autoscaling(?:\.k8s\.io)?|keda\.sh|policy|(?:(?:gateway|policy)\.)?networking\.k8s\.io|route\.openshift\.io|rbac\.authorization\.k8s\.io|k8s\.cni\.cncf\.io|discovery\.k8s\.io|(?:snapshot\.)?storage\.k8s\.io|(?:[\w-]+\.)*kubevirt\.io)?\//;

/** By which OLM installs an operator, and what such an installation has. */
const SUBSCRIPTION = 'operators.coreos.com/Subscription';
const OF_OPERATORS: readonly Reference['kind'][] = ['Deployment', 'Service', 'ServiceAccount'];
/** Objects of other groups that nothing is made of, or only what they mention. */
const MAKING_NOTHING = new RegExp(`^(?:${[
  'bitnami\\.com', 'external-secrets\\.io', 'cert-manager\\.io', 'argoproj\\.io', 'tekton\\.dev', 'velero\\.io', 'metallb\\.io', 'cilium\\.io', '(?:crd\\.)?projectcalico\\.org', 'nmstate\\.io',
  'k8s\\.ovn\\.org', 'sriovnetwork\\.openshift\\.io', 'fleet\\.cattle\\.io', '[\\w-]+\\.medik8s\\.io', 'apiextensions\\.k8s\\.io', 'admissionregistration\\.k8s\\.io', 'security\\.openshift\\.io',
].join('|')})/|^monitoring\\.coreos\\.com/(?!Prometheus$|Alertmanager$|ThanosRuler$)`);

/** All that refers to other objects. */
export const referringParts = guestParts('volumes', 'networks', 'accessCredentials', 'serviceAccountName', 'domain.firmware.kernelBoot');

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'reference/requires-target',
    reads: referringParts,
    level: FindingLevel.ADVISED,
    summary: 'What is referred to in a namespace that the app makes, or is there with a hash of Kustomize only, must be made by the app as well',
    why: 'Neither KubeVirt and CDI nor the API server look whether it exists: the object is admitted, and waits until somebody makes what it needs. The app makes the '
      + 'whole namespace, so it should make this too.',
    fix: 'Add the object, or correct the name; where Kustomize appended a hash, tell it of the field (nameReference) or disable the hash. Where '
      + 'something outside the app makes it, acknowledge this finding with the reason.',
    upstream: ['cdi:ds/not-found', 'cdi:clone/datasource-missing', 'cdi:late/service-account'],
    * check(manifests, cluster) {
      const owned = ownedNamespaces(manifests);
      if (!owned.size && !allMade(manifests, cluster).some(hasHash)) return;
      const objects = allMade(manifests, cluster);
      const meant = new ProbablyMeant(objects);
      const made = madeObjects(manifests, cluster);
      const missing = allReferences(manifests, cluster).filter((reference) => (
        !made.has(reference) && (owned.has(reference.namespace) || meant.withHash(reference))
      ));
      if (!missing.length) return;
      const namesakes = new Set(objects.map((each) => `${each.kind} ${each.name}`));
      const indexed = new Set(manifests.flatMap(indexedBy).map(identity));
      // An operator may make a StatefulSet.
      const operators = manifests.filter((manifest) => !KNOWN_GROUPS.test(kindOf(manifest)));
      const operated = new Set(operators.map(({ metadata }) => metadata.namespace));
      const delivered = new Set(operators.filter((manifest) => kindOf(manifest) === SUBSCRIPTION).map(({ metadata }) => metadata.namespace));
      const making = operators.filter((manifest) => !MAKING_NOTHING.test(kindOf(manifest)));
      const operands = new Set(making.map(({ metadata: { namespace, name } }) => `${namespace}/${name}`));
      // A controller may make what an annotation names, such as the certificate of a Service, and an operator what an object of an unknown kind mentions.
      const mentioned = new Set(manifests.flatMap((manifest) => (
        textsIn(KNOWN_GROUPS.test(kindOf(manifest)) ? manifest.metadata.annotations : manifest)
      )));
      for (const reference of missing) {
        const { manifest, field, kind, name, namespace } = reference;
        if (mentioned.has(name) || cluster.unread.has(name) || !isPossible(reference)) continue;
        if (INDEX.test(name) && (indexed.has(identity({ kind, name: name.replace(INDEX, ''), namespace })) || (kind === CLAIM && operated.has(namespace)))) continue;
        if (delivered.has(namespace) && OF_OPERATORS.includes(kind)) continue;
        if (namesWithin(name).some((within) => operands.has(`${namespace}/${within}`))) continue;
        // Another rule tells of what is in another namespace.
        if (LOOKED_UP.includes(kind) && namesakes.has(`${kind} ${name}`)) continue;
        const guess = meant.textFor(reference);
        if (isUnusedTemplate(reference, guess)) continue;
        const allowed = `a ${kind} of namespace ${namespace} that the app makes${guess ? `; probably meant: ${guess}` : ''}`;
        yield { manifest, field, got: name, allowed };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'reference/requires-key',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A key that a container or a volume reads must be in its Secret or ConfigMap',
    why: 'The API server does not look: the pod is admitted and stays in CreateContainerConfigError (couldn\'t find key), or in ContainerCreating (references non-existent secret key), until '
      + 'somebody adds the key. A Secret or ConfigMap without any key may be filled by something else.',
    fix: 'Write the key that is there, add it to the object, or mark the reference optional: true.',
    * check(manifests) {
      const references = keyReferences(manifests);
      if (!references.length) return;
      const objects = {
        Secret: new Map([...deliveredSecretsByName(manifests), ...secretsByName(manifests)]),
        ConfigMap: configMapsByName(manifests),
      };
      for (const { manifest, kind, name, key, field } of references) {
        const holder = objects[kind].get(`${manifest.metadata.namespace}/${name}`);
        if (!holder?.entries.size || holder.entries.has(key) || isCompleted(holder.manifest)) continue;
        const keys = [...holder.entries.keys()];
        const guess = closestMatch(key, keys);
        const allowed = `a key of ${holder.manifest.kind} ${name}: ${keys.join(', ')}${guess ? `; probably meant: ${guess}` : ''}`;
        yield { manifest, other: holder.manifest, field, got: key, allowed, ...holder.manifest.kind === kind ? {} : { level: FindingLevel.ADVISED } };
      }
    },
  }),
];

/** The names to which something is added before or behind, as operators call what they make of an object. */
function namesWithin(name: string): string[] {
  const words = fits(DNS_SUBDOMAIN, name) ? name.split('-') : [];
  const within = words.flatMap((_, start) => words.slice(start).map((__, i) => words.slice(start, start + i + 1).join('-')));
  return within.filter((each) => each !== name);
}

/** Whether a VM has a template of this name that no volume of it uses, which is refused by itself. */
export function isUnusedTemplate({ manifest, kind }: Reference & { readonly manifest: Manifest }, name: string | undefined): boolean {
  if (kind !== CLAIM || !VM_KINDS.includes(kindOf(manifest))) return false;
  const { dataVolumeTemplates = [], template } = vmSpecOf(manifest).spec;
  const used = template.spec?.volumes?.map(claimNameOf);
  return !used?.includes(name) && dataVolumeTemplates.some(({ metadata }) => metadata?.name === name);
}

/** Whether Kubernetes adds keys to a Secret. */
function isCompleted(manifest: Manifest): boolean {
  return textAt(manifest, 'type') === 'kubernetes.io/service-account-token';
}

/** Whether an object can have the name by which a pod, a guest, an import or an autoscaler looks for it; what others refer to is judged where it stands. */
export function isPossible({ manifest, kind, name, field }: Reference & { readonly manifest: Manifest }): boolean {
  const isNeeded = LOOKED_FOR.includes(kind) && LOOKING.has(kindOf(manifest)) && !UNJUDGED.test(field);
  return !isNeeded || fits(DNS_SUBDOMAIN, name);
}

/** What all objects refer to by name. */
export const allReferences = oncePerInput((manifests): readonly (Reference & { readonly manifest: Manifest })[] => manifests.flatMap(referencesOf));

const referencesOf = oncePer((manifest: Manifest) => {
  const workload = workloadOf(manifest);
  const found = workload ? guestReferences(workload) : [...objectReferences(manifest), ...podReferences(manifest)];
  const imported = IMPORTING.includes(kindOf(manifest)) ? importReferences(manifest) : [];
  return [...found, ...imported].map((reference) => ({ ...reference, manifest }));
});
