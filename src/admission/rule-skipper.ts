import { Place } from './read-tracker';
import type { Cluster, Manifest } from '../manifests/manifest';
import { VMI_SPEC_PATHS } from '../manifests/vmi';
import type { Vmis } from '../manifests/vmi';
import type { ObjectRule } from '../rules/rule';

/** How many objects of one shape are judged before it pays to watch the rules on one of them. */
const FEW = 32;

/**
 * The rules of one kind, without those that are certain to find nothing.
 *
 * Rules are pure. Where a rule found nothing in one object, it finds nothing in another that is the same wherever the rule looked. Most
 * objects of an app are alike there: few rules look at names, and what an object does not have it lacks together with its kin.
 */
export class Silence {
  /** By shape: how many there were, up to the one that was watched. */
  private readonly kin = new Map<string, number | Exemplar>();
  /** Whom objects of a rare shape are compared with. */
  private first?: Exemplar;
  private readonly holdsGuest: boolean;

  /** @param kind `<group>/<kind>` of the objects */
  constructor(private readonly rules: readonly ObjectRule[], private readonly cluster: Cluster, kind: string) {
    this.holdsGuest = kind in VMI_SPEC_PATHS;
  }

  /** The rules that may find something in an object. */
  public suspects(manifest: Manifest): readonly ObjectRule[] {
    const guests = this.holdsGuest ? this.cluster.vmis(manifest) : undefined;
    const exemplar = this.exemplarFor(manifest, guests);
    return exemplar ? exemplar.suspects(manifest, guests) : this.rules;
  }

  private exemplarFor(manifest: Manifest, guests?: Vmis): Exemplar | undefined {
    const shape = shapeOf(manifest.spec);
    const known = this.kin.get(shape) ?? 0;
    if (known instanceof Exemplar) return known;
    const exemplar = known === FEW ? new Exemplar(manifest, guests, this.rules, this.cluster) : undefined;
    this.kin.set(shape, exemplar ?? known + 1);
    return this.first ??= exemplar;
  }
}

/** The fields of a spec without their values, the length of its lists; the fields of metadata are the author's own words. */
function shapeOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  if (Array.isArray(value)) return `${value.length}`;
  let shape = '{';
  for (const key in value) shape += key === 'metadata' ? ',' : `${key}${shapeOf((value as { readonly [key: string]: unknown })[key])},`;
  return shape;
}

/** An object on which the rules were watched. */
class Exemplar {
  private readonly manifest: Place;
  private readonly guests?: Place;
  /** Those that found something. */
  private readonly loud: readonly ObjectRule[];

  constructor(manifest: Manifest, guests: Vmis | undefined, private readonly rules: readonly ObjectRule[], cluster: Cluster) {
    const ofManifest = this.manifest = new Place(manifest);
    const ofGuests = this.guests = guests && new Place(guests);
    this.loud = rules.filter((rule, reader) => {
      const shown: Cluster = { ...cluster, vmis: () => ofGuests?.shownTo(reader) as Vmis };
      return findsSomething(rule, ofManifest.shownTo(reader) as Manifest, shown) || findsSomething(rule, manifest, cluster);
    });
  }

  public suspects(manifest: Manifest, guests: Vmis | undefined): readonly ObjectRule[] {
    const told = new Set(this.loud);
    const tell = (reader: number) => told.add(this.rules[reader]);
    this.manifest.compare(manifest, tell);
    this.guests?.compare(guests, tell);
    return [...told];
  }
}

function findsSomething(rule: ObjectRule, manifest: Manifest, cluster: Cluster): boolean {
  for (const _ of rule.check(manifest, cluster)) return true;
  return false;
}
