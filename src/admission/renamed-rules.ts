/** The ids of rules that were renamed before 1.0, by their old ids: acknowledgements of the old ids still count until then. */
export const RENAMED_RULES: ReadonlyMap<string, string> = new Map([
  ['acknowledge/gives-reason', 'acknowledge/requires-reason'],
  ['acknowledge/names-rule', 'acknowledge/references-rule'],
  ['metadata/has-fitting-namespace', 'metadata/fits-scope'],
  ['metadata/has-name', 'metadata/requires-name'],
  ['metadata/has-small-annotations', 'metadata/fits-annotation-limit'],
  ['object/can-be-rendered', 'object/is-renderable'],
  ['object/has-current-version', 'object/avoids-deprecated-version'],
  ['object/has-served-version', 'object/requires-served-version'],
  ['quantity/is-valid', 'quantity/has-valid-form'],
  ['schema/has-required-field', 'schema/requires-field'],
  ['schema/has-type', 'schema/has-valid-type'],
  ['schema/is-one-of', 'schema/has-known-value'],
  ['schema/knows-field', 'schema/has-known-field'],
  ['schema/within-bounds', 'schema/fits-bounds'],
  ['yaml/is-readable', 'yaml/has-valid-syntax'],
]);
