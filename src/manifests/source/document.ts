import { constructFromEvents, parseEvents, YAMLException } from 'js-yaml';
import { KUBERNETES_YAML } from './kubernetes-yaml';
import { formatValue } from '../../kubernetes/format-value';
import { FindingLevel } from '../../rules/finding-level';
import type { Defect } from '../../rules/object/defect';

/** A place in a file, line and column counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with the text of a document, and where. */
export interface TextDefect extends Defect {
  readonly position: Position;
}

/** One document of a file of YAML or JSON. */
export interface SourceDocument {
  readonly file: string;
  readonly text: string;
  /** How many lines of the file come before it. */
  readonly line: number;
  /** What it holds, `null` where it is empty or cannot be read. */
  readonly value: unknown;
  readonly defects: readonly TextDefect[];
}

/** A line that begins with three dashes, wherever it stands: so do kubectl and Helm take a stream apart. */
const SEPARATOR = /(?<=^|\n)---([^\n]*)\n?/g;
const DUPLICATE = 'duplicated mapping key';
/** `{{ … }}` where a key or value begins, unquoted. */
const TEMPLATE = /(?:^|[:-])[ \t]*\{\{/m;

/** The documents of a file, each read by itself: a mistake in one hides nothing in the next. */
export function* documentsOf(file: string, text: string): Generator<SourceDocument> {
  let [start, line] = [text.startsWith('\uFEFF') ? 1 : 0, 0];
  for (const { 0: separator, 1: rest, index } of text.matchAll(SEPARATOR)) {
    const before = text.slice(start, index);
    if (before.trim()) yield documentOf(file, before, line);
    line += newlines(before) + 1;
    start = index + separator.length;
    if (/^\s*[^\s#]/.test(rest)) {
      const defect = unreadable('More than dashes on a line that separates documents', { line, column: 4 }, 'Put it on the next line.', rest.trim());
      yield { file, text: '', line, value: null, defects: [defect] };
    }
  }
  const last = text.slice(start);
  if (last.trim()) yield documentOf(file, last, line);
}

/** How many lines end in a text. */
export function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function documentOf(file: string, text: string, line: number): SourceDocument {
  const document = { file, text, line };
  try {
    return { ...document, value: valueOf(text, false), defects: [] };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    if (error.reason !== DUPLICATE) return { ...document, value: null, defects: [syntaxDefect(error, text, line)] };
    const defect = repeated(text.slice(error.mark?.position), positionOf(error, line));
    try {
      return { ...document, value: valueOf(text, true), defects: [defect] };
    } catch (other) {
      if (!(other instanceof YAMLException)) throw other;
      return { ...document, value: null, defects: [defect, syntaxDefect(other, text, line)] };
    }
  }
}

function valueOf(text: string, lastKeyCounts: boolean): unknown {
  const documents = constructFromEvents(parseEvents(text, {}), { source: text, schema: KUBERNETES_YAML, json: lastKeyCounts });
  if (documents.length > 1) {
    const position = /^\.\.\.\s/m.exec(text)?.index ?? 0;
    YAMLException.throwAt(text, position, 'the document ends here, and Kubernetes ignores what follows');
  }
  return documents[0] ?? null;
}

function syntaxDefect(error: YAMLException, text: string, line: number): TextDefect {
  const position = positionOf(error, line);
  const [written = ''] = text.slice(error.mark?.position).split('\n', 1);
  if (TEMPLATE.test(text)) {
    return unreadable('This is a template, not YAML', position, 'Check what it renders to: helm template … | cdk8s-kubevirt check -');
  }
  const reason = error.reason.startsWith('object-based map') ? 'a key must be a string' : error.reason;
  const fix = reason.startsWith('tab characters') ? 'Indent with spaces.' : 'Correct it here, or on the line before.';
  return unreadable(`This is no YAML: ${reason}`, position, fix, written.trim());
}

function unreadable(summary: string, position: Position, fix: string, got?: string): TextDefect {
  return { level: FindingLevel.REJECTED, rule: 'yaml/is-readable', summary, field: '', got: formatValue(got || undefined), fix, position };
}

function repeated(fromKey: string, position: Position): TextDefect {
  const [, key = ''] = /^["']?([^"':\n]*)/.exec(fromKey) ?? [];
  return {
    level: FindingLevel.ADVISED,
    rule: 'yaml/has-unique-keys',
    summary: `The key ${key} is written twice`,
    field: '',
    got: formatValue(key),
    allowed: 'each key once',
    fix: 'Remove one of them: the last one counts, and the others are dropped without a word.',
    position,
  };
}

function positionOf({ mark }: YAMLException, line: number): Position {
  return { line: line + (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 };
}
