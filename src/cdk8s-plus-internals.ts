import * as kplus from 'cdk8s-plus-28';
import type { Affinity, LabelSelector, NodeSelectorRequirement, Toleration, Volume } from '../imports/kubernetes';

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/**
 * All that this library uses of cdk8s-plus beyond its public API, which has no way to read what a selector, a volume or a scheduling
 * became: that is only in its internal `_toKube` methods.
 */

/** A workload that is not made of pods, where cdk8s-plus asks for one that is: it reads nothing that `VirtualMachineWorkload` lacks. */
export function asPod(workload: kplus.Resource & kplus.IPodSelector): kplus.AbstractPod {
  return workload as unknown as kplus.AbstractPod;
}

/** What `scheduling` was told. */
export interface Scheduling {
  readonly affinity?: Affinity;
  readonly tolerations?: Toleration[];
  readonly nodeName?: string;
}

export function schedulingOf(scheduling: kplus.PodScheduling): Scheduling {
  const { affinity, tolerations, nodeName } = scheduling._toKube();
  return { affinity, tolerations, nodeName } as Scheduling;
}

export function labelSelectorOf(selector: kplus.IPodSelector): LabelSelector {
  return renderLabelSelector(selector.toPodSelectorConfig().labelSelector);
}

export function renderLabelSelector(selector: kplus.LabelSelector): LabelSelector {
  return selector._toKube() as LabelSelector;
}

export function volumeOf(storage: kplus.IStorage): Volume {
  return storage.asVolume()._toKube() as Volume;
}

export function nodeRequirementOf(query: kplus.NodeLabelQuery): NodeSelectorRequirement {
  return query._toKube() as NodeSelectorRequirement;
}

export function tolerationOf(taint: kplus.NodeTaintQuery): Toleration {
  return taint._toKube() as Toleration;
}

/** What selects the namespaces that a selector selects, by their labels; the API server gives each its name as a label. */
export function namespaceLabelSelectorOf(selector: kplus.INamespaceSelector): LabelSelector {
  const { labelSelector, names = [] } = selector.toNamespaceSelectorConfig();
  const { matchLabels, matchExpressions = [] } = (labelSelector?._toKube() ?? {}) as LabelSelector;
  const named = names.length > 1 ? [{ key: NAMESPACE_NAME, operator: 'In' as const, values: names }] : [];
  const labels = { ...matchLabels, ...names.length === 1 ? { [NAMESPACE_NAME]: names[0] } : {} };
  return {
    ...Object.keys(labels).length > 0 ? { matchLabels: labels } : {},
    ...matchExpressions.length + named.length > 0 ? { matchExpressions: [...matchExpressions, ...named] } : {},
  };
}
