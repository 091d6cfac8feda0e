import { isConfigurationText } from './configuration-text';

/** A value that Fluent Bit takes from an environment variable. */
interface Variable {
  readonly variable: string;
}

export type FluentBitValue = string | number | boolean | Variable;

/** A section of a configuration of Fluent Bit in its classic form. Entries without a value are left out. */
export interface FluentBitSection {
  readonly comment?: string;
  readonly name: 'SERVICE' | 'INPUT' | 'FILTER' | 'OUTPUT';
  readonly entries: readonly (readonly [key: string, value: FluentBitValue | undefined])[];
}

/** Keys are a column of this width, as people write them. */
const COLUMN = 17;

/**
 * Sections as text. The language has neither quotes nor escapes (`src/config_format/flb_cf_fluentbit.c`): a value is what is left of its line, without
 * blanks around it.
 *
 * @throws on a value that would not stay in its line; what users state is checked before
 */
export function fluentBitText(sections: readonly FluentBitSection[]): string {
  return sections.map(sectionText).join('\n');
}

function sectionText({ comment, name, entries }: FluentBitSection): string {
  const lines = entries.flatMap(([key, value]) => (value === undefined ? [] : `    ${key.padEnd(COLUMN)} ${valueText(key, value)}\n`));
  return `${comment ? `# ${comment}\n` : ''}[${name}]\n${lines.join('')}`;
}

function valueText(key: string, value: FluentBitValue): string {
  if (typeof value === 'boolean') return value ? 'On' : 'Off';
  if (typeof value === 'object') return `\${${value.variable}}`;
  const text = String(value);
  if (!isConfigurationText(text)) throw new Error(`${key} of Fluent Bit cannot be ${JSON.stringify(text)}.`);
  return text;
}
