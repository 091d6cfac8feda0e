import type { GuestNetwork } from './guest-network';
import { GUEST_NETWORKS } from './wire-forms';
import type { Interface, Network } from '../../imports/kubevirt.io';

/** Renders the entry of `networks`. */
export function renderNetwork(guestNetwork: GuestNetwork): Network {
  return { name: guestNetwork.name, ...GUEST_NETWORKS.of(guestNetwork).network };
}

/** Renders the entry of `devices.interfaces`. */
export function renderInterface(guestNetwork: GuestNetwork, macAddress: string | undefined): Interface {
  const { name, options, ports } = guestNetwork;
  return {
    name,
    ...GUEST_NETWORKS.of(guestNetwork).binding,
    model: options.model?.name,
    macAddress,
    bootOrder: options.bootOrder,
    pciAddress: options.pciAddress,
    acpiIndex: options.acpiIndex,
    tag: options.tag,
    state: options.state,
    dhcpOptions: options.dhcpOptions,
    ...ports.length > 0 ? { ports: ports.map((each) => ({ name: each.name, port: each.port, protocol: each.protocol })) } : {},
  };
}

/** The annotation by which ipam-extensions of KubeVirt takes addresses for the networks of a VM, by the networks' names. */
export function renderAddressRequests(guestNetworks: readonly GuestNetwork[]): { [annotation: string]: string } {
  const requests = guestNetworks
    .filter(({ preconfiguredAddresses }) => preconfiguredAddresses?.length)
    .map(({ name, preconfiguredAddresses }) => [name, preconfiguredAddresses]);
  return requests.length ? { 'network.kubevirt.io/addresses': JSON.stringify(Object.fromEntries(requests)) } : {};
}
