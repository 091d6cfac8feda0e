import { isDeepStrictEqual } from 'util';
import { Answers } from './answers';
import type { Candidate } from './candidate';
import type { UnfilledField } from './placeholders';
import type { Ruled } from './run-rules';
import type { Submission } from './submission';
import { Catalog } from '../manifests/effective/catalog';
import type { Cluster, Manifest } from '../manifests/manifest';
import type { AdmissionProfile } from '../manifests/profile';
import type { SourceDocument } from '../manifests/source/document';
import type { Locator } from '../manifests/source/locate';

/** Finds where in a document a field stands. */
export type FieldLocator = Pick<Locator, 'find'>;

/**
 * What is known of objects from earlier judgements by one profile. What is found is the same without it: what is kept is what a pure function said of the very same object, as long as all
 * else that the function reads is equal.
 */
export class AdmissionMemory {
  public readonly candidates = new WeakMap<Submission, Candidate>();
  public readonly locators = new WeakMap<SourceDocument, FieldLocator>();
  public readonly unfilled = new WeakMap<Manifest, readonly UnfilledField[]>();
  private foundInEach = new WeakMap<Manifest, readonly Ruled[]>();
  private foundTogether = new Answers();
  private facts?: unknown;
  private lookups = new Map<string, Lookup>();

  constructor(public readonly profile: AdmissionProfile) {}

  /** A catalog of which it is known what was looked up. */
  public catalogOf(manifests: Iterable<Manifest>): Catalog {
    return new WatchedCatalog(manifests, (lookup) => this.lookups.set(lookup.key, lookup));
  }

  /** What rules on one object found in each. */
  public get ruled(): WeakMap<Manifest, readonly Ruled[]> {
    return this.foundInEach;
  }

  /** What rules on all objects found. */
  public get answers(): Answers {
    return this.foundTogether;
  }

  /** Forgets what rules found in a cluster that was another to any of them. */
  public startIn({ vmis, ...facts }: Cluster, catalog: Catalog): void {
    const isSame = isDeepStrictEqual(facts, this.facts) && [...this.lookups.values()].every(({ args, found }) => catalog.find(...args) === found);
    if (isSame) return;
    this.facts = facts;
    this.lookups = new Map();
    this.foundInEach = new WeakMap();
    this.foundTogether = new Answers();
  }
}

interface Lookup {
  readonly key: string;
  readonly args: Parameters<Catalog['find']>;
  readonly found: Manifest | undefined;
}

class WatchedCatalog extends Catalog {
  constructor(manifests: Iterable<Manifest>, private readonly watch: (lookup: Lookup) => void) {
    super(manifests);
  }

  public find(...args: Parameters<Catalog['find']>): Manifest | undefined {
    const found = super.find(...args);
    this.watch({ key: JSON.stringify(args), args, found });
    return found;
  }
}
