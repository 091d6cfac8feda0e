import type { Json } from './expression';

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/**
 * What a reader would not see, or would see in another order than it stands: controls, separators of lines that are none of YAML's, marks of
 * direction and of zero width. Halves of pairs are no text.
 */
// eslint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text of several lines stands as such. */
export function isMultiline(value: Json): value is string {
  return typeof value === 'string' && /\n[^]/.test(value);
}

/** A text on one line, in the quotes that it has not itself. */
export function printString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/\\/g, '\\\\').replaceAll(quote, `\\${quote}`).replace(/\n/g, '\\n').replace(/\t/g, '\\t');
  return `${quote}${escaped.replace(HIDDEN, escape)}${quote}`;
}

/** A text of several lines: as it is, from the start of the line on. */
export function printTemplate(text: string): string {
  const escaped = text.replace(/\\/g, '\\\\').replace(/`/g, '\\`').replace(/\$\{/g, '\\${');
  return `\`\\\n${escaped.replace(HIDDEN, escape)}\``;
}

/** A key of an object. `__proto__` would be no key, but the prototype. */
export function printKey(key: string): string {
  if (key === '__proto__') return "['__proto__']";
  return IDENTIFIER.test(key) ? key : printString(key);
}

/** A value without parts. */
export function printScalar(value: string | number | boolean | null): string {
  if (typeof value === 'string') return printString(value);
  return Object.is(value, -0) ? '-0' : String(value);
}

function escape(character: string): string {
  const code = character.charCodeAt(0);
  if (character === '\r') return '\\r';
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
