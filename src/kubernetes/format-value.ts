const LONGEST = 100;
/** A value as a finding shows it: JSON on one line, cut where it is long. */
export function formatValue(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text !== undefined && text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
}
