import { guestData } from './guest-data';
import type { GuestData } from './guest-data';
import { guestInterfaces } from './network-config';
import type { GuestInterface } from './network-config';
import { yamlReader } from './read-yaml';
import type { VirtualMachinePoolSpec } from '../../../imports/pool.kubevirt.io';
import type { IpNetwork } from '../../kubernetes/ip-network';
import type { Cluster, Manifest } from '../manifest';
import { primaryNetworkName, primaryNetworks } from '../user-defined-networks';
import type { Workload } from '../workload';

/** A static address of a guest on a network that is known. */
export interface StaticAddress {
  readonly data: GuestData;
  readonly at: string;
  readonly text: string;
  readonly address: IpNetwork;
  /** The network and the address, as a key. */
  readonly key: string;
  readonly network: string;
  /** Whether it is that of several guests of one set. */
  readonly isOfSet: boolean;
}

/** The static addresses on secondary networks and on primary ones of users, of all guests. Those of the pod network are of each guest alone. */
export function staticAddresses(manifests: readonly Manifest[], cluster: Cluster): StaticAddress[] {
  const read = yamlReader(manifests);
  const primary = new Map(primaryNetworks(manifests).map((network) => [network.namespace, primaryNetworkName(network)]));
  return guestData(manifests, cluster).filter(({ part }) => part === 'networkData').flatMap((data) => {
    const { value, fault } = read(data.text);
    const interfaces = fault ? [] : guestInterfaces(value);
    return interfaces.flatMap((guest) => addressesOf(data, networkOf(data.workload, guest, interfaces.length, primary), guest));
  });
}

function addressesOf(data: GuestData, network: string | undefined, guest: GuestInterface): StaticAddress[] {
  if (network === undefined) return [];
  return guest.addresses.flatMap(({ at, text, network: address }): StaticAddress[] => (address ? [{
    data, at, text, address, network, key: `${network} ${address.family} ${address.address}`, isOfSet: isOfSet(data),
  }] : []));
}

/**
 * The network that an interface of the guest is on: by its MAC address, or the only one of the only interface. Names of interfaces are up to the
 * guest.
 */
function networkOf(
  { written, namespace = '' }: Workload, { mac }: GuestInterface, count: number, primary: ReadonlyMap<string, string>,
): string | undefined {
  const { networks = [], domain } = written;
  const entries = domain?.devices?.interfaces ?? [];
  const entry = mac === undefined ? undefined : entries.find(({ macAddress }) => macAddress?.toLowerCase().replaceAll('-', ':') === mac);
  const sole = networks.length === 1 && count === 1 && mac === undefined ? networks[0] : undefined;
  const network = entry ? networks.find(({ name }) => name === entry.name) : sole;
  if (network?.pod) return primary.get(namespace);
  const name = network?.multus?.networkName;
  return name === undefined || name.includes('/') ? name : `${namespace}/${name}`;
}

/** Whether the guests of a set have the same data; a pool may give each of them a Secret of its own. */
function isOfSet({ manifest, workload }: GuestData): boolean {
  const { nameGeneration } = (workload.manifest.spec ?? {}) as Partial<VirtualMachinePoolSpec>;
  return workload.replicas > 1 && (manifest === workload.manifest || !nameGeneration?.appendIndexToSecretRefs);
}
