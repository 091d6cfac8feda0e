import type { Labels } from './label-index';
import { matchesRequirement } from './label-index';
import { selectedKeys } from './label-selector';
import type { Opening } from './network-policies';
import type { LabelSelector, NetworkPolicyPeer } from '../../imports/kubernetes';
import { blockContains } from '../kubernetes/ip-block';

/** A pod at the other end of a connection, as far as it is known. */
export interface PeerPod {
  /** Its namespace, where that is known. */
  readonly namespace?: string;
  /** Whether that is the namespace of the policies. */
  readonly isNeighbour?: boolean;
  /** The labels that are known; one that is `undefined` is known to be missing. */
  readonly labels: Labels;
}

/** The label that the API server puts on each namespace. */
const NAME_LABEL = 'kubernetes.io/metadata.name';
/** The labels by which OpenShift's network finds what comes from nodes and from its router. */
const OF_OPENSHIFT_NETWORK = /^policy-group\.network\.openshift\.io\//;

/** Whether an opening may admit a pod: what is not known of its labels and of those of its namespace may be as it needs to be. */
export function mayAdmitPod({ peers }: Opening, pod: PeerPod): boolean {
  return !peers?.length || peers.some((peer) => mayBe(peer, pod));
}

/** Whether an opening may admit what is no pod: clients of a load balancer and nodes. A namespace that is named means its pods alone. */
export function mayAdmitOutsiders({ peers }: Opening): boolean {
  return !peers?.length || peers.some(({ ipBlock, namespaceSelector, podSelector }) => {
    if (ipBlock) return true;
    return namespaceSelector !== undefined && !isNamed(namespaceSelector) && !podSelector;
  });
}

/** Whether an opening admits an address. */
export function admitsAddress({ peers }: Opening, address: string): boolean {
  return !peers?.length || peers.some(({ ipBlock }) => ipBlock && blockContains(ipBlock, address));
}

function mayBe({ ipBlock, namespaceSelector, podSelector = {} }: NetworkPolicyPeer, { namespace, isNeighbour = false, labels }: PeerPod): boolean {
  // The address of a pod may be in any block.
  if (ipBlock) return true;
  if (!maySelect(podSelector, labels)) return false;
  if (!namespaceSelector) return isNeighbour;
  return maySelect(namespaceSelector, namespace === undefined ? {} : { [NAME_LABEL]: namespace });
}

/** Whether a selector selects what has these labels, and any others. */
function maySelect({ matchLabels = {}, matchExpressions = [] }: LabelSelector, known: Labels): boolean {
  return Object.entries(matchLabels).every(([key, value]) => !Object.hasOwn(known, key) || known[key] === value)
    && matchExpressions.every((requirement) => !Object.hasOwn(known, requirement.key) || matchesRequirement(requirement, known));
}

function isNamed(selector: LabelSelector): boolean {
  const keys = selectedKeys(selector);
  return keys.includes(NAME_LABEL) && !keys.some((key) => OF_OPENSHIFT_NETWORK.test(key));
}
