/** `DataVolumeSource` for `dataVolumeSource`; a list's items get the singular. */
export function typeName(property: string, isItem: boolean): string {
  const words = property.split(/[^A-Za-z0-9]+/).filter(word => word !== '');
  const name = words.map(word => word[0].toUpperCase() + word.slice(1)).join('');
  return isItem ? singular(name) : name;
}

function singular(plural: string): string {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  if (/(ss|sh|ch|x)es$/.test(plural)) return plural.slice(0, -2);
  return /[^su]s$/.test(plural) ? plural.slice(0, -1) : plural;
}

/** The first name that is free: as wished, then qualified by the parent, then numbered. */
export function freeName(wish: string, parent: string, isTaken: (name: string) => boolean): string {
  const qualified = parent + wish;
  for (const name of [wish, qualified]) {
    if (!isTaken(name)) return name;
  }
  for (let number = 2; ; number++) {
    if (!isTaken(`${qualified}${number}`)) return `${qualified}${number}`;
  }
}
