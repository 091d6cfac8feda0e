import type { ClusterObject } from './cluster-objects';
import { isLabelKey, isLabelValue } from '../../kubernetes/label';
import { entriesAt, listAt, textAt } from '../../kubernetes/untyped';
import { HOST_NAME, isWellKnownLabel } from '../../manifests/node-label';

/** Labels of Kubernetes that workloads select nodes by. All others of Kubernetes, KubeVirt and their plugins may be left out: then they are unknown. */
const SELECTED = /^(?:topology\.kubernetes\.io\/|node-role\.kubernetes\.io\/|node\.kubernetes\.io\/instance-type$)/;
/** Labels that machinery writes for itself: an identity or the state of one machine. */
const MACHINERY = /^(?:rke\.cattle\.io\/|plan\.upgrade\.cattle\.io\/|p2p\.k3s\.cattle\.io\/|alpha\.eksctl\.io\/instance-id$|nvidia\.com\/gfd\.timestamp$|cpumanager$)/;
/** Taints of a state that passes: those of conditions, of a drain and of the start of a node. */
const PASSING = /^(?:node(?:\.cloudprovider)?\.kubernetes\.io\/|node\.cilium\.io\/|kubevirt\.io\/drain$|karpenter\.sh\/(?:disrupted|unregistered)$)/;
const SCALED_DOWN = /^(?:ToBeDeleted|DeletionCandidateOf)[A-Za-z]*$/;
const EFFECTS: readonly string[] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** A taint as a platform file holds it. */
export interface WrittenTaint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

/** The labels of a node that workloads select nodes by, and those that name it. */
export function labelsOf(node: ClusterObject, ignored: ReadonlySet<string>): Map<string, string> {
  const { name, fields } = node;
  const names = new Set([name, name.split('.')[0], textAt(fields, 'metadata', 'labels', HOST_NAME)]);
  const isFact = ([key, value]: [string, string]) => isLabelKey(key) && isLabelValue(value) && !names.has(value);
  const isSelected = (key: string) => (SELECTED.test(key) || !isWellKnownLabel(key)) && !MACHINERY.test(key) && !ignored.has(key);
  return new Map(entriesAt(fields, 'metadata', 'labels').filter((entry) => isFact(entry) && isSelected(entry[0])));
}

/** What follows a prefix in the keys of labels whose value is true. */
export function namesAfter(prefix: string, node: ClusterObject): string[] {
  return entriesAt(node.fields, 'metadata', 'labels').flatMap(([key, value]) => (
    key.startsWith(prefix) && key.length > prefix.length && value === 'true' ? [key.slice(prefix.length)] : []
  ));
}

/** The taints of a node that stay, in the order of their keys. */
export function taintsOf({ fields }: ClusterObject): WrittenTaint[] {
  const taints = listAt(fields, 'spec', 'taints').flatMap((taint): WrittenTaint[] => {
    const [key, value, effect] = ['key', 'value', 'effect'].map((field) => textAt(taint, field));
    if (!key || !effect || !isLabelKey(key) || !isLabelValue(value ?? '') || !EFFECTS.includes(effect)) return [];
    if (PASSING.test(key) || SCALED_DOWN.test(key)) return [];
    return [{ key, ...value === undefined ? {} : { value }, effect }];
  });
  const text = ({ key, value = '', effect }: WrittenTaint) => `${key} ${effect} ${value}`;
  return [...new Map(taints.map((taint) => [text(taint), taint])).values()].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}
