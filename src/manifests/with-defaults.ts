/** Of each key that has a default: the given value, else the default. Other keys are left out. */
export function withDefaults<T extends object>(defaults: T, given: { readonly [key in keyof T]?: T[key] } = {}): T {
  return Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, given[key as keyof T] ?? value])) as T;
}
