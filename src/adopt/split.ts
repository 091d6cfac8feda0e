import type { Variable } from './expression';
import { Ids } from './ids';
import { namesOf } from './names';
import type { Names } from './print';
import { printProgram, usedVariables } from './program';
import type { Paragraph } from './program';

/** A part of a program that has a file of its own: a chart, or what all have in common. */
export interface Part {
  readonly name: string;
  readonly paragraphs: readonly Paragraph[];
}

/** A file of a program, as it is printed. */
export interface ProgramFile {
  readonly name: string;
  readonly text: string;
}

/** A program of several files. */
export interface SplitProgram {
  readonly files: readonly ProgramFile[];
  /** What is run, in the order in which the files import each other. */
  readonly paragraphs: readonly Paragraph[];
}

interface Module {
  readonly file: string;
  readonly paragraphs: readonly Paragraph[];
  readonly declared: ReadonlySet<Variable>;
  readonly used: ReadonlySet<Variable>;
}

/**
 * Divides a program into a file for each part, and main.ts, which loads them.
 *
 * @param extension what files of the program call each other with
 * @returns nothing where parts refer to each other in a circle
 */
export function splitProgram(parts: readonly Part[], main: readonly Paragraph[], extension: string): SplitProgram | undefined {
  const files = new Ids();
  files.fresh('main');
  const modules = parts.map(({ name, paragraphs }) => moduleOf(files.fresh(name.toLowerCase().replace(/[^a-z0-9-]+/g, '-')), paragraphs));
  const last = moduleOf('main', main);
  const owners = new Map(modules.flatMap((module) => [...module.declared].map((variable) => [variable, module] as const)));
  const order = inOrder(modules, owners);
  if (!order) return undefined;
  const exported = new Set([...modules, last].flatMap((module) => foreignTo(module)));
  const names = new Map<Module, Names>();
  const print = (module: Module, loaded: readonly Module[]): ProgramFile => {
    const foreign = foreignTo(module);
    const own = [...module.declared].filter((variable) => module.used.has(variable) || exported.has(variable));
    names.set(module, namesOf([...own, ...foreign]));
    const imports = importsOf(module, foreign, { names, owners, loaded, extension });
    return { name: `${module.file}.ts`, text: printProgram(module.paragraphs, { names: namesIn(names, module), imports, exported }) };
  };
  const printed = order.map((module) => print(module, []));
  return {
    files: [print(last, modules.filter(({ declared }) => ![...declared].some((variable) => last.used.has(variable)))), ...printed],
    paragraphs: [...order, last].flatMap(({ paragraphs }) => paragraphs),
  };
}

function moduleOf(file: string, paragraphs: readonly Paragraph[]): Module {
  const statements = paragraphs.flat();
  const declared = new Set(statements.flatMap(({ variable }) => variable ?? []));
  return { file, paragraphs, declared, used: usedVariables(statements) };
}

function foreignTo({ declared, used }: Module): Variable[] {
  return [...used].filter((variable) => !declared.has(variable));
}

function namesIn(names: ReadonlyMap<Module, Names>, module: Module): Names {
  return names.get(module) ?? new Map();
}

/** Modules after those that they import; nothing where there is a circle. */
function inOrder(modules: readonly Module[], owners: ReadonlyMap<Variable, Module>): readonly Module[] | undefined {
  const order = new Set<Module>();
  const open = new Set<Module>();
  const visit = (module: Module): boolean => {
    if (order.has(module)) return true;
    if (open.has(module)) return false;
    open.add(module);
    const isFree = foreignTo(module).every((variable) => visit(owners.get(variable) as Module));
    order.add(module);
    return isFree;
  };
  return modules.every(visit) ? [...order] : undefined;
}

interface Program {
  readonly names: ReadonlyMap<Module, Names>;
  readonly owners: ReadonlyMap<Variable, Module>;
  /** Files that are run, though nothing of theirs is used. */
  readonly loaded: readonly Module[];
  readonly extension: string;
}

function importsOf(module: Module, foreign: readonly Variable[], { names, owners, loaded, extension }: Program): string[] {
  const used = new Map<Module, string[]>();
  for (const variable of foreign) {
    const owner = owners.get(variable) as Module;
    const [there, here] = [owner, module].map((each) => namesIn(names, each).get(variable) ?? '');
    used.set(owner, [...used.get(owner) ?? [], there === here ? here : `${there} as ${here}`]);
  }
  return [
    ...[...used].map(([{ file }, words]) => `import { ${words.join(', ')} } from './${file}${extension}';\n`),
    ...loaded.map(({ file }) => `import './${file}${extension}';\n`),
  ];
}
