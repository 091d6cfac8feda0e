/** Whether a value is a mapping of YAML or JSON: an object, but not a list. */
export function isMapping(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a field says nothing: it is not there, `null`, or a mapping without fields. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || isEmptyMapping(value);
}

export function isEmptyMapping(value: unknown): boolean {
  return isMapping(value) && Object.keys(value).length === 0;
}
