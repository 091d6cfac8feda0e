import type { Review, ReviewedObject } from './review';
import { differenceOf, EFFECT_WORDS, outcomeOf, summaryOf } from './words';
import { objectName } from '../admission/report';
import type { Consequence } from '../analysis/changes/change';
import { groupBy } from '../kubernetes/group-by';
import { printable } from '../kubernetes/printable';

/** How many fields of one effect and reason are shown of an object. */
const SHOWN = 5;
/** How many objects are named of those without effect, or that change alike. */
const NAMED = 20;

/** Where an object stands in its file. */
export type PlaceOf = (object: ReviewedObject, field: string) => string | undefined;

/** A review for people: a block for each object, or for those that change alike, the gravest first, then how many there are of what. */
export function renderChanges(review: Review, placeOf: PlaceOf = () => undefined): string {
  const telling = review.objects.filter(({ consequences }) => consequences.length);
  const silent = review.objects.filter(({ consequences }) => !consequences.length);
  const blocks = changedAlike(telling).map((objects) => blockOf(objects, placeOf));
  return `${[...blocks, ...quiet(silent), summaryOf(review)].join('\n\n')}\n`;
}

/** Objects of one kind that differ in their names and places only. */
export function changedAlike(objects: readonly ReviewedObject[]): ReviewedObject[][] {
  return [...groupBy(objects, (object) => JSON.stringify([
    object.effect, object.kind, outcomeOf(object),
    object.consequences.map((each) => [each.effect, each.field, differenceOf(object, each), each.why, each.fix, each.reason]),
  ])).values()];
}

function blockOf(objects: readonly ReviewedObject[], placeOf: PlaceOf): string {
  const [first] = objects;
  const effect = EFFECT_WORDS[first.effect].toUpperCase();
  const names = objects.slice(0, NAMED).map((object) => {
    const place = placeOf(object, object.consequences[0].field);
    return `${objectName(object)} (${outcomeOf(object)})${place === undefined ? '' : ` ${place}`}`;
  });
  const rest = objects.length - NAMED;
  const titles = [...names, ...rest > 0 ? [`and ${rest} more`] : []].map((name, i) => `${i ? ' '.repeat(effect.length) : effect} ${name}`);
  return [...titles, ...alike(first.consequences).flatMap((group) => linesOf(first, group))].map(printable).join('\n');
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
  return [...groupBy(consequences, ({ effect, why, fix }) => JSON.stringify([effect, why, fix])).values()];
}

function quiet(objects: readonly ReviewedObject[]): string[] {
  if (!objects.length) return [];
  const names = objects.slice(0, NAMED).map((object) => `  ${objectName(object)} (${outcomeOf(object)})`);
  return [['NO EFFECT on guests', ...names, ...objects.length > NAMED ? [`  and ${objects.length - NAMED} more`] : []].map(printable).join('\n')];
}
