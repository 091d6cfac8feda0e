import { fileProblems } from './file-problems';
import type { Shape } from '../manifests/schema/shape';
import { documentsOf } from '../manifests/source/document';
import type { SourceDocument } from '../manifests/source/document';
import { Locator } from '../manifests/source/locate';
import { throwIfAny, UsageError } from '../usage-error';

/**
 * The documents of a file that users write for this library, which is no manifest.
 *
 * @throws on text that is neither YAML nor JSON, with its place
 */
export function documentsOfFile(file: string, text: string): SourceDocument[] {
  const documents = [...documentsOf(file, text)];
  const [problem] = documents.flatMap(({ problems }) => problems);
  if (!problem) return documents;
  const { reason, position: { line, column }, fix = 'Correct it here, or on the line before.' } = problem;
  throw new Error(`${file}:${line}:${column}: ${reason}. ${fix}`);
}

/**
 * The document of a file that must have one.
 *
 * @param fix what to write
 * @throws on any other number
 */
export function onlyDocument(file: string, [document, ...more]: readonly SourceDocument[], fix: string): SourceDocument {
  if (document && !more.length) return document;
  throw new Error(`${file}: got ${more.length ? more.length + 1 : 0} documents; allowed: one document. ${fix}`);
}

/**
 * Refuses what a schema has something against.
 *
 * @throws one error with everything, in the order of the file, each with its line and column
 */
export function refuseUnfit(document: SourceDocument, shape: Shape): void {
  let locator: Locator | undefined;
  const find = (field: string) => (locator ??= new Locator(document)).find(field);
  const problems = fileProblems(shape, document.value, (field) => find(field).text)
    .map((problem) => ({ ...problem, ...find(problem.field) }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map(({ field, line, column, got, allowed, fix }): UsageError => (
      { what: `${document.file}:${line}:${column}: ${field || 'the document'}`, got, allowed, fix }
    ));
  throwIfAny(undefined, problems);
}
