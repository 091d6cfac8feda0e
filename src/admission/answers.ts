import { isDeepStrictEqual } from 'util';
import { Namespaces } from './namespaces';
import type { Cluster, Manifest } from '../manifests/manifest';
import type { CrossObjectRule, CrossObjectViolation } from '../rules/rule';

type Found = ReadonlyMap<CrossObjectRule, readonly CrossObjectViolation[]>;

/**
 * What rules on all objects found the last time, in a cluster that is the same to them. They are asked again only where something is otherwise that they read, of objects (`reads`) or of a
 * namespace (`perNamespace`).
 */
export class Answers {
  private readonly namespaces = new Namespaces();
  private manifests: readonly Manifest[] = [];
  /** What stands in the place of each object that was there the last time; nothing where not all have kept their places. */
  private replaced?: ReadonlyMap<Manifest, Manifest>;
  private earlier: Found = new Map();
  private found = new Map<CrossObjectRule, readonly CrossObjectViolation[]>();

  /** What a rule finds in manifests, as it would without this. */
  public check(rule: CrossObjectRule, manifests: readonly Manifest[], cluster: Cluster): Iterable<CrossObjectViolation> {
    if (this.manifests !== manifests) this.start(manifests);
    if (!rule.reads) return this.namespaces.check(rule, manifests, cluster);
    const known = this.readsTheSame(rule.reads) ? this.earlier.get(rule) : undefined;
    const found = known?.map((violation) => this.renewed(violation)) ?? [...rule.check(manifests, cluster)];
    this.found.set(rule, found);
    return found;
  }

  private start(manifests: readonly Manifest[]): void {
    const { manifests: last } = this;
    const places = [...manifests.keys()].filter((i) => manifests[i] !== last[i]);
    this.replaced = manifests.length === last.length ? new Map(places.map((i) => [last[i], manifests[i]])) : undefined;
    this.manifests = manifests;
    this.earlier = this.found;
    this.found = new Map();
  }

  private readsTheSame(reads: NonNullable<CrossObjectRule['reads']>): boolean {
    return this.replaced !== undefined && [...this.replaced].every(([before, now]) => isSame(reads(before), reads(now)));
  }

  private renewed({ manifest, other, ...violation }: CrossObjectViolation): CrossObjectViolation {
    const now = (each: Manifest) => this.replaced?.get(each) ?? each;
    return { ...violation, manifest: now(manifest), ...other ? { other: now(other) } : {} };
  }
}

/** Whether two values are equal, also in the order of their keys: rules may report in it. */
function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other) && JSON.stringify(one) === JSON.stringify(other);
}
