import type { Review, ReviewedObject } from './review';
import { differenceOf, EFFECT_WORDS, outcomeOf, summaryOf } from './words';
import { objectName } from '../admission/report';
import type { Consequence } from '../analysis/changes/change';
import { printable } from '../kubernetes/printable';

/** How many fields of one effect and reason are shown of an object. */
const SHOWN = 5;
/** How many objects without effect are named. */
const NAMED = 20;

/** Where an object stands in its file. */
export type PlaceOf = (object: ReviewedObject, field: string) => string | undefined;

/** A review for people: a block for each object, the gravest first, then how many there are of what. */
export function renderChanges(review: Review, placeOf: PlaceOf = () => undefined): string {
  const telling = review.objects.filter(({ consequences }) => consequences.length);
  const silent = review.objects.filter(({ consequences }) => !consequences.length);
  const blocks = telling.map((object) => blockOf(object, placeOf));
  return `${[...blocks, ...quiet(silent), summaryOf(review)].join('\n\n')}\n`;
}

function blockOf(object: ReviewedObject, placeOf: PlaceOf): string {
  const place = placeOf(object, object.consequences[0].field);
  const title = `${EFFECT_WORDS[object.effect].toUpperCase()} ${objectName(object)} (${outcomeOf(object)})${place === undefined ? '' : ` ${place}`}`;
  return [title, ...alike(object.consequences).flatMap((group) => linesOf(object, group))].map(printable).join('\n');
}

function linesOf(object: ReviewedObject, group: readonly Consequence[]): string[] {
  const [{ effect, why, fix, reason }] = group;
  const fields = group.filter(({ field }) => field).map((each) => {
    const difference = differenceOf(object, each);
    return `    ${each.field}${difference ? `: ${difference}` : ''}`;
  });
  const rest = fields.length - SHOWN;
  return [
    `  ${effect === object.effect ? '' : `${EFFECT_WORDS[effect]}: `}${why}${reason === undefined ? '' : ` (${reason})`}`,
    ...rest > 1 ? [...fields.slice(0, SHOWN), `    and ${rest} more fields`] : fields,
    ...fix === undefined ? [] : [`    fix: ${fix}`],
  ];
}

/** Consequences that differ in their fields only. */
export function alike(consequences: readonly Consequence[]): Consequence[][] {
  const groups = new Map<string, Consequence[]>();
  for (const consequence of consequences) {
    const key = JSON.stringify([consequence.effect, consequence.why, consequence.fix]);
    const group = groups.get(key);
    if (group) group.push(consequence);
    else groups.set(key, [consequence]);
  }
  return [...groups.values()];
}

function quiet(objects: readonly ReviewedObject[]): string[] {
  if (!objects.length) return [];
  const names = objects.slice(0, NAMED).map((object) => `  ${objectName(object)} (${outcomeOf(object)})`);
  return [['NO EFFECT on guests', ...names, ...objects.length > NAMED ? [`  and ${objects.length - NAMED} more`] : []].map(printable).join('\n')];
}
