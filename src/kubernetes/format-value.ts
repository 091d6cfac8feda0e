import { HIDDEN, isSecretKey, withoutSecrets } from './secret-text';

const LONGEST = 100;
/** What is not text is written out this far, so that showing a value takes no longer the larger it is. */
const COUNTED = 1000;
/** How much of a text is searched for secrets: far more than is shown. */
const SEARCHED = 2000;

/**
 * A value as a finding shows it: JSON on one line, without secrets, cut where it is long. It takes every value, asks none of them how it wants to be shown
 * (`toString`, `toJSON`), and tells numbers that JSON does not have by their names. `undefined` for what is no data.
 */
export function formatValue(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const text = withoutSecrets(value.slice(0, SEARCHED));
    return shortened(text, `${value.length > SEARCHED ? value.length : text.length}`);
  }
  try {
    const json = jsonOf(value, COUNTED);
    const text = json && withoutSecrets(json);
    return text && shortened(text, text.length > COUNTED ? `more than ${COUNTED}` : `${text.length}`);
  } catch {
    return '(cannot be read)';
  }
}

function shortened(text: string, length: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${length} characters)` : text;
}

/** The JSON of a value, of which no more than the first `room` characters need be right. */
function jsonOf(value: unknown, room: number): string | undefined {
  switch (typeof value) {
    case 'string': return JSON.stringify(value.slice(0, room));
    case 'undefined':
    case 'function':
    case 'symbol': return undefined;
    case 'object': return value === null ? 'null' : Array.isArray(value) ? listOf(value, room) : mappingOf(value, room);
    default: return String(value);
  }
}

function listOf(entries: readonly unknown[], room: number): string {
  let text = '[';
  for (let i = 0; i < entries.length && text.length <= room; i++) text += `${i ? ',' : ''}${jsonOf(entries[i], room - text.length) ?? 'null'}`;
  return `${text}]`;
}

function mappingOf(fields: object, room: number): string {
  let text = '{';
  for (const key in fields) {
    if (text.length > room) break;
    const value = Object.hasOwn(fields, key) ? (fields as { readonly [key: string]: unknown })[key] : undefined;
    const isSecret = (typeof value === 'string' || typeof value === 'number') && isSecretKey(key.slice(0, LONGEST));
    const field = jsonOf(isSecret ? HIDDEN : value, room - text.length);
    if (field !== undefined) text += `${text === '{' ? '' : ','}${JSON.stringify(key.slice(0, room))}:${field}`;
  }
  return `${text}}`;
}
