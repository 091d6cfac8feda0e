import { isAskedOfUpdates } from './asked-of-updates';
import type { CheckedObject } from '../admission/check';
import type { Finding } from '../admission/finding';
import type { LocatedFinding } from '../admission/located-finding';
import { isFatal, objectName } from '../admission/report';
import type { Consequence } from '../analysis/changes/change';
import { compareSets } from '../analysis/changes/compare';
import type { ComparedSet, Comparing, Outcome } from '../analysis/changes/compare';
import { EFFECTS, severityOf, worstOf } from '../analysis/changes/effect';
import type { Effect } from '../analysis/changes/effect';
import type { Placed } from '../analysis/changes/pairs';
import { isMapping } from '../kubernetes/is-mapping';
import { clusterOf } from '../manifests/cluster';
import { Catalog } from '../manifests/effective/catalog';
import { kindOf } from '../manifests/manifest';
import type { Cluster, Manifest } from '../manifests/manifest';
import { normalized } from '../manifests/normalized';
import { FindingLevel } from '../rules/finding-level';
import { compare } from '../upgrade/comparison';

/** A set of manifests as they were read and judged, by their places among all. */
export interface JudgedSet {
  readonly objects: readonly { readonly manifest: unknown; readonly place?: string }[];
  readonly findings: readonly (readonly Finding[])[];
  /** The objects that have the shape of their kinds. */
  readonly manifests?: readonly (Manifest | undefined)[];
  /** Not known where the engine failed. */
  readonly cluster?: Cluster;
}

/** What happens to one object. */
export interface ReviewedObject {
  readonly effect: Effect;
  readonly outcome: Outcome;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** What it was called, where it is renamed. */
  readonly formerName?: string;
  /** The gravest first. */
  readonly consequences: readonly Consequence[];
  /** Its places among the objects of the sets. */
  readonly before?: number;
  readonly after?: number;
}

/** What applying a set does. */
export interface Review {
  /** Objects that change, the gravest first. */
  readonly objects: readonly ReviewedObject[];
  readonly unchanged: number;
  /** Objects that only the old set has, and that stay. */
  readonly leftAlone: number;
}

interface Indexed extends Placed {
  readonly index: number;
}

/** What applying one set of manifests does where the other is applied. */
export function reviewOf(before: JudgedSet, after: JudgedSet, comparing: Comparing): Review {
  const { objects, leftAlone } = compareSets(setOf(before), setOf(after), comparing);
  const reviewed = objects.flatMap(({ outcome, before: old, after: fresh, consequences }): ReviewedObject[] => {
    const { manifest } = (fresh ?? old)!;
    const earlier = (old && before.findings[old.index]) ?? [];
    const isUpdated = outcome === 'unchanged' || (outcome === 'changed' && !comparing.remakes);
    const found = (fresh && after.findings[fresh.index]) ?? [];
    const refused = refusedOf(earlier, isUpdated ? found.filter(({ rule }) => isAskedOfUpdates(kindOf(manifest), rule)) : found);
    const isRejected = outcome !== 'renamed' && refused.some(({ level }) => level === FindingLevel.REJECTED);
    const all = [...refused.map(refusal), ...isRejected ? consequences.filter(({ effect }) => effect === 'refused') : consequences].sort((a, b) => gravity(b) - gravity(a));
    if (outcome === 'unchanged' && !all.length) return [];
    const former = old && outcome === 'renamed' ? { formerName: nameOf(old.manifest) } : {};
    const places = { ...old ? { before: old.index } : {}, ...fresh ? { after: fresh.index } : {} };
    return [{ effect: worstOf(all.map(({ effect }) => effect)), outcome, ...namesOf(manifest), ...former, consequences: all, ...places }];
  });
  return {
    objects: reviewed.sort((a, b) => severityOf(b.effect) - severityOf(a.effect)),
    unchanged: objects.length - reviewed.length,
    leftAlone,
  };
}

/** With files and documents of the new set that cannot be read: nothing in them is applied. */
export function withUnreadable(review: Review, unreadable: readonly CheckedObject[]): Review {
  const refused = unreadable.flatMap(({ findings }): ReviewedObject[] => {
    const [first] = findings;
    return first ? [{ effect: 'refused', outcome: 'changed', ...namesOfFinding(first), consequences: refusedOf([], findings).map(refusal) }] : [];
  });
  return { ...review, objects: [...refused, ...review.objects] };
}

/** Some reviews as one. */
export function together(reviews: readonly Review[]): Review {
  return {
    objects: reviews.flatMap(({ objects }) => objects).sort((a, b) => severityOf(b.effect) - severityOf(a.effect)),
    unchanged: reviews.reduce((sum, { unchanged }) => sum + unchanged, 0),
    leftAlone: reviews.reduce((sum, { leftAlone }) => sum + leftAlone, 0),
  };
}

/** How many objects have each effect, the gravest first. */
export function countsOf({ objects }: Review): readonly (readonly [effect: Effect, count: number])[] {
  const counts = [...EFFECTS].reverse().map((effect) => [effect, objects.filter((object) => object.effect === effect).length] as const);
  return counts.filter(([, count]) => count);
}

function setOf({ objects, manifests = [], cluster }: JudgedSet): ComparedSet<Indexed> {
  const indexed = objects.flatMap(({ manifest, place }, index): Indexed[] => {
    const read = manifests[index];
    const object = read ?? normalized(manifest);
    return isObject(object) ? [{ manifest: object, ...place === undefined ? {} : { place }, isReadable: read !== undefined, index }] : [];
  });
  const readable = indexed.filter(({ isReadable }) => isReadable).map(({ manifest }) => manifest);
  return { objects: indexed, manifests: readable, cluster: cluster ?? clusterOf({}, new Catalog([])) };
}

/** Findings that an object did not have before and that keep it from being admitted, or from starting. */
function refusedOf(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  return after.some(isFatal) ? compare([before], [after]).refused : [];
}

function refusal({ level, rule, summary, field, got, allowed, fix }: Finding): Consequence {
  const what = level === FindingLevel.REJECTED ? 'it is not admitted' : 'it is admitted, and never starts';
  const why = `${what}: ${summary} (${rule}${allowed === undefined ? '' : `; allowed: ${allowed}`})`;
  return { effect: 'refused', field, ...got === undefined ? {} : { to: got }, why, fix };
}

function isObject({ apiVersion, kind, metadata }: { readonly apiVersion?: unknown; readonly kind?: unknown; readonly metadata?: unknown }): boolean {
  return typeof apiVersion === 'string' && typeof kind === 'string' && isMapping(metadata);
}

function namesOf({ apiVersion, kind, metadata: { namespace, name, generateName } }: Manifest) {
  return { apiVersion, kind, ...typeof namespace === 'string' ? { namespace } : {}, name: String(name ?? generateName ?? '') };
}

function namesOfFinding({ apiVersion, kind, name, ...finding }: LocatedFinding) {
  return { apiVersion, kind, name: kind === 'File' ? name : `${finding.file}:${finding.line}` };
}

function nameOf(manifest: Manifest): string {
  return objectName(namesOf(manifest)).slice(manifest.kind.length + 1);
}

function gravity({ effect }: Consequence): number {
  return severityOf(effect);
}
