import { constructFromEvents, YAMLException } from 'js-yaml';
import { aliasProblem } from './alias-budget';
import { readBlocks } from './block-reader';
import { eventsOf, rootsOf, TRAILING } from './events';
import { KUBERNETES_YAML } from './kubernetes-yaml';

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
}

/** One document of a file of YAML or JSON. */
export interface SourceDocument {
  readonly file: string;
  readonly text: string;
  /** How many lines of the file come before it. */
  readonly line: number;
  /** How many characters of its first line come before it; none but in a stream of JSON. */
  readonly column?: number;
  /** What it holds, `null` where it is empty or cannot be read. */
  readonly value: unknown;
  readonly problems: readonly TextProblem[];
}

/** A document that is not yet read. */
type Place = Pick<SourceDocument, 'file' | 'text' | 'line' | 'column'>;

/** Three dashes and the rest of their line. */
const DASHES = /---([^\n]*)\n?/g;
const DUPLICATE = 'duplicated mapping key';
/** `{{ … }}` where a key or value begins, unquoted. */
const TEMPLATE = /(?:^|[:-])[ \t]*\{\{/m;

/**
 * The documents of a file, each read by itself: a mistake in one hides nothing in the next. Three dashes that begin a line separate two, wherever the line
 * stands: so do kubectl and Helm take a stream apart.
 */
export function* documentsOf(file: string, text: string): Generator<SourceDocument> {
  let [start, line] = [text.startsWith('\uFEFF') ? 1 : 0, 0];
  for (const { 0: separator, 1: rest, index } of text.matchAll(DASHES)) {
    if (index > 0 && text[index - 1] !== '\n') continue;
    const before = text.slice(start, index);
    if (before.trim()) yield* documentsIn(file, before, line);
    line += newlines(before) + 1;
    start = index + separator.length;
    if (/^\s*[^\s#]/.test(rest)) {
      const reason = 'more than dashes on a line that separates documents';
      const problem = { position: { line, column: 4 }, reason, text: rest.trim(), fix: 'Put it on the next line.' };
      yield { file, text: '', line, value: null, problems: [problem] };
    }
  }
  const last = text.slice(start);
  if (last.trim()) yield* documentsIn(file, last, line);
}

/** How many lines end in a text. */
export function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The document of a text without separator, or those of a stream of JSON. */
function* documentsIn(file: string, text: string, line: number): Generator<SourceDocument> {
  const first = documentOf({ file, text, line });
  if (!/^\s*\{/.test(text) || !first.problems.some(({ reason }) => reason === TRAILING)) return yield first;
  const [, ...next] = rootsOf(text);
  if (!next.length) return yield first;
  let [start, row, column] = [0, line, 0];
  for (const end of [...next, text.length]) {
    const part = text.slice(start, end);
    yield documentOf({ file, text: part, line: row, column });
    const lines = newlines(part);
    column = lines ? part.length - part.lastIndexOf('\n') - 1 : column + part.length;
    row += lines;
    start = end;
  }
}

function documentOf(document: Place): SourceDocument {
  const { text } = document;
  const blocks = readBlocks(text);
  if (blocks !== undefined) return { ...document, value: blocks, problems: [] };
  try {
    return { ...document, value: valueOf(text, false), problems: [] };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    if (error.reason !== DUPLICATE) return { ...document, value: null, problems: [syntaxProblem(error, document)] };
    const duplicate = duplicateKey(text.slice(error.mark?.position), positionOf(error, document));
    try {
      return { ...document, value: valueOf(text, true), problems: [duplicate] };
    } catch (other) {
      if (!(other instanceof YAMLException)) throw other;
      return { ...document, value: null, problems: [duplicate, syntaxProblem(other, document)] };
    }
  }
}

function valueOf(text: string, lastKeyCounts: boolean): unknown {
  const events = eventsOf(text);
  const problem = aliasProblem(events, text);
  if (problem) YAMLException.throwAt(text, problem.offset, problem.reason);
  const documents = constructFromEvents(events, { source: text, schema: KUBERNETES_YAML, json: lastKeyCounts, maxTotalMergeKeys: -1 });
  if (documents.length > 1) {
    const position = /^\.\.\.\s/m.exec(text)?.index ?? 0;
    YAMLException.throwAt(text, position, 'the document ends here, and Kubernetes ignores what follows');
  }
  return documents[0] ?? null;
}

function syntaxProblem(error: YAMLException, document: Place): TextProblem {
  const { text } = document;
  const position = positionOf(error, document);
  if (TEMPLATE.test(text)) {
    return { position, reason: 'this is a template, not YAML', fix: 'Check what it renders to: helm template … | cdk8s-kubevirt check -' };
  }
  const [written = ''] = text.slice(error.mark?.position).split('\n', 1);
  const reason = error.reason.startsWith('object-based map') ? 'a key must be a string' : error.reason;
  return { position, reason, text: written.trim(), ...reason.startsWith('tab characters') ? { fix: 'Indent with spaces.' } : {} };
}

function duplicateKey(fromKey: string, position: Position): TextProblem {
  const [, key = ''] = /^["']?([^"':\n]*)/.exec(fromKey) ?? [];
  return { position, reason: 'duplicated mapping key', duplicateKey: key };
}

function positionOf({ mark }: YAMLException, { line, column = 0 }: Place): Position {
  return { line: line + (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + (mark?.line ? 0 : column) + 1 };
}
