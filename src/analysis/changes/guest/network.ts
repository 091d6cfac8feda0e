import { consequenceOf } from './guest-change';
import type { GuestChange } from './guest-change';
import { migrated } from './handler';
import { namedIn } from './named';
import type { Named } from './named';
import { differencesBetween, isSame } from './semantic';
import { isMapping } from '../../../kubernetes/is-mapping';
import { at } from '../../../kubernetes/untyped';
import { featureGates } from '../../../manifests/feature-gate';
import type { Consequence } from '../change';

const REFERENCES = 'LiveUpdateNADRef';
const INTERFACES = ['domain', 'devices', 'interfaces'];
const NETWORKS = ['networks'];
const FIX_REMOVAL = 'Set state: absent first, apply, and remove the entry once the live VM has lost it.';

/** What the guest has, by names: an interface that was to be unplugged is gone, unless that is still in progress. */
interface Nics {
  readonly interfaces: ReadonlyMap<string, Named>;
  readonly networks: ReadonlyMap<string, Named>;
}

/** What needs a restart: `vmliveupdate.IsRestartRequired`, unless both manifests say the same. */
export function nicRestarts(change: GuestChange): Consequence[] {
  const { before, after } = change;
  const isUnchanged = [INTERFACES, NETWORKS].every((list) => isSame(byName(before, list), byName(after, list), list));
  if (isUnchanged) return [];
  const found = [...restartsOf(change)];
  return [...new Map(found.map((consequence) => [consequence.field, consequence])).values()];
}

function* restartsOf(change: GuestChange): Iterable<Consequence> {
  const { after } = change;
  const [current, desired] = [runningNics(change), nicsOf(after)];
  for (const { name, entry, index } of current.interfaces.values()) {
    const wanted = desired.interfaces.get(name);
    if (!wanted) {
      const isListed = namedIn(change.before, ...INTERFACES).has(name);
      const why = isListed
        ? 'an interface of the running guest is no longer listed, which unplugs nothing: the VM gets RestartRequired'
        : `the guest has the interface ${name} by itself, as none was listed; now that others are, it counts as removed: the VM gets RestartRequired`;
      yield consequenceOf(change, 'restart', isListed ? [...INTERFACES, String(index)] : INTERFACES, why, {
        from: entry, fix: isListed ? FIX_REMOVAL : `List ${name} as well, as the guest has it: a pod network, bound as the cluster does by default.`,
      });
      continue;
    }
    for (const { keys, from, to } of differencesBetween(without(entry, 'state'), without(wanted.entry, 'state'))) {
      yield consequenceOf(change, 'restart', [...INTERFACES, String(wanted.index), ...keys], 'only the state of an interface can change while the guest runs: the VM gets RestartRequired', { from, to });
    }
  }
  const hadPodNetwork = [...current.networks.values()].some(({ entry }) => isMapping(entry.pod));
  for (const { name, entry, index } of desired.networks.values()) {
    const known = current.networks.get(name);
    const keys = [...NETWORKS, String(index)];
    if (!known && isMapping(entry.pod) && !hadPodNetwork) {
      yield consequenceOf(change, 'restart', keys, 'a pod network cannot be plugged into a running guest: the VM gets RestartRequired', { to: entry });
    }
    if (!known) continue;
    const [was, is] = updatesReferences(change) ? [withoutName(known.entry), withoutName(entry)] : [known.entry, entry];
    for (const difference of differencesBetween(was, is)) {
      const [from, to] = [known.entry, entry].map((each) => at(each, ...difference.keys));
      yield consequenceOf(change, 'restart', [...keys, ...difference.keys], 'a network of the running guest cannot become another one: the VM gets RestartRequired', { from, to });
    }
  }
  for (const { name, entry, index } of current.networks.values()) {
    if (desired.networks.has(name) || !desired.interfaces.has(name)) continue;
    yield consequenceOf(change, 'restart', [...NETWORKS, String(index)], 'a network of the running guest is no longer listed: the VM gets RestartRequired', { from: entry });
  }
}

