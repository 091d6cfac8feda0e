/** Where a value is: a parameter, or a property or an entry of what is elsewhere. */
export interface Place {
  readonly key: string | number;
  readonly of?: Place;
}

/** A place as code has it, such as `networks[0].ports`. */
export function placeText({ key, of }: Place): string {
  if (typeof key === 'number') return `${of ? placeText(of) : ''}[${key}]`;
  return of ? `${placeText(of)}.${key}` : key;
}
