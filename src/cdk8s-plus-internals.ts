import * as kplus from 'cdk8s-plus-28';
import type { Affinity, LabelSelector, NetworkPolicyPeer, Toleration, Volume } from '../imports/kubernetes';

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
  return selector.toPodSelectorConfig().labelSelector._toKube() as LabelSelector;
}

export function volumeOf(storage: kplus.IStorage): Volume {
  return storage.asVolume()._toKube() as Volume;
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
