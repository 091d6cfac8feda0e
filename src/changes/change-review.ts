import { ApplyMethod, ChangeEffect, ChangeOutcome } from './change-effect';
import type { ChangeReviewOptions } from './change-review-options';
import { asOne } from './cluster-set';
import type { ClusterSet } from './cluster-set';
import { ManifestSet } from './manifest-set';
import type * as documents from './markdown';
import type { ChangeConsequence, ObjectChange } from './object-change';
import type * as reviewing from './review';
import type * as texts from './text';
import type * as words from './words';
import { USUAL_SITUATION } from '../analysis/changes/situation';
import type { Situation } from '../analysis/changes/situation';

const ORDER = Object.values(ChangeEffect);

/**
 * What applying one set of manifests does where another is applied: for each object that changes the effect on running guests, and why.
 *
 * ```ts nofixture
 * import { App } from 'cdk8s';
 * import { ChangeEffect, ChangeReview, ManifestSet } from 'cdk8s-kubevirt';
 *
 * const review = ChangeReview.between(ManifestSet.fromYaml(''), ManifestSet.of(new App()));
 * const grave = review.atLeast(ChangeEffect.DATA_AT_RISK);
 * ```
 *
 * A test expects `grave` to be empty where no release may cost data. Fields that the server fills in, other spellings of a quantity and defaults that
 * are written are no changes; what is renamed is recognised by what it says. Guests are taken for running unless the options or the status of an
 * object says otherwise. `cdk8s-kubevirt diff` does the same for files and revisions of git.
 *
 * Trees whose objects go to several clusters are compared cluster by cluster, in their order, where both have as many; otherwise as one.
 */
export class ChangeReview {
  /**
   * Compares two sets. It changes nothing.
   *
   * @param before what is applied now
   * @param after what will be applied
   * @param options what manifests do not tell
   */
  public static between(before: ManifestSet, after: ManifestSet, options: ChangeReviewOptions = {}): ChangeReview {
    // Loaded when they are needed: schemas and rules would double the time to require the package.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { reviewOf, together } = require('./review') as typeof reviewing;
    const [profile = {}] = [...after._profiles(), ...before._profiles()];
    const [old, fresh] = aligned(before._clusters(profile) as ClusterSet[], after._clusters(profile) as ClusterSet[]);
    const { apply = ApplyMethod.MERGE, prune: prunes = true, guestsRun = true, liveMigratable: isMigratable = true } = options;
    const situation: Situation = {
      ...USUAL_SITUATION, guest: guestsRun ? 'running' : 'absent', isMigratable, applies: apply === ApplyMethod.MERGE ? 'merge' : 'replace',
    };
    const reviews = fresh.map((set, i) => {
      const review = reviewOf(old[i], set, { situation, prunes, remakes: apply === ApplyMethod.FORCE });
      const pathOf = ({ after: index }: reviewing.ReviewedObject) => (index === undefined ? undefined : set.constructPaths?.[index]);
      return { ...review, objects: review.objects.map((object): Told => ({ ...object, constructPath: pathOf(object) })) };
    });
    return new ChangeReview(together(reviews));
  }

  /** The objects that change, or that a change has consequences for, the gravest first. */
  public readonly changes: ObjectChange[];
  /** The gravest effect of all; `NONE` where nothing changes. */
  public readonly worst: ChangeEffect;
  /** How many objects stay as they are. */
  public readonly unchanged: number;

  private constructor(private readonly review: reviewing.Review) {
    this.changes = review.objects.map(changeOf);
    this.worst = this.changes[0]?.effect ?? ChangeEffect.NONE;
    this.unchanged = review.unchanged;
  }

  /**
   * The objects whose effect is this, or graver.
   *
   * @param effect the least effect
   */
  public atLeast(effect: ChangeEffect): ObjectChange[] {
    return this.changes.filter((change) => ORDER.indexOf(change.effect) >= ORDER.indexOf(effect));
  }

  /** All of it as text: a block for each object, then how many there are of what. */
  public report(): string {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { renderChanges } = require('./text') as typeof texts;
    return renderChanges(this.review, placeOf);
  }

  /** All of it as Markdown, for a pull request: a table, then the reasons, folded. */
  public markdown(): string {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { renderChangesMarkdown } = require('./markdown') as typeof documents;
    return renderChangesMarkdown(this.review, placeOf);
  }
}

type Told = reviewing.ReviewedObject & { readonly constructPath?: string };

function placeOf(object: Told): string | undefined {
  return object.constructPath;
}

function changeOf(object: Told): ObjectChange {
  const { effect, outcome, apiVersion, kind, namespace, name, formerName, constructPath, consequences } = object;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { differenceOf } = require('./words') as typeof words;
  return {
    effect: effect as ChangeEffect,
    outcome: outcome as ChangeOutcome,
    apiVersion,
    kind,
    ...namespace === undefined ? {} : { namespace },
    name,
    ...formerName === undefined ? {} : { formerName },
    ...constructPath === undefined ? {} : { constructPath },
    consequences: consequences.map((consequence): ChangeConsequence => {
      const { from, to, effect: does, ...rest } = consequence;
      const difference = differenceOf(object, consequence);
      return { effect: does as ChangeEffect, ...rest, ...difference ? { difference } : {} };
    }),
  };
}

/** As many sets on both sides: those of each cluster, or all as one. */
function aligned(before: readonly ClusterSet[], after: readonly ClusterSet[]): [readonly ClusterSet[], readonly ClusterSet[]] {
  return before.length === after.length ? [before, after] : [[asOne(before)], [asOne(after)]];
}
