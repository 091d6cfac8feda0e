import { labelSelectorOf } from './label-selector';
import type { Manifest } from './manifest';
import type { LabelSelector, NetworkPolicyPeer } from '../../imports/kubernetes';
import { fieldsAt } from '../kubernetes/fields-at';
import { ownValue } from '../kubernetes/own-value';
import { at } from '../kubernetes/untyped';

/** Who a policy is for, or lets in or out, and where it says so. */
export interface PolicyPeer {
  readonly field: string;
  readonly peer: NetworkPolicyPeer;
}

const PEERS = fieldsAt('spec.ingress[].from[]', 'spec.egress[].to[]');

/** The peers of a NetworkPolicy or a MultiNetworkPolicy. */
export function policyPeers(manifest: Manifest): PolicyPeer[] {
  return PEERS(manifest).map(({ field, value }) => ({ field, peer: value as NetworkPolicyPeer }));
}

const ADMIN_PEERS = fieldsAt('spec.subject.pods', 'spec.ingress[].from[].pods', 'spec.egress[].to[].pods');

/** The pods that a policy of administrators (AdminNetworkPolicy, BaselineAdminNetworkPolicy, ClusterNetworkPolicy) is for, or lets in or out. */
export function adminPolicyPeers(manifest: Manifest): PolicyPeer[] {
  return ADMIN_PEERS(manifest).map(({ field, value }) => {
    const [namespaceSelector, podSelector] = ['namespaceSelector', 'podSelector'].map((selector) => labelSelectorOf(at(value, selector)));
    return { field, peer: { namespaceSelector, podSelector } };
  });
}

/** The label by which Kubernetes names each namespace. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Pods of one namespace. */
export interface PodSelection {
  readonly namespace: string | undefined;
  readonly selector: LabelSelector;
}

/** The pods that a peer selects, where it says of which namespace: that of its policy, or one that it names. */
export function podsOfPeer({ podSelector: selector, namespaceSelector }: NetworkPolicyPeer, own: string | undefined): PodSelection | undefined {
  if (!selector || !namespaceSelector) return selector && { namespace: own, selector };
  const { matchLabels = {}, matchExpressions = [] } = namespaceSelector;
  const namespace = ownValue(matchLabels, NAME_LABEL);
  const isNamed = namespace !== undefined && Object.keys(matchLabels).length === 1 && !matchExpressions.length;
  return isNamed ? { namespace, selector } : undefined;
}
