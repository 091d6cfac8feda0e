import { basename } from 'path';
import { Size } from 'cdk8s';
import { RootConstruct } from 'constructs';
import { FileProblem, fileProblems } from './file-problems';
import { Platform, PlatformProps } from './platform';
import { parseQuantity } from '../kubernetes/quantity';
import { documentsOf, SourceDocument } from '../manifests/source/document';
import { Locator } from '../manifests/source/locate';
import { throwIfAny } from '../usage-error';

/** A struct as a file holds it: sizes are quantities such as 64Gi. */
type Plain<T> = T extends Size ? string
  : T extends readonly (infer E)[] ? Plain<E>[]
    : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;

/**
 * The platform that a file of YAML or JSON describes with the props of `Platform`; sizes are quantities such as 64Gi.
 *
 * @throws one error with everything that `platform.schema.json` has against it, each with its place in the file
 */
export function readPlatform(file: string, text: string): Platform {
  const [document, ...more] = [...documentsOf(file, text)];
  const [problem] = [...document?.problems ?? [], ...more.flatMap(({ problems }) => problems)];
  if (problem) {
    const { reason, position: { line, column }, fix = 'Correct it here, or on the line before.' } = problem;
    throw new Error(`${file}:${line}:${column}: ${reason}. ${fix}`);
  }
  if (!document || more.length) {
    throw new Error(`${file}: got ${more.length ? more.length + 1 : 0} documents; allowed: one document. Describe one platform.`);
  }
  const problems = fileProblems(document.value);
  if (problems.length) throwLocated(problems, document);
  return new Platform(new RootConstruct(), basename(file), propsOf(document.value as Plain<PlatformProps>));
}

function throwLocated(problems: readonly FileProblem[], document: SourceDocument): void {
  const locator = new Locator(document);
  const located = problems.map((problem) => ({ ...problem, ...locator.find(problem.field) }));
  located.sort((a, b) => a.line - b.line || a.column - b.column);
  throwIfAny(undefined, located.map(({ field, line, column, ...problem }) => (
    { ...problem, what: `${document.file}:${line}:${column}: ${field || 'the document'}` }
  )));
}

function propsOf({ nodes, ...rest }: Plain<PlatformProps>): PlatformProps {
  return { ...rest, ...nodes && { nodes: nodes.map(({ memory, ...group }) => ({ ...group, memory: sizeOf(memory) })) } };
}

function sizeOf(quantity: string): Size {
  return Size.kibibytes(Number(parseQuantity(quantity)) / 1e9 / 1024);
}
