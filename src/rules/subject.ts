import { FindingLevel } from './finding-level';
import { joinPaths } from '../kubernetes/field-path';
import type { Cluster, Manifest } from '../manifests/manifest';

/** What a rule judges, wherever manifests hold it. */
export interface Subject<T> {
  /** `<group>/<kind>` of the manifests that hold it. */
  readonly kinds: readonly string[];
  /** A sentence that goes for every rule on it, added to why. */
  readonly note?: string;
  /** Where a manifest holds it. `level` is that of the rule: what is judged again at a later stage concerns only rules that refuse. */
  find(manifest: Manifest, cluster: Cluster, level: FindingLevel): Iterable<Occurrence<T>>;
}

/** A subject in one manifest. */
export interface Occurrence<T> {
  readonly value: T;
  /** The path of the value in the manifest; empty where it is the manifest. */
  readonly path: string;
  /** What a refusal comes to where upstream judges the value only at a later stage. */
  readonly late?: FindingLevel;
  /** The path in the manifest of what the user wrote, for a field of the value that may have been filled in. */
  originOf?(field: string): string;
  /** The path that upstream reports for a field of the value; nothing where upstream reports none. */
  report?(field: string): string | undefined;
}

/** A part of a subject's value, and where it lies below that. */
export interface Part<T> {
  readonly value: T;
  readonly path: string;
  /** The path that upstream takes it for, where that is another. */
  readonly reported?: string;
}

/** Manifests of some kinds as a whole: fields are those of the manifest. */
export function objectsOf<T = Manifest>(...kinds: readonly string[]): Subject<T & Manifest> {
  return { kinds, find: (manifest) => [{ value: manifest as T & Manifest, path: '' }] };
}

/**
 * The parts of a subject that some rules share: fields are relative to a part.
 *
 * @param parts finds them; `manifest` is for what is elsewhere in it
 */
export function partsOf<T, U>(subject: Subject<T>, parts: (value: T, cluster: Cluster, manifest: Manifest) => Iterable<Part<U>>): Subject<U> {
  return foundOnce({
    ...subject,
    find(manifest, cluster, level) {
      const found: Occurrence<U>[] = [];
      for (const whole of subject.find(manifest, cluster, level)) {
        for (const part of parts(whole.value, cluster, manifest)) found.push(new PartOccurrence(part, whole));
      }
      return found;
    },
  });
}

/** Most parts are never reported: their paths are made when they are. */
class PartOccurrence<T> implements Occurrence<T> {
  public readonly value: T;
  public readonly path: string;
  public readonly late?: FindingLevel;

  constructor(private readonly part: Part<T>, private readonly whole: Occurrence<unknown>) {
    this.value = part.value;
    this.path = joinPaths(whole.path, part.path);
    this.late = whole.late;
  }

  public originOf(field: string): string {
    return this.whole.originOf ? this.whole.originOf(joinPaths(this.part.path, field)) : joinPaths(this.path, field);
  }

  public report(field: string): string | undefined {
    const { path, reported = path } = this.part;
    const below = joinPaths(reported, field);
    return this.whole.report ? this.whole.report(below) : joinPaths(this.whole.path, below);
  }
}

/** Where subjects were found in one manifest: all rules are asked about it before the next. */
interface Found {
  readonly manifest: Manifest;
  readonly cluster: Cluster;
  /** For rules that refuse, and for all others. */
  readonly refused: Map<Subject<unknown>, readonly Occurrence<unknown>[]>;
  readonly others: Map<Subject<unknown>, readonly Occurrence<unknown>[]>;
}

let current: Found | undefined;

/** A subject that is looked for once in a manifest, though many rules judge it. */
export function foundOnce<T>(subject: Subject<T>): Subject<T> {
  return {
    ...subject,
    find(manifest, cluster, level) {
      if (current?.manifest !== manifest || current.cluster !== cluster) current = { manifest, cluster, refused: new Map(), others: new Map() };
      const answers = level === FindingLevel.REJECTED ? current.refused : current.others;
      const known = answers.get(subject);
      if (known) return known as readonly Occurrence<T>[];
      const occurrences = [...subject.find(manifest, cluster, level)];
      answers.set(subject, occurrences);
      return occurrences;
    },
  };
}

/** Lets go of the manifest that was judged last. */
export function forgetFound(): void {
  current = undefined;
}

/** The subject where upstream reports its fields at other paths. */
export function reportedAs<T>(subject: Subject<T>, report: (field: string) => string | undefined): Subject<T> {
  return {
    ...subject,
    * find(manifest, cluster, level) {
      for (const occurrence of subject.find(manifest, cluster, level)) yield reportedBy(occurrence, report);
    },
  };
}

/** The same occurrence, of which upstream reports fields at other paths. */
export function reportedBy<T>(occurrence: Occurrence<T>, report: Occurrence<T>['report']): Occurrence<T> {
  const { value, path, late } = occurrence;
  return { value, path, late, originOf: occurrence.originOf && ((field) => occurrence.originOf!(field)), report };
}
