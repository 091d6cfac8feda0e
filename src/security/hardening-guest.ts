import { Fields, fieldAt, withField } from './hardening-fields';
import { HardeningMeasure } from './hardening-measure';
import { Contradiction, HardenedField, HardeningContext, MEASURES } from './hardening-measures';

/** A guest with a profile laid over it, and what that changed. */
export interface HardenedGuest {
  readonly guest: Fields;
  readonly set: readonly (HardenedField & { readonly measure: HardeningMeasure })[];
  readonly contradictions: readonly (Contradiction & { readonly measure: HardeningMeasure })[];
}

/** Sets what the measures ask for and nothing is said of. What contradicts a measure stays as it is. */
export function hardenedGuest(guest: Fields, measures: readonly HardeningMeasure[], context: HardeningContext): HardenedGuest {
  return MEASURES.filter(({ measure }) => measures.includes(measure)).reduce<HardenedGuest>((hardened, rule) => {
    const { measure } = rule;
    const found = rule.contradictions(hardened.guest, context).map((one) => ({ ...one, measure }));
    if (found.length > 0) return { ...hardened, contradictions: [...hardened.contradictions, ...found] };
    const open = rule.fields(hardened.guest, context).filter(({ path }) => fieldAt(hardened.guest, path) === undefined);
    const set = open.map((one) => ({ ...one, measure }));
    return {
      ...hardened,
      guest: set.reduce((fields, { path, value }) => withField(fields, path, value), hardened.guest),
      set: [...hardened.set, ...set],
    };
  }, { guest, set: [], contradictions: [] });
}
