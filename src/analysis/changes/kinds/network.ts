import { counted } from '../../../kubernetes/counted';
import { isMapping } from '../../../kubernetes/is-mapping';
import { at, listAt, textAt } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';
import { workloadsOf } from '../../../manifests/workload';
import type { ChangeContext, Consequence } from '../change';
import { differencesBetween, isBelow } from '../difference';
import { always, immutable, ofObject } from '../kind-facts';
import type { Facts, FieldFact } from '../kind-facts';
import { readersOf, readKey } from '../readers';
import { listed } from '../words';

const AT_ONCE = 'traffic follows it at once, that of running guests too';
const NEW_PODS = 'it is read when a pod is made: the next start, a migration or a NIC that is plugged';
const OVN = 'OVN-Kubernetes does not let it change once the network is made';
const NEW_NETWORK = 'Make a network under another name, and move the guests to it one by one.';
const DRAINED = ['numVfs', 'eSwitchMode', 'mtu', 'deviceType', 'vdpaType', 'bridge', 'linkType', 'needVhostNet', 'isRdma'];

/** Services, policies and networks. */
export const NETWORK_FACTS: Facts = [
  ['/Service', {
    fields: [
      ...['clusterIP', 'clusterIPs', 'ipFamilies'].map((field): FieldFact => immutable(`spec.${field}`, `the API server does not let ${field} of a Service change`, {
        fix: 'Take the change back, or make the Service under another name.',
        unless: ({ from, to }, before, after) => !to || (from === undefined && field === 'ipFamilies') || [before, after].some((each) => at(each, 'spec', 'type') === 'ExternalName'),
      })),
      ...['clusterIP', 'clusterIPs', 'ipFamilies'].map((field): FieldFact => ({ field: `spec.${field}`, effect: 'none', why: 'a Service keeps the addresses that it has' })),
      { field: 'spec', effect: 'live', why: AT_ONCE },
    ],
    removed: always('live', 'its name and its address lead nowhere from then on'),
    added: always('none', 'it adds an address; who listens on the guests is not touched'),
  }],
  ['networking.k8s.io/NetworkPolicy', {
    fields: [{ field: 'spec', effect: 'live', why: 'the network enforces it at once on the pod networks of running guests, mostly not on secondary ones' }],
    removed: always('live', 'what it alone isolated is open at once'),
    added: always('live', 'the pods that it selects are isolated at once: only what some policy allows still reaches them'),
  }],
  ['k8s.cni.cncf.io/NetworkAttachmentDefinition', {
    fields: [{ field: 'spec', effect: 'next-start', why: NEW_PODS }],
    *removed(network, { after: { manifests, cluster } }) {
      const users = readersOf(manifests, cluster).get(readKey('NetworkAttachmentDefinition', network.metadata.namespace, network.metadata.name)) ?? [];
      yield ofObject('next-start', users.length
        ? `running guests keep their NICs; ${listed(users)} still name${users.length === 1 ? 's' : ''} it, and can neither start nor migrate without it`
        : 'running guests keep their NICs', users.length ? { fix: 'Keep it as long as a VM names it.' } : {});
    },
  }],
  ['k8s.ovn.org/UserDefinedNetwork', { changed: (before, after) => changedUserNetwork(before, after, 'spec'), removed: always('next-start', 'OVN-Kubernetes holds the deletion up while pods use the network; no new pod gets it') }],
  ['k8s.ovn.org/ClusterUserDefinedNetwork', {
    fields: [{ field: 'spec.namespaceSelector', effect: 'next-start', why: 'in a namespace that is no longer selected the network attachment is deleted: pods there can neither start nor migrate with it' }],
    changed: (before, after) => changedUserNetwork(before, after, 'spec.network'),
    removed: always('next-start', 'OVN-Kubernetes holds the deletion up while pods use the network; no new pod gets it'),
  }],
  ['sriovnetwork.openshift.io/SriovNetwork', {
    fields: [{ field: 'spec', effect: 'next-start', why: `the operator rewrites the NetworkAttachmentDefinition; ${NEW_PODS}` }],
    removed: always('next-start', 'the operator deletes the NetworkAttachmentDefinition: guests that name it can neither start nor migrate'),
  }],
  ['sriovnetwork.openshift.io/SriovNetworkNodePolicy', {
    changed: (before, after, context) => differencesBetween(at(before, 'spec'), at(after, 'spec'))
      .filter(({ keys: [key], from, to }) => DRAINED.includes(key) && (key !== 'mtu' || Number(to) > Number(from ?? 0)))
      .flatMap(({ field, from, to }) => drained(context).map((consequence) => ({ ...consequence, field: `spec.${field}`, ...from === undefined ? {} : { from }, ...to === undefined ? {} : { to } }))),
    removed: (_, context) => drained(context),
    added: always('none', 'virtual functions of a NIC that had none are made without a drain; where it had some, its nodes are drained'),
  }],
  ['nmstate.io/NodeNetworkConfigurationPolicy', {
    fields: [{ field: 'spec', effect: 'live', why: 'the network of the hosts is configured anew at once: guests on a bridge that it changes can lose their link' }],
    added: always('live', 'the network of the hosts is configured at once'),
    removed: always('none', 'the hosts stay as they were configured'),
  }],
  ['networking.k8s.io/IngressClass', { fields: [immutable('spec.controller', 'the API server does not let the controller of an IngressClass change')] }],
  ['networking.k8s.io/Ingress', { fields: [{ field: 'spec', effect: 'live', why: AT_ONCE }], removed: always('live', 'what came in by it no longer does') }],
];

