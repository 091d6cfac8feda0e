import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { monitoredNamespaces } from './monitored-namespaces';
import { adminPolicyPeers, podsOfPeer, policyPeers } from './network-policy-peers';
import type { PodSelection, PolicyPeer } from './network-policy-peers';
import { kindsIn, ofKinds } from './of-kind';
import { oncePerInput } from './once-per-input';
import { placingPods } from './scheduled-pods';
import type { ScheduledPod } from './scheduled-pods';
import type { LabelSelector, PodAffinityTerm } from '../../imports/kubernetes';
import { valueAt } from '../kubernetes/field-path';

/** Pods of one namespace that an object selects, and where it does. */
export interface ObjectSelection extends PodSelection {
  readonly manifest: Manifest;
  readonly field: string;
  /** Whether it may be there before the pods that it is for. */
  readonly isForOthers: boolean;
}

/** What an affinity selects. */
export interface AffinitySelection extends ObjectSelection {
  /** Whether the pod waits until there is one. */
  readonly isNeeded: boolean;
}

interface Term {
  readonly field: string;
  readonly term: PodAffinityTerm;
  readonly isNeeded: boolean;
}

const SERVICE = '/Service';
const MONITOR = 'monitoring.coreos.com/PodMonitor';
const POLICIES = ['networking.k8s.io/NetworkPolicy', 'k8s.cni.cncf.io/MultiNetworkPolicy'];
const ADMIN_POLICY = /^policy\.networking\.k8s\.io\/(?:(?:Baseline)?Admin|Cluster)NetworkPolicy$/;
/** Where a kind selects pods of its own namespace. */
const SELECTORS: ReadonlyMap<string, string> = new Map([
  [SERVICE, 'selector'], ['policy/PodDisruptionBudget', 'selector'], ...POLICIES.map((kind) => [kind, 'podSelector'] as const), [MONITOR, 'selector'],
]);
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** What Services, budgets, policies and PodMonitors select, as far as they say of which namespace. */
export const podSelections = oncePerInput((manifests): readonly ObjectSelection[] => (
  ofKinds(manifests, kindsIn(manifests).filter((kind) => SELECTORS.has(kind) || ADMIN_POLICY.test(kind))).flatMap((manifest) => {
    const kind = kindOf(manifest);
    const isPolicy = POLICIES.includes(kind);
    const peers = isPolicy ? policyPeers(manifest) : adminPeers(kind, manifest);
    const isForOthers = kind === MONITOR || isPolicy || peers.length > 0;
    const selected = [...ownSelection(kind, manifest), ...peers.flatMap((peer) => selectionOf(peer, manifest))];
    return selected.map((selection) => ({ manifest, isForOthers, ...selection }));
  })
));

/** The pods of their own namespace that pods are to be beside, or kept away from. */
export const affinitySelections = oncePerInput((manifests, cluster): AffinitySelection[] => (
  placingPods(manifests, cluster).flatMap((pod) => termsOf(pod).flatMap(({ field, term, isNeeded }) => {
    const { labelSelector: selector, namespaces = [], namespaceSelector } = term;
    if (!selector || namespaces.length || namespaceSelector) return [];
    const { manifest, manifest: { metadata: { namespace } } } = pod;
    return [{ manifest, field: `${field}.labelSelector`, namespace, selector, isForOthers: true, isNeeded }];
  }))
));

function ownSelection(kind: string, manifest: Manifest): (PodSelection & { readonly field: string })[] {
  const member = SELECTORS.get(kind);
  const written = member === undefined ? undefined : valueAt(manifest, ['spec', member]);
  if (written === undefined) return [];
  const namespaces = kind === MONITOR ? monitoredNamespaces(manifest) : [manifest.metadata.namespace];
  const selector = (kind === SERVICE ? { matchLabels: written } : written) as LabelSelector;
  return namespaces.length === 1 ? [{ namespace: namespaces[0], field: `spec.${member}`, selector }] : [];
}

function adminPeers(kind: string, manifest: Manifest): PolicyPeer[] {
  return ADMIN_POLICY.test(kind) ? adminPolicyPeers(manifest) : [];
}

function selectionOf({ field, peer }: PolicyPeer, { metadata }: Manifest): (PodSelection & { readonly field: string })[] {
  const selection = podsOfPeer(peer, metadata.namespace);
  return selection ? [{ ...selection, field: `${field}.podSelector` }] : [];
}

function termsOf({ path, affinity: { podAffinity, podAntiAffinity } = {} }: ScheduledPod): Term[] {
  return Object.entries({ podAffinity, podAntiAffinity }).flatMap(([name, part]) => {
    const field = `${path}.affinity.${name}`;
    return [
      ...(part?.[REQUIRED] ?? []).map((term, i) => ({ field: `${field}.${REQUIRED}[${i}]`, term, isNeeded: name === 'podAffinity' })),
      ...(part?.[PREFERRED] ?? []).map(({ podAffinityTerm: term }, i) => ({ field: `${field}.${PREFERRED}[${i}].podAffinityTerm`, term, isNeeded: false })),
    ];
  });
}
