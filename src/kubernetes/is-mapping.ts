/** Whether a value is a mapping of YAML or JSON: an object, but not a list. */
export function isMapping(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
