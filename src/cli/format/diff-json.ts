import type { Review } from '../../changes/review';
import { countsOf } from '../../changes/review';
import type { PlaceOf } from '../../changes/text';
import { differenceOf } from '../../changes/words';
import { version } from '../package';

/** For programs: every object that changes, and what follows. Values are shown as in the other formats, so no secret is. */
export function renderChangesJson(review: Review, names: { readonly old: string; readonly new: string }, placeOf: PlaceOf): string {
  const { objects, unchanged, leftAlone } = review;
  const counts = { objects: objects.length + unchanged, changed: objects.length, unchanged, leftAlone };
  const summary = { ...names, ...counts, effects: Object.fromEntries(countsOf(review)) };
  const changes = objects.map((object) => {
    const { before, after, consequences, ...facts } = object;
    const shown = consequences.map((consequence) => {
      const { from, to, ...rest } = consequence;
      const difference = differenceOf(object, consequence);
      return { ...rest, ...difference ? { difference } : {} };
    });
    const place = placeOf(object, consequences[0]?.field ?? '');
    return { ...facts, ...place === undefined ? {} : { place }, consequences: shown };
  });
  return `${JSON.stringify({ version: version(), summary, changes }, null, 2)}\n`;
}
