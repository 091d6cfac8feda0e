import * as kplus from 'cdk8s-plus-28';
import type {
  Affinity, HPAScalingPolicy, LabelSelector, MetricSpec, NetworkPolicyPeer, NodeSelectorRequirement, SecurityContext, Toleration, Volume,
} from '../imports/kubernetes';
import { omitEmpty } from './kubernetes/omit-empty';

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
  // cdk8s-plus drops labels whose values are all empty, as those of the roles of nodes are, and with them what is selected.
  const { labels } = selector as unknown as { readonly labels: { readonly [label: string]: string } };
  const matchLabels = omitEmpty(labels);
  return { ...selector._toKube() as LabelSelector, ...matchLabels ? { matchLabels } : {} };
}

export function volumeOf(storage: kplus.IStorage): Volume {
  return storage.asVolume()._toKube() as Volume;
}

export function securityContextOf(props: kplus.ContainerSecurityContextProps): SecurityContext {
  return new kplus.ContainerSecurityContext(props)._toKube() as SecurityContext;
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
  const named = names.length > 1 ? [{ key: kplus.Namespace.NAME_LABEL, operator: 'In' as const, values: names }] : [];
  const labels = { ...matchLabels, ...names.length === 1 ? { [kplus.Namespace.NAME_LABEL]: names[0] } : {} };
  return {
    ...Object.keys(labels).length > 0 ? { matchLabels: labels } : {},
    ...matchExpressions.length + named.length > 0 ? { matchExpressions: [...matchExpressions, ...named] } : {},
  };
}

/** Ports of a network policy. */
export interface PolicyPort {
  readonly protocol?: string;
  readonly port?: number;
  readonly endPort?: number;
}

export function policyPortOf(port: kplus.NetworkPolicyPort): PolicyPort {
  const { protocol, port: number, endPort } = port._toKube();
  return { protocol, port: number?.value as number | undefined, endPort };
}

/** A peer as network policies write it: one for each namespace that it names. */
export function policyPeersOf(peer: kplus.INetworkPolicyPeer): NetworkPolicyPeer[] {
  const { ipBlock, podSelector } = peer.toNetworkPolicyPeerConfig();
  if (ipBlock) return [{ ipBlock: { cidr: ipBlock.cidr, except: ipBlock.except } }];
  if (!podSelector) return [];
  const { labelSelector, namespaces } = podSelector;
  const selected = { podSelector: labelSelector._toKube() as LabelSelector };
  const namespaceSelector = namespaces?.labelSelector?._toKube() as LabelSelector | undefined;
  if (!namespaces?.names) return [{ ...selected, namespaceSelector }];
  return namespaces.names.map((name) => ({
    ...selected,
    namespaceSelector: { ...namespaceSelector, matchLabels: { ...namespaceSelector?.matchLabels, [kplus.Namespace.NAME_LABEL]: name } },
  }));
}

/** A port of a service by its name, for which cdk8s-plus has no backend. */
export function backendByPortName(service: kplus.Service, portName: string): kplus.IngressBackend {
  const [{ port }] = service.ports;
  const backend = kplus.IngressBackend.fromService(service, { port });
  backend._toKube = () => ({ service: { name: service.name, port: { name: portName } } });
  return backend;
}

/** How many replicas a step of an autoscaler makes. */
export function scalingStepOf(replicas: kplus.Replicas): { readonly type: HPAScalingPolicy['type']; readonly value: number } {
  const { type, value } = replicas._toKube();
  return { type: type as HPAScalingPolicy['type'], value };
}

/** A metric in wire form: cdk8s-plus keeps quantities in objects of their own. */
export function metricOf(metric: kplus.Metric): MetricSpec {
  return JSON.parse(JSON.stringify(metric._toKube(), (_, value) => (value instanceof kplus.k8s.Quantity ? value.value : value))) as MetricSpec;
}
