import { Place } from './reads';
import { GUEST_PATHS } from './rules/guest';
import type { Guests } from './rules/guest';
import type { Cluster, Manifest, ObjectRule } from './rules/rule';

/** How many objects of a kind are judged before it pays to watch the rules. */
const FEW = 32;

/**
 * The rules of one kind, without those that are certain to find nothing.
 *
 * Rules are pure. Where a rule found nothing in one object, it finds nothing in another that is the same wherever the rule looked. Most
 * objects of an app are alike there: few rules look at names, and what an object does not have it lacks together with its kin.
 */
export class Silence {
  private judged = 0;
  private places: readonly [manifest: Place, guests: Place | undefined] | undefined;
  /** Those that found something in the object that was watched. */
  private readonly loud: number[] = [];

  constructor(private readonly rules: readonly ObjectRule[], private readonly cluster: Cluster) {}

  /** The rules that may find something in an object. */
  public suspects(manifest: Manifest, key: string): readonly ObjectRule[] {
    if (!this.places) {
      if (++this.judged > FEW) this.watch(manifest, key);
      return this.rules;
    }
    const [ofManifest, ofGuests] = this.places;
    const told = new Set<number>(this.loud);
    const tell = (reader: number) => told.add(reader);
    ofManifest.compare(manifest, tell);
    ofGuests?.compare(this.cluster.guests(manifest), tell);
    return [...told].map((reader) => this.rules[reader]);
  }

  private watch(manifest: Manifest, key: string): void {
    const ofManifest = new Place(manifest);
    const ofGuests = key in GUEST_PATHS ? new Place(this.cluster.guests(manifest)) : undefined;
    this.rules.forEach((rule, reader) => {
      const cluster: Cluster = { ...this.cluster, guests: () => ofGuests?.shownTo(reader) as Guests };
      const silent = findsNothing(rule, ofManifest.shownTo(reader) as Manifest, cluster) && findsNothing(rule, manifest, this.cluster);
      if (!silent) this.loud.push(reader);
    });
    this.places = [ofManifest, ofGuests];
  }
}

function findsNothing(rule: ObjectRule, manifest: Manifest, cluster: Cluster): boolean {
  for (const _ of rule.check(manifest, cluster)) return false;
  return true;
}
