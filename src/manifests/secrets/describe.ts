import type { ClearTextSecret } from './content';

/** How many places are named. */
const NAMED = 3;

/** What is said of secrets in one text, without their values. */
export function describeSecrets(secrets: readonly ClearTextSecret[]): string {
  const places = [...new Set(secrets.map(({ path, format = '' }) => (path && format ? `${path}: ${format}` : path || format)))];
  const more = places.length > NAMED ? ` and ${places.length - NAMED} more` : '';
  return `${places.slice(0, NAMED).join(', ')}${more} (not shown)`;
}
