import { closestMatch } from '../../kubernetes/closest-match';

/** What a name may be: `a class of the app`, with that which was probably meant, otherwise with all of them. */
export function meantOr(got: string, names: readonly string[], what: string): string {
  const meant = closestMatch(got, names);
  return meant ? `${what}; probably meant: ${meant}` : `${what}: ${names.join(', ')}`;
}
