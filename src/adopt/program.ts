import { partsOf } from './expression';
import type { Expression, Statement, Variable } from './expression';
import { namesOf } from './names';
import { printStatement } from './print';
import type { Names } from './print';

const WIDTH = 120;

/** Statements that belong together, with a blank line around them where they take more than one line. */
export type Paragraph = readonly Statement[];

/** What a file of a program has to do with others. */
export interface FileOptions {
  readonly names: Names;
  /** Lines that import from other files. */
  readonly imports: readonly string[];
  readonly exported: ReadonlySet<Variable>;
}

/** Prints a program, or a file of it: its imports, and its paragraphs. */
export function printProgram(paragraphs: readonly Paragraph[], { names, imports, exported }: FileOptions = alone(paragraphs)): string {
  const statements = paragraphs.flat();
  const print = (statement: Statement) => `${printStatement(statement, names, exported)}\n`;
  const texts = paragraphs.map((paragraph) => paragraph.map(print).join('')).filter((text) => text !== '');
  const isApart = (i: number) => i > 0 && (isLong(texts[i]) || isLong(texts[i - 1]) || i === texts.length - 1);
  const body = texts.map((text, i) => (isApart(i) ? `\n${text}` : text)).join('');
  return `${importsOf(statements)}${imports.join('')}\n${body}`;
}

/** A program of one file. */
function alone(paragraphs: readonly Paragraph[]): FileOptions {
  const statements = paragraphs.flat();
  const used = usedVariables(statements);
  const named = statements.flatMap(({ variable }) => (variable && used.has(variable) ? [variable] : []));
  return { names: namesOf(named), imports: [], exported: new Set() };
}

/** The variables that a statement other than their own refers to. */
export function usedVariables(statements: readonly Statement[]): ReadonlySet<Variable> {
  return new Set(statements.flatMap(({ value }) => [...partsOf(value)]).flatMap((part) => (part.kind === 'variable' ? [part.variable] : [])));
}

function isLong(text: string): boolean {
  return text.indexOf('\n') < text.length - 1;
}

function importsOf(statements: readonly Statement[]): string {
  const used = statements.flatMap(({ value }) => [...partsOf(value)]);
  const from = (module: string) => [...new Set(used.flatMap((part) => (isOf(part, module) ? [part.name] : [])))].sort(byName);
  const [core, library] = [from('cdk8s'), from('cdk8s-kubevirt')];
  return [
    ...core.length ? [printImport(core, 'cdk8s')] : [],
    ...from('cdk8s-plus-28').length ? ["import * as kplus from 'cdk8s-plus-28';\n"] : [],
    ...library.length ? [printImport(library, 'cdk8s-kubevirt')] : [],
  ].join('');
}

function isOf(part: Expression, module: string): part is Expression & { readonly kind: 'import' } {
  return part.kind === 'import' && part.module === module;
}

function byName(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}

function printImport(names: readonly string[], module: string): string {
  const line = `import { ${names.join(', ')} } from '${module}';\n`;
  if (line.length <= WIDTH + 1) return line;
  const lines = [''];
  for (const name of names) {
    const last = lines.length - 1;
    if (lines[last].length + name.length + 4 <= WIDTH) lines[last] += `${lines[last] ? ' ' : '  '}${name},`;
    else lines.push(`  ${name},`);
  }
  return `import {\n${lines.join('\n')}\n} from '${module}';\n`;
}
