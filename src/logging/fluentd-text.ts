import { isConfigurationText } from './configuration-text';

/** A value that Fluentd takes from an environment variable, one that it reads as JSON, or one of our own in its language. */
type Special = { readonly variable: string } | { readonly json: object } | { readonly code: string };

export type FluentdValue = string | number | boolean | Special;

/** An element of a configuration of Fluentd. Entries without a value are left out; an entry that is an element stands where it is in the list. */
export interface FluentdElement {
  readonly name: string;
  /** What stands after its name, as it is: patterns and keys of our own. */
  readonly argument?: string;
  readonly entries: readonly (readonly [key: string, value: FluentdValue | undefined] | FluentdElement | undefined)[];
}

/** Texts that need no quotes: nothing in them begins a comment, a list or a quoted text. */
const BARE = /^[\w./:*@%+=,$-]+$/;

/**
 * Elements as text (`lib/fluent/config/v1_parser.rb`, `literal_parser.rb`). In double quotes Fluentd runs `#{…}` as Ruby, in single quotes it does not.
 *
 * @throws on a value that would not stay in its line; what users state is checked before
 */
export function fluentdText(elements: readonly FluentdElement[]): string {
  return elements.map((element) => elementText(element, '')).join('');
}

function elementText({ name, argument, entries }: FluentdElement, indent: string): string {
  const inner = entries.flatMap((entry) => {
    if (entry === undefined) return [];
    if ('name' in entry) return elementText(entry, `${indent}  `);
    const [key, value] = entry;
    return value === undefined ? [] : `${indent}  ${key} ${valueText(key, value)}\n`;
  });
  return `${indent}<${name}${argument ? ` ${argument}` : ''}>\n${inner.join('')}${indent}</${name}>\n`;
}

function valueText(key: string, value: FluentdValue): string {
  if (typeof value === 'object') return specialText(value);
  const text = String(value);
  if (BARE.test(text)) return text;
  if (!isConfigurationText(text)) throw new Error(`${key} of Fluentd cannot be ${JSON.stringify(text)}.`);
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function specialText(value: Special): string {
  if ('code' in value) return value.code;
  // In texts of JSON `#{…}` is run as well.
  if ('json' in value) return JSON.stringify(value.json).replace(/#/g, '\\u0023');
  return `"#{ENV['${value.variable}']}"`;
}
