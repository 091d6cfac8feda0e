import type { YAMLException } from 'js-yaml';

/** A place in a file, line and column counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A problem in the text of a document: a repeated key, or what a YAML reader stops at. */
export interface TextProblem {
  readonly position: Position;
  /** The key that an earlier entry of its mapping has too. */
  readonly duplicateKey?: string;
  /** What the reader says. */
  readonly reason: string;
  /** The text where it stops. */
  readonly text?: string;
  /** How to mend it, where more is known than the place. */
  readonly fix?: string;
  /** Whether the text is YAML only once it is rendered. */
  readonly isTemplate?: boolean;
}

/** A text, and where it begins in its file. */
export interface TextPlace {
  readonly text: string;
  readonly line: number;
  readonly column?: number;
}

/** `{{ … }}` where a key or value begins, unquoted. */
const TEMPLATE = /(?:^|[:-])[ \t]*(?=\{\{)/m;
/** The line that git writes before what it could not merge. */
const CONFLICT = /^<{7}(?: .*)?$/m;
/** A value of a flow collection that braces make a mapping, or one that begins with what no plain text begins with. */
const UNQUOTED = /[:,[{-][ \t]*((?:[\w./-]*\$\{[\w.:?+=-]+\}|\{\{[^{}]*\}\}|%+\w+%+|@\w+@)[\w./-]*)/;
const ELLIPSIS = /^[ \t-]*\[\.{3}\][ \t]*$/;
const SPACES = /[\u00A0\u2000-\u200B\u202F\u3000\uFEFF]/;
const STRANGE = /[\u00A0\u2000-\u200B\u202F\u3000\uFEFF\u2018\u2019\u201C\u201D]/;
/** What every object has once. */
const BEGINS_OBJECT: readonly string[] = ['apiVersion', 'kind', 'metadata'];
/** So much of a line is looked at. */
const LONGEST = 1000;

/** How many lines end in a text. */
export function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** What a reader stops at: its cause where that is known, otherwise what it says, and the line. */
export function syntaxProblem(error: YAMLException, place: TextPlace): TextProblem {
  const { text } = place;
  const template = TEMPLATE.exec(text);
  if (template) {
    const position = positionIn(place, template.index + template[0].length);
    return { position, isTemplate: true, reason: 'this is a template, not YAML', fix: 'Check what it renders to: helm template … | cdk8s-kubevirt check -' };
  }
  const conflict = CONFLICT.exec(text);
  if (conflict) {
    const reason = 'two versions of the text, which git could not merge';
    return { position: positionIn(place, conflict.index), reason, text: conflict[0], fix: 'Keep one of the two, and remove the lines of git.' };
  }
  const at = error.mark?.position ?? 0;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(start, start + LONGEST).split('\n', 1)[0];
  const before = text.lastIndexOf('\n', start - 2) + 1;
  const strange = strangeCharacter(place, before, start + line.length);
  if (strange) return strange;
  const open = unquotedPlaceholder(line);
  if (open) return { position: positionIn(place, at), reason: 'a placeholder that is not quoted', text: line.trim(), fix: `Quote it: "${open}", or fill it in first.` };
  if (ELLIPSIS.test(line)) return { position: positionIn(place, at), reason: 'something is left out here', text: line.trim(), fix: 'Write what is left out, or remove the line.' };
  if (line.trim() === '---') return { position: positionIn(place, at), reason: 'a separator of documents that is indented', fix: 'Begin the line with ---.' };
  const reason = error.reason.startsWith('object-based map') ? 'a key must be a string' : error.reason;
  return { position: positionIn(place, at), reason, text: line.trim(), ...reason.startsWith('tab characters') ? { fix: 'Indent with spaces.' } : {} };
}

/** The placeholder that ends a value where YAML reads it as something else: `{ name: ${DISK} }`, `name: %%NAME%%`. */
function unquotedPlaceholder(line: string): string | undefined {
  return UNQUOTED.exec(line)?.[1];
}

/** What a word processor or a web page puts where YAML wants a space or a quote, where a text cannot be read. */
function strangeCharacter(place: TextPlace, start: number, end: number): TextProblem | undefined {
  const part = place.text.slice(Math.max(start, end - LONGEST), end);
  const at = part.search(STRANGE);
  if (at < 0) return undefined;
  const code = part.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  const [like, fix] = SPACES.test(part[at]) ? ['space', 'Write a plain space.'] : ['quote', 'Write " or \'.'];
  return { position: positionIn(place, end - part.length + at), reason: `the character U+${code}, which looks like a ${like} and is none`, fix };
}

/** @param lacksDash whether the text can be read with a dash before the key */
export function duplicateKey({ mark }: YAMLException, place: TextPlace, lacksDash: boolean): TextProblem {
  const at = mark?.position ?? 0;
  const [, key = ''] = /^["']?([^"':\n]*)/.exec(place.text.slice(at)) ?? [];
  const position = positionIn(place, at);
  const lacksSeparator = position.column === 1 && BEGINS_OBJECT.includes(key);
  const fix = lacksDash ? 'Begin it with a dash if it is another entry of the list, otherwise remove one of them.'
    : lacksSeparator ? 'Write --- on a line before it if another object begins here: of two without it, the first is lost.' : undefined;
  return { position, reason: 'duplicated mapping key', duplicateKey: key, ...fix ? { fix } : {} };
}

function positionIn({ text, line, column = 0 }: TextPlace, at: number): Position {
  const before = newlines(text.slice(0, at));
  return { line: line + before + 1, column: (before ? at - text.lastIndexOf('\n', at - 1) - 1 : at + column) + 1 };
}
