import type { Vmi } from './vmi';
import type { Interface, Network } from '../../imports/kubevirt.io';

/** An interface of a guest, where it stands, and the network it is plugged into. */
export interface Nic {
  /** The path of the interface in the VMI spec. */
  readonly path: string;
  readonly entry: Interface;
  /** The last network of its name, which is the one upstream looks at; `undefined` where there is none. */
  readonly network?: Network;
}

const known = new WeakMap<Vmi['spec'], readonly Nic[]>();

/** All interfaces of a guest: found once, for many rules ask. */
export function nics({ spec }: Vmi): readonly Nic[] {
  let found = known.get(spec);
  if (!found) {
    found = nicsOf(spec);
    known.set(spec, found);
  }
  return found;
}

function nicsOf({ networks = [], domain }: Vmi['spec']): readonly Nic[] {
  const byName = new Map(networks.map((network) => [network.name, network]));
  return (domain.devices?.interfaces ?? []).map((entry, i) => (
    { path: `domain.devices.interfaces[${i}]`, entry, network: byName.get(entry.name) }
  ));
}
