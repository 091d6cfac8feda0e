import type { ChangesReport } from './report-data';
import { countsOf } from '../changes/review';
import type { Review } from '../changes/review';
import { differenceOf, EFFECT_MEANINGS, EFFECT_WORDS, outcomeOf } from '../changes/words';

/** What applying the manifests of the report does. */
export function changesReport(review: Review, against: string): ChangesReport {
  const { objects, unchanged, leftAlone } = review;
  return {
    against,
    effects: countsOf(review).map(([effect, count]) => ({ effect, word: effect === 'none' ? 'without effect' : EFFECT_WORDS[effect], meaning: EFFECT_MEANINGS[effect], objects: count })),
    objects: objects.map((object) => {
      const { effect, kind, namespace = '', name, consequences } = object;
      return {
        effect,
        outcome: outcomeOf(object),
        kind,
        namespace,
        name,
        consequences: consequences.map((consequence) => ({
          effect: consequence.effect,
          word: EFFECT_WORDS[consequence.effect],
          field: consequence.field,
          difference: differenceOf(object, consequence),
          why: consequence.why,
          ...consequence.fix === undefined ? {} : { fix: consequence.fix },
        })),
      };
    }),
    unchanged,
    leftAlone,
  };
}
