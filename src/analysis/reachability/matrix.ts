import { ANY } from './atoms';
import type { Party } from './classes';
import type { Connection, Flow, Matrix, PortSet } from './model';
import { ALL_PORTS, arePortsEqual, commonPorts, isNoPort, NO_PORTS } from './port-set';
import { portsThrough, profileText } from './verdict';
import type { Profile } from './verdict';

/** One end of connections, and what decides about it as their source or as their target. */
export interface End {
  /** What stands for it in the matrix. */
  readonly id: number;
  readonly party: Party;
  readonly profile: Profile;
}

/** From how many members on an atom is judged once for all that are alike. */
export const MANY = 32;

/** Ends that are alike as far as rules about many go. */
interface Group {
  readonly ends: number[];
  readonly end: End;
  readonly isAddress: boolean;
}

/**
 * What passes from sources to targets. Few rules name many peers: what these decide is decided once for groups of ends that are alike. What rules
 * about few peers add is decided pair by pair. So the work is that of the memberships in small atoms, not that of all pairs.
 */
export function matrixOf(sources: readonly End[], targets: readonly End[], many: number): Matrix {
  const [from, to] = [new Side(sources, many), new Side(targets, many)];
  const sourceGroups = from.groups(to);
  const targetGroups = to.groups(from);
  const wide: Flow[] = [];
  const between = new Map<string, PortSet>();
  for (const [i, source] of sourceGroups.list.entries()) {
    for (const [j, target] of targetGroups.list.entries()) {
      const ports =
        source.isAddress && target.isAddress
          ? NO_PORTS
          : passing(
            source.end,
            target.end,
            (atom) => from.isLarge(atom),
            (atom) => to.isLarge(atom),
          );
      between.set(`${i} ${j}`, ports);
      if (!isNoPort(ports)) wide.push({ from: source.ends.map((end) => sources[end].id), to: target.ends.map((end) => targets[end].id), ports });
    }
  }
  const pairs: Connection[] = [];
  const callers = from.namedBy(targets);
  sources.forEach((source, s) => {
    const named = new Set([...to.named(source.profile), ...(callers.get(s) ?? [])]);
    for (const t of named) {
      const target = targets[t];
      if (isAddress(source) && isAddress(target)) continue;
      const ports = passing(source, target);
      if (!arePortsEqual(ports, between.get(`${sourceGroups.of[s]} ${targetGroups.of[t]}`) ?? NO_PORTS)) {pairs.push({ from: source.id, to: target.id, ports });}
    }
  });
  return { wide, pairs };
}

/** What passes from a source to a target: what both sides let through, and what reaches the guest. */
export function passing(source: End, target: End, countsAsSource = isCounted, countsAsTarget = isCounted): PortSet {
  const { forwarded } = target.party.facts;
  // What comes from the node of a pod, or goes to it, no policy stops; any node may be that of the other.
  if (isHost(source) || isHost(target)) return forwarded ?? ALL_PORTS;
  const out = portsThrough(source.profile, memberOf(target.party, countsAsTarget), target.party);
  if (isNoPort(out)) return NO_PORTS;
  const through = commonPorts(out, portsThrough(target.profile, memberOf(source.party, countsAsSource), target.party));
  return forwarded ? commonPorts(through, forwarded) : through;
}

/** One side of all connections: which ends are in which atoms. */
class Side {
  private readonly members = new Map<number, number[]>();
  private readonly smallOf = new Map<Profile, readonly number[]>();

  constructor(
    private readonly ends: readonly End[],
    private readonly many: number,
  ) {
    ends.forEach(({ party }, i) => {
      for (const atom of party.atoms) {
        const known = this.members.get(atom);
        if (known) known.push(i);
        else this.members.set(atom, [i]);
      }
    });
  }

  public isLarge(atom: number): boolean {
    return atom === ANY || (this.members.get(atom)?.length ?? 0) > this.many;
  }

  /** The ends that rules of a profile name among few. */
  public named(profile: Profile): readonly number[] {
    const known = this.smallOf.get(profile);
    if (known) return known;
    const atoms = new Set([...profile.admin, ...profile.allowing, ...profile.baseline].flatMap(({ rule: { peers } }) => peers));
    const found = new Set<number>();
    for (const atom of atoms) if (!this.isLarge(atom)) for (const end of this.members.get(atom) ?? []) found.add(end);
    const named = [...found];
    this.smallOf.set(profile, named);
    return named;
  }

  /** By end of this side, those of the other whose rules name it among few. */
  public namedBy(others: readonly End[]): ReadonlyMap<number, readonly number[]> {
    const by = new Map<number, number[]>();
    others.forEach(({ profile }, other) => {
      for (const end of this.named(profile)) {
        const known = by.get(end);
        if (known) known.push(other);
        else by.set(end, [other]);
      }
    });
    return by;
  }

  /** Groups of ends that decide alike about what is many on the other side, and are alike to rules about many. */
  public groups(other: Side): { readonly list: readonly Group[]; readonly of: readonly number[] } {
    const texts = new Map<Profile, string>();
    const numbers = new Map<string, number>();
    const list: Group[] = [];
    const of = this.ends.map((end, i) => {
      const { profile, party } = end;
      const {
        atoms,
        ports,
        facts: { forwarded },
      } = party;
      const text = texts.get(profile) ?? profileText(profile, (atom) => other.isLarge(atom));
      texts.set(profile, text);
      const named = ports.map(({ name, protocol, port }) => [name, protocol, port]);
      const key = JSON.stringify([text, atoms.filter((atom) => this.isLarge(atom)), named, forwarded, party.facts.kind]);
      const number = numbers.get(key) ?? list.length;
      numbers.set(key, number);
      if (number === list.length) list.push({ ends: [], end, isAddress: isAddress(end) });
      list[number].ends.push(i);
      return number;
    });
    return { list, of };
  }
}

function isAddress({ party }: End): boolean {
  return party.facts.kind === 'addresses';
}

function isHost({ party }: End): boolean {
  return party.facts.kind === 'host';
}

function isCounted(_atom: number): boolean {
  return true;
}

function memberOf({ atoms }: Party, counts: (atom: number) => boolean): (atom: number) => boolean {
  const set = atoms.length > 8 ? setOf(atoms) : undefined;
  return (atom) => counts(atom) && (set ? set.has(atom) : atoms.includes(atom));
}

const sets = new WeakMap<readonly number[], ReadonlySet<number>>();

function setOf(atoms: readonly number[]): ReadonlySet<number> {
  const known = sets.get(atoms) ?? new Set(atoms);
  sets.set(atoms, known);
  return known;
}