/** All is immutable but the subnets of a primary network of layer 3, which may be extended. */
function* changedUserNetwork(before: Manifest, after: Manifest, path: string): Generator<Consequence> {
  for (const difference of differencesBetween({ spec: before.spec }, { spec: after.spec })) {
    if (!isBelow(difference, path)) continue;
    const { field, from, to } = difference;
    const network = path.split('.').reduce<unknown>((value, key) => at(value, key), after);
    const isPrimary = at(network, 'layer3', 'role') === 'Primary';
    const [old, wanted] = ['layer3', 'subnets'].every((key) => difference.keys.includes(key)) ? [before, after].map((each) => subnetsOf(each, path)) : [[], []];
    if (isPrimary && old.length && old.every((subnet) => wanted.includes(subnet))) continue;
    yield { effect: 'refused', field, ...from === undefined ? {} : { from }, ...to === undefined ? {} : { to }, why: OVN, fix: NEW_NETWORK };
  }
}

function subnetsOf(manifest: Manifest, path: string): string[] {
  const network = path.split('.').reduce<unknown>((value, key) => at(value, key), manifest);
  return listAt(network, 'layer3', 'subnets').map((subnet) => JSON.stringify(subnet));
}

/** Guests leave a node that is drained as their eviction strategy says. */
function drained({ after: { manifests, cluster } }: ChangeContext): Consequence[] {
  const guests = workloadsOf(manifests, cluster).filter(({ written }) => listAt(written, 'domain', 'devices', 'interfaces').some((nic) => isMapping(at(nic, 'sriov'))));
  const stopped = guests.filter(({ written }) => !(textAt(written, 'evictionStrategy') ?? cluster.evictionStrategy).startsWith('LiveMigrate'));
  const why = 'the nodes that it selects are cordoned and drained one after the other';
  return [
    ...stopped.length < guests.length || !guests.length ? [ofObject('migration', `${why}: guests whose evictionStrategy is LiveMigrate are migrated, and one that cannot migrate holds the drain up`)] : [],
    ...stopped.length ? [ofObject('stop', `${why}: ${counted(stopped.length, 'guest')} without evictionStrategy: LiveMigrate ${stopped.length === 1 ? 'is' : 'are'} shut down where ${stopped.length === 1 ? 'it is' : 'they are'} (${listed(stopped.map(({ manifest }) => manifest))})`, {
      fix: 'Set evictionStrategy: LiveMigrate for guests that can migrate, and shut the others down when it suits.',
    })] : [],
  ];
}
