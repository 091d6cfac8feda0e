import { withoutSecrets } from './secret-text';

const LONGEST = 100;
/** A value as a finding shows it: JSON on one line, without secrets, cut where it is long. */
export function formatValue(value: unknown): string | undefined {
  const text = withoutSecrets(value);
  return text !== undefined && text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
}