/** What is done to the interfaces of the running guest, whatever needs a restart (`VMController.Sync`). */
export function* nicUpdates(change: GuestChange): Iterable<Consequence> {
  const { after, situation: { hasOrdinalInterfaceNames } } = change;
  const [current, desired] = [runningNics(change), nicsOf(after)];
  for (const { name, entry, index } of desired.interfaces.values()) {
    const keys = [...INTERFACES, String(index)];
    const known = current.interfaces.get(name);
    const network = desired.networks.get(name)?.entry;
    if (!known) yield* plugged(change, keys, entry, network);
    else if (isMapping(network) && isMapping(network.multus)) yield* reattached(change, current, desired, name);
    if (!known || (entry.state ?? '') === (known.entry.state ?? '') || known.entry.state === 'absent') continue;
    const values = { from: known.entry.state, to: entry.state };
    const state = [...keys, 'state'];
    if (entry.state !== 'absent') {
      yield consequenceOf(change, 'live', state, 'the link of the interface is set in the running guest', values);
    } else if (hasOrdinalInterfaceNames) {
      yield consequenceOf(change, 'silent', state, 'the launcher names its interfaces in the old way, net1 and so on: nothing is unplugged, and nothing says so', {
        ...values, fix: 'Restart the VM once: then interfaces can be unplugged.',
      });
    } else {
      yield consequenceOf(change, 'live', state, 'the interface is unplugged, and then removed from the live VM together with its network', {
        ...values, fix: 'Remove both entries from the manifest once the live VM has lost them.',
      });
    }
  }
}

function* plugged(change: GuestChange, keys: readonly string[], entry: Named['entry'], network: Named['entry'] | undefined): Iterable<Consequence> {
  if (entry.state === 'absent') return;
  if (isMapping(network?.pod)) return;
  const values = { to: entry };
  if (entry.sriov !== undefined) {
    yield* migrated(change, keys, 'the SR-IOV interface is plugged on the target of a migration', values);
  } else if (entry.bridge !== undefined) {
    yield* migrated(change, keys, 'the interface is plugged in place where the dynamic-networks controller is installed, otherwise on the target of a migration', values);
  } else {
    yield consequenceOf(change, 'silent', keys, 'only interfaces with bridge or SR-IOV binding are plugged into a running guest: it is not, and nothing says so', { ...values, fix: 'Restart the VM for it.' });
  }
}

function* reattached(change: GuestChange, current: Nics, desired: Nics, name: string): Iterable<Consequence> {
  const [known, wanted] = [current.networks.get(name), desired.networks.get(name)];
  const [from, to] = [at(known?.entry, 'multus', 'networkName'), at(wanted?.entry, 'multus', 'networkName')];
  if (!wanted || !known || !isMapping(known.entry.multus) || from === to || !updatesReferences(change)) return;
  yield* migrated(change, [...NETWORKS, String(wanted.index), 'multus', 'networkName'], 'the interface stays, with its MAC address, and is on the other network after a migration', { from, to });
}

/** Whether a running guest can be attached to another network. */
function updatesReferences({ cluster: { kubevirtVersion, enabledFeatureGates } }: GuestChange): boolean {
  return featureGates(kubevirtVersion).get(REFERENCES) === 'GA' || enabledFeatureGates.includes(REFERENCES);
}

function runningNics({ running, situation: { inProgress } }: GuestChange): Nics {
  const { interfaces, networks } = nicsOf(running);
  if (inProgress.includes('unplug')) return { interfaces, networks };
  const isGone = (name: string) => interfaces.get(name)?.entry.state === 'absent';
  return {
    interfaces: new Map([...interfaces].filter(([name]) => !isGone(name))),
    networks: new Map([...networks].filter(([name]) => !isGone(name))),
  };
}

function nicsOf(spec: unknown): Nics {
  return { interfaces: namedIn(spec, ...INTERFACES), networks: namedIn(spec, ...NETWORKS) };
}

function byName(spec: unknown, list: readonly string[]): unknown {
  return Object.fromEntries([...namedIn(spec, ...list).values()].map(({ name, entry }) => [`=${name}`, entry]));
}

function without(entry: Named['entry'], key: string): Named['entry'] {
  const { [key]: _, ...others } = entry;
  return others;
}

/** Only the name of the attachment may change. */
function withoutName(entry: Named['entry']): Named['entry'] {
  return isMapping(entry.multus) ? { ...entry, multus: without(entry.multus, 'networkName') } : entry;
}
