import { partsOf } from './expression';
import type { Expression, Statement, Variable } from './expression';
import { namesOf } from './names';
import { printStatement } from './print';

const WIDTH = 120;

/** Statements that belong together, with a blank line around them where they take more than one line. */
export type Paragraph = readonly Statement[];

/** Prints a program: its imports, and its paragraphs. */
export function printProgram(paragraphs: readonly Paragraph[]): string {
  const statements = paragraphs.flat();
  const used = usedVariables(statements);
  const names = namesOf(statements.flatMap(({ variable }) => (variable && used.has(variable) ? [variable] : [])));
  const texts = paragraphs.map((paragraph) => paragraph.map((statement) => `${printStatement(statement, names)}\n`).join('')).filter((text) => text !== '');
  const isApart = (i: number) => i > 0 && (isLong(texts[i]) || isLong(texts[i - 1]) || i === texts.length - 1);
  const body = texts.map((text, i) => (isApart(i) ? `\n${text}` : text)).join('');
  return `${importsOf(statements)}\n${body}`;
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
    ...core.length ? [named(core, 'cdk8s')] : [],
    ...from('cdk8s-plus-28').length ? ["import * as kplus from 'cdk8s-plus-28';\n"] : [],
    ...library.length ? [named(library, 'cdk8s-kubevirt')] : [],
  ].join('');
}

function isOf(part: Expression, module: string): part is Expression & { readonly kind: 'import' } {
  return part.kind === 'import' && part.module === module;
}

function byName(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}

function named(names: readonly string[], module: string): string {
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
