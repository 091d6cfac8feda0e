/** A part of a name that is a word and a number behind it: `web01`. */
const NUMBERED = /^([a-z]*?)\d+$/i;

/** A name without what numbers and hashes in it tell apart: `web-17` and `web-18` are `web-*`. */
export function patternOf(name: string): string {
  if (!/\d/.test(name)) return name;
  const parts = name.split(/([-./_:@])/).map((part) => (/\d/.test(part) ? `${NUMBERED.exec(part)?.[1] ?? ''}*` : part));
  return parts.join('');
}

/** What names begin with in common, with `*` for the rest. */
export function commonPattern(names: readonly string[]): string {
  const [first = '', ...others] = names;
  let length = first.length;
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length--;
  return others.every((name) => name === first) ? first : `${first.slice(0, length)}*`;
}
