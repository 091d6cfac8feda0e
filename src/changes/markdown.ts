import type { Review, ReviewedObject } from './review';
import { alike, changedAlike } from './text';
import type { PlaceOf } from './text';
import { differenceOf, EFFECT_MEANINGS, EFFECT_WORDS, outcomeOf, summaryOf } from './words';
import { objectName } from '../admission/report';
import type { Consequence } from '../analysis/changes/change';
import { worstOf } from '../analysis/changes/effect';
import { counted } from '../kubernetes/counted';
import { printable } from '../kubernetes/printable';

/** A comment of a pull request has a longest length, and a reader has an end, too. */
const ROWS = 50;
const DETAILS = 25;
const SHOWN = 10;

/** A review for a pull request: a table, the gravest first, then all reasons, folded. One line where nothing happens to guests. */
export function renderChangesMarkdown(review: Review, placeOf: PlaceOf = () => undefined): string {
  const telling = review.objects.filter(({ consequences }) => consequences.length);
  const silent = review.objects.length - telling.length;
  if (!telling.length) {
    return `**Guests are not touched**: ${review.objects.length ? `${counted(review.objects.length, 'object')} of ${review.objects.length + review.unchanged} ${review.objects.length === 1 ? 'changes' : 'change'} without effect on them` : summaryOf(review)}.\n`;
  }
  const worst = worstOf(telling.map(({ effect }) => effect));
  const groups = changedAlike(telling);
  const rows = groups.slice(0, ROWS).map((objects) => rowOf(objects, placeOf));
  return `${[
    `**${capital(EFFECT_WORDS[worst])}**: ${EFFECT_MEANINGS[worst]}. ${text(capital(summaryOf(review)))}.`,
    ['| Effect | Object | Field | Why |', '|---|---|---|---|', ...rows].join('\n'),
    ...groups.length > ROWS ? [`and ${counted(groups.slice(ROWS).flat().length, 'more object')}.`] : [],
    ...groups.slice(0, DETAILS).map(detailsOf),
    ...groups.length > DETAILS ? [`Details of ${counted(groups.slice(DETAILS).flat().length, 'more object')} are in the text report.`] : [],
    ...silent ? [`${counted(silent, 'more object')} ${silent === 1 ? 'changes' : 'change'} without effect on guests.`] : [],
  ].join('\n\n')}\n`;
}

function rowOf(objects: readonly ReviewedObject[], placeOf: PlaceOf): string {
  const [object] = objects;
  const [first] = object.consequences;
  const names = objects.slice(0, SHOWN).map((each) => {
    const place = placeOf(each, each.consequences[0].field);
    return `${code(objectName(each))} ${text(outcomeOf(each))}${place === undefined ? '' : ` (${code(place)})`}`;
  });
  const rest = objects.length - SHOWN;
  const field = [first.field ? code(first.field) : '', text(differenceOf(object, first))].filter(Boolean).join(' ');
  const more = alike(object.consequences).length - 1;
  return `| ${[
    `**${EFFECT_WORDS[object.effect]}**`,
    [...names, ...rest > 0 ? [`and ${rest} more`] : []].join('<br>'),
    field,
    `${text(first.why)}${more ? `; and ${more} more` : ''}`,
  ].join(' | ')} |`;
}

function detailsOf([object, ...others]: readonly ReviewedObject[]): string {
  const items = alike(object.consequences).map((group) => itemOf(object, group));
  return `<details><summary>${EFFECT_WORDS[object.effect]}: ${text(objectName(object))}${others.length ? ` and ${others.length} more` : ''}</summary>\n\n${items.join('\n')}\n\n</details>`;
}

function itemOf(object: ReviewedObject, group: readonly Consequence[]): string {
  const [{ effect, why, fix, reason }] = group;
  const fields = group.filter(({ field }) => field).map((each) => {
    const difference = differenceOf(object, each);
    return `  - ${code(each.field)}${difference ? `: ${text(difference)}` : ''}`;
  });
  return [
    `- **${EFFECT_WORDS[effect]}**: ${text(why)}${reason === undefined ? '' : ` (${code(reason)})`}`,
    ...fields.slice(0, SHOWN),
    ...fields.length > SHOWN ? [`  - and ${fields.length - SHOWN} more`] : [],
    ...fix === undefined ? [] : [`  - _${text(fix)}_`],
  ].join('\n');
}

/** Text of manifests may be anything: no markup of it counts, and none ends a cell. */
function text(value: string): string {
  return printable(value).replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character)
    .replace(/[\\`*_[\]|~#@]/g, (character) => `\\${character}`).replaceAll('-&gt;', '→');
}

function code(value: string): string {
  return `\`${printable(value).replaceAll('`', '\'').replaceAll('|', '\\|')}\``;
}

function capital(value: string): string {
  return value.slice(0, 1).toUpperCase() + value.slice(1);
}
