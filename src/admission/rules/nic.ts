import type { Guest } from './guest';
import type { Interface, Network } from '../../../imports/kubevirt.io';

/** An interface of a guest, where it stands, and the network it is plugged into. */
export interface Nic {
  /** The path of the interface in the VMI spec. */
  readonly path: string;
  readonly entry: Interface;
  /** The last network of its name, which is the one upstream looks at; `undefined` where there is none. */
  readonly network?: Network;
}

const known = new WeakMap<Guest['spec'], readonly Nic[]>();

/** All interfaces of a guest: found once, for many rules ask. */
export function nics({ spec }: Guest): readonly Nic[] {
  let found = known.get(spec);
  if (!found) {
    found = nicsOf(spec);
    known.set(spec, found);
  }
  return found;
}

function nicsOf({ networks = [], domain }: Guest['spec']): readonly Nic[] {
  const byName = new Map(networks.map((network) => [network.name, network]));
  return (domain.devices?.interfaces ?? []).map((entry, i) => (
    { path: `domain.devices.interfaces[${i}]`, entry, network: byName.get(entry.name) }
  ));
}
