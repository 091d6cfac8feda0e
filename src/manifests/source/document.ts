import { constructFromEvents, YAMLException } from 'js-yaml';
import { aliasProblem } from './alias-budget';
import { BlockMemory } from './block-memory';
import { readBlocks } from './block-reader';
import { eventsOf, rootsOf, TRAILING } from './events';
import { KUBERNETES_YAML } from './kubernetes-yaml';
import { inMergeOrder } from './merge-order';
import { duplicateKey, newlines, syntaxProblem } from './text-problem';
import type { TextProblem } from './text-problem';
import { parsedJson } from '../../kubernetes/json';

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
  /** What it would hold if a repeated key began another entry of the list it stands in, where it can: its dash is missing. */
  readonly meant?: unknown;
  readonly problems: readonly TextProblem[];
}

/** A document that is not yet read. */
type Place = Pick<SourceDocument, 'file' | 'text' | 'line' | 'column'>;

/** Three dashes and the rest of their line. */
const DASHES = /---([^\n]*)\n?/g;
const DUPLICATE = 'duplicated mapping key';
/** No line is indented further. */
const WIDEST = 200;

/**
 * The documents of a file, each read by itself: a mistake in one hides nothing in the next. Three dashes that begin a line separate two, wherever the line
 * stands: so do kubectl and Helm take a stream apart.
 *
 * @param memory what was read of other files: equal parts of documents that are alike are one value
 */
export function* documentsOf(file: string, text: string, memory = new BlockMemory()): Generator<SourceDocument> {
  let [start, line] = [text.startsWith('\uFEFF') ? 1 : 0, 0];
  for (const { 0: separator, 1: rest, index } of text.matchAll(DASHES)) {
    if (index > 0 && text[index - 1] !== '\n') continue;
    const before = text.slice(start, index);
    if (before.trim()) yield* start ? [documentOf({ file, text: before, line }, memory)] : documentsAtStart(file, before, memory);
    line += newlines(before) + 1;
    start = index + separator.length;
    if (/^\s*[^\s#]/.test(rest)) {
      const reason = 'more than dashes on a line that separates documents';
      const problem = { position: { line, column: 4 }, reason, text: rest.trim(), fix: /^-+\s*$/.test(rest) ? 'Write three dashes.' : 'Put it on the next line.' };
      yield { file, text: '', line, value: null, problems: [problem] };
    }
  }
  const last = text.slice(start);
  if (last.trim()) yield* start ? [documentOf({ file, text: last, line }, memory)] : documentsAtStart(file, last, memory);
}

/** The document that a file begins with, or those of a stream of JSON: only there kubectl reads one. */
function* documentsAtStart(file: string, text: string, memory: BlockMemory): Generator<SourceDocument> {
  const first = documentOf({ file, text, line: 0 }, memory);
  if (!/^\s*\{/.test(text) || !first.problems.some(({ reason }) => reason === TRAILING)) return yield first;
  const [, ...next] = rootsOf(text);
  if (!next.length || !isJsonObject(text.slice(0, next[0]))) return yield first;
  let [start, line, column] = [0, 0, 0];
  for (const end of [...next, text.length]) {
    // What follows the first object may be YAML, as a whole.
    const isLast = end === text.length || (start === next[0] && !isJsonObject(text.slice(start, end)));
    const part = text.slice(start, isLast ? text.length : end);
    yield documentOf({ file, text: part, line, column }, memory);
    if (isLast) return;
    const lines = newlines(part);
    column = lines ? part.length - part.lastIndexOf('\n') - 1 : column + part.length;
    line += lines;
    start = end;
  }
}

/** Whether a text is a value of JSON, but for a comment behind it. */
function isJsonObject(text: string): boolean {
  return [text, text.replace(/\}\s*#[^]*$/, '}')].some((each) => Boolean(parsedJson(each)));
}

function documentOf(document: Place, memory: BlockMemory): SourceDocument {
  const { text } = document;
  const blocks = readBlocks(text, memory);
  if (blocks !== undefined) return { ...document, value: blocks, problems: [] };
  try {
    return { ...document, value: valueOf(text, false), problems: [] };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    if (error.reason !== DUPLICATE) return { ...document, value: null, problems: [syntaxProblem(error, document)] };
    const meant = withDash(text, error);
    const duplicate = duplicateKey(error, document, meant !== undefined);
    try {
      return { ...document, value: valueOf(text, true), problems: [duplicate], ...meant === undefined ? {} : { meant } };
    } catch (other) {
      if (!(other instanceof YAMLException)) throw other;
      return { ...document, value: null, problems: [duplicate, syntaxProblem(other, document)] };
    }
  }
}

/** What a text holds if a dash stands before a key that is repeated; nothing where it cannot be read then. */
function withDash(text: string, { mark }: YAMLException): unknown {
  const at = mark?.position ?? 0;
  if (!/(?:^|\n) +$/.test(text.slice(Math.max(0, at - WIDEST), at)) || text.slice(at - 2, at) !== '  ') return undefined;
  try {
    return valueOf(`${text.slice(0, at - 2)}- ${text.slice(at)}`, false);
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}

function valueOf(text: string, lastKeyCounts: boolean): unknown {
  const events = eventsOf(text);
  const problem = aliasProblem(events, text);
  if (problem) YAMLException.throwAt(text, problem.offset, problem.reason);
  const options = { source: text, schema: KUBERNETES_YAML, json: lastKeyCounts, maxTotalMergeKeys: -1 };
  const documents = constructFromEvents(inMergeOrder(events, text), options);
  if (documents.length > 1) {
    const position = /^\.\.\.\s/m.exec(text)?.index ?? 0;
    YAMLException.throwAt(text, position, 'the document ends here, and Kubernetes ignores what follows');
  }
  return documents[0] ?? null;
}
