import { matchesSelector } from './label-index';
import type { Labels } from './label-index';
import type { Manifest } from './manifest';
import { ofKind } from './of-kind';
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../imports/kubernetes';
import { groupBy } from '../kubernetes/group-by';

/** One way that is open to or from a pod: to whom, on which ports; without either, to everybody or on all. */
export interface Opening {
  readonly peers?: readonly NetworkPolicyPeer[];
  readonly ports?: readonly NetworkPolicyPort[];
}

/** A pod as NetworkPolicies see it. */
export interface PolicedPod {
  readonly namespace?: string;
  readonly labels: Labels;
}

/** NetworkPolicies by their namespace and one label that a pod must have for them to select it. */
export type NetworkPolicies = ReadonlyMap<string, readonly Manifest[]>;

/** What NetworkPolicies leave open for a pod in one direction; `undefined` where none restricts it. */
export function openingsOf(policies: NetworkPolicies, { namespace, labels }: PolicedPod, direction: 'Ingress' | 'Egress'): Opening[] | undefined {
  const keys = [keyOf(namespace), ...Object.entries(labels).map((label) => keyOf(namespace, label))];
  const restricting = keys.flatMap((key) => policies.get(key) ?? []).filter((manifest) => {
    const { podSelector = {}, policyTypes, egress } = specOf(manifest);
    // As the API server fills them in.
    const types: readonly string[] = policyTypes?.length ? policyTypes : ['Ingress', ...egress?.length ? ['Egress'] : []];
    return types.includes(direction) && matchesSelector(podSelector, labels);
  });
  if (!restricting.length) return undefined;
  return restricting.flatMap((manifest): Opening[] => {
    const { ingress = [], egress = [] } = specOf(manifest);
    return direction === 'Ingress' ? ingress.map(({ from, ports }) => ({ peers: from, ports })) : egress.map(({ to, ports }) => ({ peers: to, ports }));
  });
}

export function networkPolicies(manifests: readonly Manifest[]): NetworkPolicies {
  return groupBy(ofKind(manifests, 'networking.k8s.io/NetworkPolicy'), (manifest) => {
    const [label] = Object.entries(specOf(manifest).podSelector?.matchLabels ?? {});
    return keyOf(manifest.metadata.namespace, label);
  });
}

/** Whether a port is open; a port that is named, or that is not known, is taken to be. */
export function opensPort({ ports }: Opening, port: number | undefined, protocol: string): boolean {
  if (!ports?.length) return true;
  return ports.some(({ port: first, endPort, protocol: spoken = 'TCP' }) => {
    if (spoken !== protocol) return false;
    return typeof first !== 'number' || port === undefined || (port >= first && port <= (endPort ?? first));
  });
}

function keyOf(namespace: string | undefined, label: readonly [string, unknown] | readonly [] = []): string {
  return JSON.stringify([namespace, ...label]);
}

function specOf(manifest: Manifest): NonNullable<NetworkPolicy['spec']> {
  return (manifest as Manifest & NetworkPolicy).spec ?? { podSelector: {} };
}
