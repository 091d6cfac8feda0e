import type { Entry, Fact } from './facts';
import { isMapping } from '../../kubernetes/is-mapping';
import { printable } from '../../kubernetes/printable';

/** What a scalar may look like without quotes: no word or number that YAML reads otherwise. */
const PLAIN = /^(?:[A-Za-z][\w./-]*|[1-9]\d*[KMGTPE]i)$/;
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
/** A list that is longer goes on on the next line. */
const WIDTH = 110;

/** What of YAML stands under a key. */
interface Section {
  readonly key: string;
  /** Comments above it. */
  readonly from: readonly string[];
  readonly lines: readonly string[];
}

/**
 * The text of a platform file. Every fact has a comment that says where it is from.
 *
 * @param schema where editors find the schema
 * @param remarks what could not be said
 */
export function renderPlatform(
  { facts, storageClasses, nodes }: { readonly facts: readonly Fact[]; readonly storageClasses: readonly Entry[]; readonly nodes: readonly Entry[] },
  schema: string, remarks: readonly string[],
): string {
  const groups = [...new Set(facts.map(({ prop }) => prop.split('.')[0]))];
  const lists = [['storageClasses', storageClasses], ['nodes', nodes]] as const;
  const sections = [
    ...groups.flatMap((key) => linesOf(sectionOf(key, facts.filter(({ prop }) => prop.split('.')[0] === key)))),
    ...lists.flatMap(([key, entries]) => (entries.length ? [`${key}:`, ...entries.flatMap(entryLines)] : [])),
  ];
  return [
    `# yaml-language-server: $schema=${schema}`,
    '# What a cluster says of itself, read by cdk8s-kubevirt platform: read it anew rather than edit it.',
    ...sections.length ? sections : ['{}'],
    ...remarks.length ? ['', '# To look at:', ...remarks.map((remark) => `# - ${printable(remark)}`)] : [],
    '',
  ].join('\n');
}

/** One fact, or those of a struct. Facts that are from the same place share the comment. */
function sectionOf(key: string, facts: readonly Fact[]): Section {
  const [{ prop, value, from }] = facts;
  if (prop === key) return { key, from: [from], lines: valueLines(key, value, '') };
  const isShared = facts.every((each) => each.from === from);
  const inner = facts.flatMap((each) => [...isShared ? [] : [comment(each.from, '  ')], ...valueLines(each.prop.slice(key.length + 1), each.value, '  ')]);
  return { key, from: isShared ? [from] : [], lines: [`${key}:`, ...inner] };
}

function linesOf({ from, lines }: Section): string[] {
  return [...from.map((text) => comment(text, '')), ...lines];
}

function entryLines({ value, from }: Entry): string[] {
  const [first, ...rest] = Object.entries(value).flatMap(([key, inner]) => valueLines(key, inner, '    '));
  return [...from.map((text, i) => (i ? `  # ${printable(text)}` : comment(text, '  '))), `  - ${first.trimStart()}`, ...rest];
}

function comment(from: string, indent: string): string {
  return `${indent}# from ${printable(from)}`;
}

function valueLines(key: string, value: unknown, indent: string): string[] {
  const name = `${indent}${scalar(key)}:`;
  if (Array.isArray(value)) return listLines(name, value, indent);
  if (!isMapping(value)) return [`${name} ${scalar(value)}`];
  const entries = Object.entries(value);
  return entries.length ? [name, ...entries.map(([inner, text]) => `${indent}  ${scalar(inner)}: ${scalar(text)}`)] : [`${name} {}`];
}

function listLines(name: string, list: readonly unknown[], indent: string): string[] {
  if (list.some(isMapping)) return [name, ...list.map((entry) => `${indent}  - ${flow(entry)}`)];
  const inner = list.map(scalar);
  if (name.length + inner.join(', ').length + 3 <= WIDTH) return [`${name} [${inner.join(', ')}]`];
  return [name, ...inner.map((text) => `${indent}  - ${text}`)];
}

function flow(value: unknown): string {
  return isMapping(value) ? `{${Object.entries(value).map(([key, inner]) => `${scalar(key)}: ${scalar(inner)}`).join(', ')}}` : scalar(value);
}

/** A scalar that YAML reads back as it is. */
function scalar(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return PLAIN.test(value) && !WORDS.test(value) ? value : jsonOf(value);
}

/** JSON of ASCII: YAML ends lines at characters that JSON leaves as they are. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value).replace(/[^\u0020-\u007E]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
