import { counted } from '../../../kubernetes/counted';
import { at, entriesAt, listAt, textAt } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';
import { ofKind } from '../../../manifests/of-kind';
import type { ChangeContext, Consequence } from '../change';
import { always, immutable, ofObject } from '../kind-facts';
import type { Facts } from '../kind-facts';

const NEW_PODS = 'pods that run stay: those of the next start, of a migration or of a disk that is plugged can be refused';
const ROLE_REF = 'the API server does not let roleRef change';
const ANEW = 'Remove the binding and make it again, or make one under another name.';
const PRIMARY_NETWORK = 'k8s.ovn.org/primary-user-defined-network';
const POD_SECURITY = /^pod-security\.kubernetes\.io\//;
/** What holds data, or runs, and goes with its namespace. */
const HELD = ['kubevirt.io/VirtualMachine', 'cdi.kubevirt.io/DataVolume', '/PersistentVolumeClaim', 'snapshot.kubevirt.io/VirtualMachineSnapshot'];

/** Namespaces, what bounds them, and what is of the cluster. */
export const CLUSTER_FACTS: Facts = [
  ['/Namespace', {
    fields: [{ field: 'spec', effect: 'none', why: 'finalizers of a namespace are taken when it is made; an update leaves them as they are' }],
    changed: changedNamespace,
    removed: removedNamespace,
  }],
  ['/ResourceQuota', {
    fields: [
      immutable('spec.scopes', 'the scopes of a quota are immutable'),
      { field: 'spec', effect: 'next-start', why: NEW_PODS, fix: 'Leave room for the second launcher of a migration where changes are to be applied live.' },
    ],
    removed: always('none', 'nothing bounds the namespace by it any more'),
    added: always('next-start', NEW_PODS),
  }],
  ['/LimitRange', { fields: [{ field: 'spec', effect: 'next-start', why: NEW_PODS }], removed: always('none', 'pods that are made afterwards get no defaults by it'), added: always('next-start', NEW_PODS) }],
  ...['ApplicationAwareResourceQuota', 'ApplicationAwareClusterResourceQuota'].map((kind) => [`aaq.kubevirt.io/${kind}`, {
    fields: [{ field: 'spec', effect: 'next-start' as const, why: 'pods that run stay: those that are made afterwards wait until the quota has room' }],
  }] as const),
  ['scheduling.k8s.io/PriorityClass', {
    fields: ['value', 'preemptionPolicy'].map((field) => immutable(field, `the API server does not let ${field} of a PriorityClass change`, {
      fix: 'Make a PriorityClass under another name, and name it in the guests: they get it with their next start.',
    })),
    removed: always('next-start', 'pods that run keep their priority; a guest that names the class cannot start or migrate any more'),
  }],
  ['rbac.authorization.k8s.io/RoleBinding', { fields: [immutable('roleRef', ROLE_REF, { fix: ANEW })] }],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', { fields: [immutable('roleRef', ROLE_REF, { fix: ANEW })] }],
  ['policy/PodDisruptionBudget', { fields: [{ field: 'spec', effect: 'none', why: 'it counts for the next drain' }] }],
  ['node.k8s.io/RuntimeClass', { fields: [immutable('handler', 'the handler of a RuntimeClass is immutable')] }],
  ['discovery.k8s.io/EndpointSlice', { fields: [immutable('addressType', 'the type of addresses is immutable')] }],
  ['apiextensions.k8s.io/CustomResourceDefinition', {
    fields: [
      ...['spec.group', 'spec.scope', 'spec.names.plural', 'spec.names.kind'].map((field) => immutable(field, 'it is immutable once the kind is established')),
      { field: 'spec', effect: 'none', why: 'objects that are stored stay as they are; new ones, and updates, are judged by it' },
    ],
    changed: changedDefinition,
    removed: (definition) => [ofObject('data-at-risk', `all ${textAt(definition, 'spec', 'names', 'kind') ?? 'objects'} of the cluster are deleted with their kind, and what they own`, {
      fix: 'Keep the definition; remove it only when no object of the kind is left.',
    })],
  }],
];

function* changedNamespace(before: Manifest, after: Manifest): Generator<Consequence> {
  const [old, wanted] = [before, after].map((namespace) => new Map(entriesAt(namespace, 'metadata', 'labels')));
  const labels = new Set([...old.keys(), ...wanted.keys()]);
  for (const label of labels) {
    const [from, to] = [old.get(label), wanted.get(label)];
    if (from === to) continue;
    const change = { field: `metadata.labels[${label}]`, ...from === undefined ? {} : { from }, ...to === undefined ? {} : { to } };
    if (label === PRIMARY_NETWORK) {
      yield { ...change, effect: 'refused', why: 'OVN-Kubernetes takes this label only when the namespace is made', fix: 'Make a new namespace with it.' };
    } else if (POD_SECURITY.test(label)) {
      yield { ...change, effect: 'next-start', why: NEW_PODS };
    }
  }
}

function* removedNamespace(namespace: Manifest, { before: { manifests } }: ChangeContext): Generator<Consequence> {
  const held = HELD.flatMap((kind) => {
    const count = ofKind(manifests, kind).filter(({ metadata }) => metadata.namespace === namespace.metadata.name).length;
    return count ? [counted(count, kind.slice(kind.indexOf('/') + 1))] : [];
  });
  yield ofObject('data-at-risk', `all that is in the namespace is deleted with it${held.length ? `, of the old set ${held.join(', ')}` : ''}, guests that run and their disks`, {
    fix: 'Keep the namespace; remove what is in it one by one.',
  });
}

/** A version in which objects may be stored cannot go. */
function* changedDefinition(before: Manifest, after: Manifest): Generator<Consequence> {
  const wanted = listAt(after, 'spec', 'versions').map((version) => at(version, 'name'));
  for (const version of listAt(before, 'spec', 'versions')) {
    const name = at(version, 'name');
    if (wanted.includes(name) || at(version, 'storage') !== true) continue;
    yield { effect: 'refused', field: 'spec.versions', from: name, why: `objects may be stored in version ${String(name)}: it cannot be removed before status.storedVersions leaves it out`, fix: 'Keep the version, not served, until all objects are stored in another.' };
  }
}
