import type { Interface } from '../../../imports/kubevirt.io';
import { nics } from '../../manifests/nic';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { guestRule } from '../subjects/guest-rule';
import { reportedAt } from '../subjects/reported-at';
import { vmi } from '../subjects/vmi';

export const BINDINGS = ['bridge', 'masquerade', 'sriov', 'passtBinding', 'binding'] as const satisfies readonly (keyof Interface)[];
const FORMER = ['slirp', 'passt', 'macvtap'] as const satisfies readonly (keyof Interface)[];
const ON_POD_NETWORK = ['masquerade', 'passtBinding'] as const;
/** `StaticMasqueradeBridgeMAC` of KubeVirt, which is compared as text. */
const BRIDGE_MAC = '02:00:00:00:00:00';

export const rules: readonly ObjectRule[] = [
  reportedAt((field) => field.replace(/^spec\.template\.(?=spec\.)/, ''), guestRule({
    id: 'interface-binding/excludes-removed-binding',
    level: FindingLevel.REJECTED,
    summary: 'slirp, passt and macvtap are bindings no more',
    why: 'They are in the schema still, but KubeVirt took them away (v1.3): the webhook refuses them on a new VM or instance, and what a pool or '
      + 'replica set makes with them.',
    fix: 'Write masquerade or passtBinding for the pod network, bridge for a secondary one, or binding with a plugin that the cluster registers.',
    upstream: ['interface/discontinued-slirp', 'interface/discontinued-passt', 'interface/discontinued-macvtap', 'interface/discontinued-gate'],
    * check(guest) {
      if (!guest.webhookDefaulted) return;
      for (const { path, entry } of nics(guest)) {
        for (const former of formerBindingsOf(entry)) yield { field: `${path}.${former}`, got: entry[former], allowed: BINDINGS.join(', ') };
      }
    },
  })),
  defineRule({
    id: 'interface-binding/requires-pod-network',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'masquerade and passtBinding need the pod network',
    why: 'They share the address of the pod, which a secondary network does not have: the webhook refuses them there.',
    fix: 'Write bridge or sriov on a secondary network, or make the network of this name the pod network.',
    upstream: ['interface/masquerade-pod-only', 'interface/passt-pod-only'],
    * check(guest) {
      for (const { path, entry, network } of nics(guest)) {
        if (network?.pod) continue;
        for (const binding of ON_POD_NETWORK.filter((name) => entry[name] !== undefined)) {
          const got = network ? `network ${network.name} is not the pod network` : `there is no network ${entry.name}`;
          yield { field: `${path}.${binding}`, reported: `${path}.name`, got, allowed: 'a network with pod: {}' };
        }
      }
    },
  }),
  defineRule({
    id: 'interface-binding/requires-bridge-permission',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest is bridged to the pod network only where the cluster permits that',
    why: 'The KubeVirt CR has network.permitBridgeInterfaceOnPodNetwork: false, as the Platform says: the webhook refuses the bridge, and a guest '
        + 'that names no interface, which would get one.',
    fix: 'Write masquerade: {} for the pod network.',
    upstream: ['interface/bridge-pod-not-permitted'],
    * check(guest, { permitBridgeInterfaceOnPodNetwork }) {
      if (permitBridgeInterfaceOnPodNetwork) return;
      for (const { path, entry: { bridge }, network } of nics(guest)) {
        if (!bridge || !network?.pod) continue;
        yield { field: `${path}.bridge`, reported: `${path}.name`, got: `bridge on network ${network.name}, the pod network`, allowed: 'masquerade' };
      }
    },
  }),
  defineRule({
    id: 'interface-binding/excludes-reserved-mac',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: `The MAC address ${BRIDGE_MAC} belongs to the bridge in the pod`,
    why: 'Behind masquerade the guest would have the address of its own gateway: the webhook refuses it.',
    fix: 'Write another address, such as 02:00:00:00:00:01, or none.',
    upstream: ['interface/masquerade-reserved-mac'],
    * check(guest) {
      for (const { path, entry: { masquerade, macAddress } } of nics(guest)) {
        if (masquerade && macAddress === BRIDGE_MAC) yield { field: `${path}.macAddress`, got: macAddress, allowed: 'any other address' };
      }
    },
  }),
  defineRule({
    id: 'interface-binding/requires-gate-for-passt',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: 'PasstBinding',
    summary: 'passtBinding may be switched off',
    upstream: ['interface/passt-gate'],
    * check(guest) {
      for (const { path, entry: { passtBinding } } of nics(guest)) {
        if (passtBinding) yield { field: `${path}.passtBinding`, reported: `${path}.name`, got: passtBinding };
      }
    },
  }),
];

/** The bindings of an interface that count. */
export function bindingsOf(entry: Interface): string[] {
  return BINDINGS.filter((binding) => entry[binding] !== undefined);
}

/** The bindings of an interface that KubeVirt no longer has. */
export function formerBindingsOf(entry: Interface): (typeof FORMER)[number][] {
  return FORMER.filter((binding) => entry[binding] !== undefined);
}
