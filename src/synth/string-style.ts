/** How a string stands in YAML. */
export enum StringStyle {
  PLAIN,
  /** Nothing in it needs an escape. */
  SINGLE_QUOTED,
  /** With the escapes of JSON. */
  DOUBLE_QUOTED,
  /** A literal block without indicators of indentation. */
  LINES,
}

/** Control characters, separators and lone surrogates, which must be escaped; lines that look like a document marker. */
const UNUSUAL = /[\x00-\x08\x0b-\x1f\x7f-\xa0\u2028\u2029\p{Cs}\ufeff\ufffe\uffff]|^(?:%|---|\.\.\.)/mu;
/** White space at the start or end of a block, which needs an indentation or chomping indicator. */
const PADDED = /^\s|\s\s$|[ \t]$/;
/** What a plain string must not contain: an indicator at the start, `: `, ` #`, white space or a colon at the end. */
const INDICATOR = /^[\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|:[ \t]|[\t ]#|[\t :]$/;
/** What YAML 1.1 reads as null or a boolean. */
const WORD = /^(?:|~|[Nn]ull|NULL|[YyNn]|[Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE|[Oo]n|ON|[Oo]ff|OFF)$/;
const LONGEST_WORD = 5;
/** What YAML 1.1 reads as a number: binary, hexadecimal, whole or sexagesimal, fractional, with an exponent, special. */
const NUMBER = new RegExp(`^(?:${[
  '[-+]?0b[01_]+',
  '[-+]?0x[0-9a-fA-F_]+',
  '[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*',
  '[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*',
  '[-+]?(?:[0-9][0-9_]*)?\\.[0-9_]*',
  '[-+]?(?:[0-9][0-9_]*)?(?:\\.[0-9_]*)?[eE][-+]?[0-9]+',
  '[-+]?\\.(?:inf|Inf|INF)|\\.nan|\\.NaN|\\.NAN',
].join('|')})$`);
/** What YAML 1.1 reads as a date, with or without a time. */
const TIME = /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d?:\d\d?(?:\.\d+)?(?:[ \t]*(?:Z|[-+][012]?\d(?::\d\d)?))?)?$/;
/** The first characters of numbers and times. */
const NUMERIC = /^[-+.\deE]/;
/** What most strings look like: of these only `WORD` is not plain. */
const COMMON = /^[A-DF-Za-df-z/][\w./-]{0,199}$/;
/** Longer keys are written in the `? ` form. */
const LONGEST_KEY = 1000;

/**
 * How cdk8s writes a string: for readers of YAML 1.1, in quotes only where needed, in single ones only around double ones, as a block
 * where it has several lines, never folded.
 *
 * @returns undefined for the rare strings that it writes with other escapes or indicators
 */
export function stringStyle(value: string, isKey: boolean): StringStyle | undefined {
  if (COMMON.test(value) && (value.length > LONGEST_WORD || !WORD.test(value))) return StringStyle.PLAIN;
  if (UNUSUAL.test(value)) return undefined;
  if (isKey && (value.length > LONGEST_KEY || value.includes('\n'))) return undefined;
  if (value.includes('\n')) return PADDED.test(value) ? undefined : StringStyle.LINES;
  if (isPlain(value)) return StringStyle.PLAIN;
  return value.includes('"') && !value.includes("'") ? StringStyle.SINGLE_QUOTED : StringStyle.DOUBLE_QUOTED;
}

function isPlain(value: string): boolean {
  if (INDICATOR.test(value) || WORD.test(value)) return false;
  return !NUMERIC.test(value) || !(NUMBER.test(value) || TIME.test(value));
}
