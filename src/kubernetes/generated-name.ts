/** A generateName as the API server judges it: a random suffix follows, so one trailing dash is allowed. */
export function prefixOf(generateName: string): string {
  return generateName.replace(/(.)-$/, '$1a');
}
