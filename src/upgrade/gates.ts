import type { GateChange } from './gate-change';
import { enabledByGa, listingsOf } from './gate-listings';
import type { GateListing, PlaceOf } from './gate-listings';
import { featureGates, gatesOnByDefault } from '../manifests/feature-gate';
import type { Cluster } from '../manifests/manifest';

/** What of a gate decides what is said. */
interface State extends Omit<GateChange, 'advice' | 'when' | 'listedIn' | 'place'> {
  readonly list?: GateListing['list'];
  /** Whether it is on without being listed. */
  readonly isDefaultAfter: boolean;
  readonly to: string;
}

type Advice = Pick<GateChange, 'advice' | 'when'>;

/**
 * The gates that change: those that are listed and change their stage, and those that go on or off.
 *
 * @param stated the lists of the Platform
 * @param placeOf where a field of an object of the input stands
 */
export function gateChanges(before: Cluster, after: Cluster, stated: readonly GateListing[], placeOf: PlaceOf = () => undefined): GateChange[] {
  const [from, to] = [featureGates(before.kubevirtVersion), featureGates(after.kubevirtVersion)];
  const defaults = gatesOnByDefault(after.kubevirtVersion);
  const listings = new Map([...listingsOf(after), ...stated].map((listing) => [listing.gate, listing]));
  const names = [...new Set([...from.keys(), ...to.keys(), ...listings.keys()])].sort();
  return names.flatMap((gate) => {
    const listing = listings.get(gate);
    const state: State = {
      gate,
      ...from.has(gate) ? { stageBefore: from.get(gate) } : {},
      ...to.has(gate) ? { stageAfter: to.get(gate) } : {},
      isOnBefore: enabledByGa(from, gate) || before.enabledFeatureGates.includes(gate),
      isOnAfter: enabledByGa(to, gate) || after.enabledFeatureGates.includes(gate),
      ...listing ? { list: listing.list } : {},
      isDefaultAfter: defaults.includes(gate),
      to: after.releases.kubevirt,
    };
    const said = state.stageBefore === state.stageAfter && state.isOnBefore === state.isOnAfter ? undefined : adviceOn(state);
    if (!said) return [];
    const { list: _, isDefaultAfter: __, to: ___, ...change } = state;
    const place = listing && (listing.place ?? (listing.manifest && placeOf(listing.manifest, listing.field ?? '')));
    return [{ ...change, ...listing ? { listedIn: listing.listedIn } : {}, ...place === undefined ? {} : { place }, ...said }];
  });
}

function adviceOn(state: State): Advice | undefined {
  if (state.list === 'featureGates') return adviceOnListed(state);
  if (state.list === 'disabledFeatureGates') return adviceOnDisabled(state);
  return adviceOnUnlisted(state);
}

function adviceOnListed({ stageAfter, stageBefore, isDefaultAfter, to }: State): Advice | undefined {
  switch (stageAfter) {
    case 'GA': return { advice: 'GA, always on: take it off the list after the upgrade', when: 'after' };
    case 'Discontinued': return { advice: 'discontinued, what it switched on is gone: stop using that first', when: 'before' };
    case 'Deprecated': return { advice: 'deprecated: it still works, and goes in a later release' };
    case undefined: return { advice: `without effect, KubeVirt ${to} has no such gate: take it off the list after the upgrade`, when: 'after' };
    default:
      if (isDefaultAfter) return { advice: 'Beta, on by itself: it may go off the list after the upgrade', when: 'after' };
      return stageBefore === undefined ? { advice: `KubeVirt ${to} has it: it takes effect with the upgrade` } : undefined;
  }
}

function adviceOnDisabled({ stageAfter, isOnBefore, isOnAfter, to }: State): Advice | undefined {
  if (stageAfter === 'GA') return { advice: 'GA, no longer to be switched off: be ready for it', when: 'before' };
  if (stageAfter === undefined) return { advice: `KubeVirt ${to} has no such gate: take it off the list after the upgrade`, when: 'after' };
  return isOnBefore === isOnAfter ? undefined : adviceOnUnlisted({ gate: '', stageAfter, isOnBefore, isOnAfter, isDefaultAfter: false, to });
}

function adviceOnUnlisted({ stageAfter, isOnBefore, isOnAfter, isDefaultAfter, to }: State): Advice | undefined {
  if (isOnAfter === isOnBefore) return undefined;
  if (!isOnAfter && stageAfter === undefined) return { advice: `off: KubeVirt ${to} has no such gate` };
  if (!isOnAfter) return { advice: 'off by itself: list it to keep it on', when: 'before' };
  if (stageAfter === 'GA') return { advice: 'GA, always on' };
  if (isDefaultAfter) return { advice: 'Beta, on by themselves: list in disabledFeatureGates what is to stay off', when: 'before' };
  return { advice: 'on from then on' };
}
