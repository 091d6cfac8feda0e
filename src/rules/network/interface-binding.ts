import type { Interface } from '../../../imports/kubevirt.io';
import { isBefore } from '../../manifests/by-release';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { nic, reportedThrough } from '../subjects/nic';

export const BINDINGS = ['bridge', 'masquerade', 'sriov', 'passtBinding', 'binding'] as const satisfies readonly (keyof Interface)[];
const REMOVED = ['slirp', 'passt', 'macvtap'] as const satisfies readonly (keyof Interface)[];
const ON_POD_NETWORK = ['masquerade', 'passtBinding'] as const satisfies readonly (keyof Interface)[];
/** `StaticMasqueradeBridgeMAC` of KubeVirt, which is compared as text. */
const BRIDGE_MAC = '02:00:00:00:00:00';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'interface-binding/excludes-removed-binding',
    level: FindingLevel.REJECTED,
    subject: reportedThrough(nic, (path) => path.replace(/^spec\.template\./, '')),
    summary: `An interface must not have one of the removed bindings ${REMOVED.join(', ')}`,
    why: 'KubeVirt refuses them on a new VM or instance, and on what a pool or replica set makes with them. They are still in the schema, but were '
      + 'removed in v1.3.',
    fix: 'Write masquerade or passtBinding for the pod network, bridge for a secondary one, or binding with a plugin that the cluster registers.',
    upstream: [
      'interface/discontinued-slirp', 'interface/discontinued-passt', 'interface/discontinued-macvtap', 'interface/discontinued-gate',
      '1.7:interface/macvtap-gate', '1.7:interface/macvtap-multus-only', '1.7:interface/passt-old-gate', '1.7:interface/passt-old-pod-only',
    ],
    before: { 1.8: 'passt and macvtap are refused in the template of a pool or replica set, too' },
    * check({ entry, vmi }, cluster) {
      for (const binding of removedBindingsOf(entry)) {
        const inTemplates = binding !== 'slirp' && isBefore('1.8', cluster);
        if (!vmi.webhookDefaulted && !inTemplates) continue;
        yield { field: binding, got: entry[binding], allowed: BINDINGS.join(', ') };
      }
    },
  }),
  defineRule({
    id: 'interface-binding/requires-pod-network',
    level: FindingLevel.REJECTED,
    subject: nic,
    summary: `The bindings ${ON_POD_NETWORK.join(' and ')} must be on the pod network`,
    why: 'They share the address of the pod, which a secondary network does not have: KubeVirt refuses them there.',
    fix: 'Write bridge or sriov on a secondary network, or make the network of this name the pod network.',
    upstream: ['interface/masquerade-pod-only', 'interface/passt-pod-only'],
    * check({ entry, network, vmi: { spec } }) {
      // Of two networks of one name it is told that the name is there already.
      if (!network || spec.networks?.some(({ name, pod }) => pod && name === entry.name)) return;
      const got = `network ${network.name} is not the pod network`;
      for (const binding of ON_POD_NETWORK) {
        if (entry[binding] !== undefined) yield { field: binding, reported: 'name', got, allowed: 'a network with pod: {}' };
      }
    },
  }),
  defineRule({
    id: 'interface-binding/requires-bridge-permission',
    level: FindingLevel.REJECTED,
    subject: nic,
    summary: 'A guest must not be bridged to the pod network where the cluster does not permit that',
    why: 'The KubeVirt CR has network.permitBridgeInterfaceOnPodNetwork: false, as the Platform says: KubeVirt refuses the bridge, and a guest that '
      + 'names no interface, which would get one.',
    fix: 'Write masquerade: {} for the pod network.',
    upstream: ['interface/bridge-pod-not-permitted'],
    * check({ entry: { bridge }, network }, { permitBridgeInterfaceOnPodNetwork }) {
      if (permitBridgeInterfaceOnPodNetwork || !bridge || !network?.pod) return;
      yield { field: 'bridge', reported: 'name', got: `bridge on network ${network.name}, the pod network`, allowed: 'masquerade' };
    },
  }),
  defineRule({
    id: 'interface-binding/excludes-reserved-mac',
    level: FindingLevel.REJECTED,
    subject: nic,
    summary: `An interface with masquerade must not have the MAC address ${BRIDGE_MAC}`,
    why: 'It is that of the bridge in the pod, so the guest would have the address of its own gateway: KubeVirt refuses it.',
    fix: 'Write another address, such as 02:00:00:00:00:01, or none.',
    upstream: ['interface/masquerade-reserved-mac'],
    * check({ entry: { masquerade, macAddress } }) {
      if (masquerade && macAddress === BRIDGE_MAC) yield { field: 'macAddress', got: macAddress, allowed: 'any other address' };
    },
  }),
  defineRule({
    id: 'interface-binding/references-plugin',
    level: FindingLevel.UNSTARTABLE,
    subject: nic,
    summary: 'A binding plugin must be registered in the KubeVirt CR',
    why: 'KubeVirt admits the VM, but makes no launcher pod for a plugin that is not in network.binding of its CR: the VM never starts.',
    fix: 'Write the name of a registered plugin, or register it in the KubeVirt CR.',
    * check({ entry: { binding } }, { networkBindings: registered }) {
      if (!binding || !registered || registered.includes(binding.name)) return;
      yield { field: 'binding.name', got: binding.name, allowed: registered.join(', ') || 'none: the KubeVirt CR registers no plugin' };
    },
  }),
  defineRule({
    id: 'interface-binding/requires-gate-for-passt',
    level: FindingLevel.REJECTED,
    since: '1.8',
    gate: 'PasstBinding',
    subject: nic,
    summary: 'passtBinding must not be used while its feature gate is off',
    upstream: ['interface/passt-gate'],
    * check({ entry: { passtBinding } }) {
      if (passtBinding) yield { field: 'passtBinding', reported: 'name', got: passtBinding };
    },
  }),
];

/** The bindings of an interface that count. */
export function bindingsOf(entry: Interface): string[] {
  return BINDINGS.filter((binding) => entry[binding] !== undefined);
}

/** The bindings of an interface that KubeVirt no longer has. */
export function removedBindingsOf(entry: Interface): (typeof REMOVED)[number][] {
  return REMOVED.filter((binding) => entry[binding] !== undefined);
}
