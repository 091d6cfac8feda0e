import type { Written } from './adopter';
import { asStored } from './as-stored';
import { Assembly } from './assembly';
import type { AssemblyOptions } from './assembly';
import { cleaned } from './clean';
import { isEqual } from './equal';
import { Evaluator } from './evaluate';
import { call, kubevirt } from './expression';
import type { Statement, Variable } from './expression';
import { ACTING } from './kinds/autoscaling';
import { labelOf } from './label';
import { makerOf } from './made-by-others';
import { modules } from './modules';
import { printProgram } from './program';
import type { Paragraph } from './program';
import type { AdoptionReport, SkippedObject } from './report';
import { splitProgram } from './split';
import type { ProgramFile } from './split';
import { value } from './values';
import { writtenKind } from './written-kind';
import { groupBy } from '../kubernetes/group-by';
import { isMapping } from '../kubernetes/is-mapping';
import { at, textAt } from '../kubernetes/untyped';
import { documentsOf } from '../manifests/source/document';
import { objectsOf } from '../manifests/source/object';

/** How a program is made. */
export interface AdoptOptions {
  /** The id of the chart of objects without namespace. */
  readonly chart?: string;
  /** The platform file that the program reads. */
  readonly platform?: string;
  /** The architecture that it states: the cluster writes it into VMs that state none. */
  readonly architecture?: string;
  /** Whether a large program may be divided into files. */
  readonly maySplit?: boolean;
  /** What its files import each other with: nothing, `.js` or `.ts`. */
  readonly importExtension?: string;
}

const VIRTUAL_MACHINE = 'kubevirt.io/VirtualMachine';

/** So many objects make one file, if they are of several namespaces. */
const SMALL = 25;

/** A program that synthesizes objects that were there before it. */
export interface AdoptedProgram {
  /** TypeScript: main.ts first. */
  readonly files: readonly ProgramFile[];
  /** What it synthesizes. */
  readonly yaml: string;
  readonly report: AdoptionReport;
}

/**
 * Writes a program for objects, and proves that it synthesizes them: the tree that is printed is evaluated with the constructs themselves, and what they
 * render is compared with what was read. What differs is patched, so that adopters may be incomplete, but never wrong.
 */
export function adopt(manifests: readonly unknown[], options: AdoptOptions = {}): AdoptedProgram {
  const written = manifests.filter(isMapping);
  const skipped = written.flatMap((manifest) => {
    const maker = makerOf(manifest);
    return maker === undefined ? [] : [{ object: labelOf(manifest), maker }];
  });
  const owned = written.filter((manifest) => makerOf(manifest) === undefined).map(cleaned);
  const objects = owned.map((manifest) => withArchitecture(manifest, options.architecture));
  const namespaces = new Set(objects.map(({ metadata }) => textAt(metadata, 'namespace')));
  const how: ProgramOptions = { ...options, isSplit: options.maySplit === true && objects.length > SMALL && namespaces.size > 1 };
  const program = write(objects, skipped, how);
  if (program.report.unproven.length === 0) return program;
  const careful = write(objects, skipped, { ...how, isPlain: (kind) => ACTING.includes(kind) });
  return careful.report.unproven.length < program.report.unproven.length ? careful : program;
}

/** A VM as a cluster of an architecture stores it, and as constructs write it for one. */
function withArchitecture(manifest: Written, architecture: string | undefined): Written {
  const { spec } = manifest;
  const guest = at(spec, 'template', 'spec');
  if (architecture === undefined || writtenKind(manifest) !== VIRTUAL_MACHINE) return manifest;
  if (!isMapping(guest) || guest.architecture !== undefined) return manifest;
  const { template, ...rest } = spec as Written;
  return { ...manifest, spec: { ...rest, template: { ...template as Written, spec: { ...guest, architecture } } } };
}

interface ProgramOptions extends AssemblyOptions {
  readonly importExtension?: string;
}

function write(objects: readonly Written[], skipped: readonly SkippedObject[], options: ProgramOptions): AdoptedProgram {
  const assembly = new Assembly(objects, options);
  const adopted = assembly.adoptAll();
  const isJudged = adopted.some(({ by }) => by === 'construct');
  const acknowledgements = isJudged ? acknowledgementsOf(assembly.paragraphs(), assembly.app) : [];
  const report = { objects: adopted, skipped, acknowledged: acknowledgements.length };
  const wanted = objects.filter((_, i) => adopted[i].by !== 'nothing');
  const end: Paragraph = [{ value: call({ kind: 'variable', variable: assembly.app }, 'synth') }];
  if (options.isSplit !== true) {
    const lines = [...assembly.paragraphs(), ...acknowledgements.length ? [acknowledgements.map(({ statement }) => statement)] : []];
    return { files: [{ name: 'main.ts', text: printProgram([...lines, end]) }], ...prove(lines, assembly.app, report, wanted) };
  }
  const of = (part: readonly Paragraph[]) => {
    const declared = new Set(part.flat().map(({ variable }) => variable));
    const statements = acknowledgements.flatMap(({ scope, statement }) => (declared.has(scope) ? [statement] : []));
    return statements.length > 0 ? [statements] : [];
  };
  const parts = assembly.parts().map(({ name, paragraphs }) => ({ name, paragraphs: [...paragraphs, ...of(paragraphs)] }));
  const split = splitProgram(parts, [end], options.importExtension ?? '');
  if (!split) return write(objects, skipped, { ...options, isSplit: false });
  return { files: split.files, ...prove(split.paragraphs.filter((paragraph) => paragraph !== end), assembly.app, report, wanted) };
}

/** What the program writes, and what differs from what was read; nothing is written where the program throws. */
function prove(
  paragraphs: readonly Paragraph[], app: Variable, report: Omit<AdoptionReport, 'unproven'>, wanted: readonly Written[],
): Pick<AdoptedProgram, 'yaml' | 'report'> {
  try {
    const yaml = run(paragraphs, app).root.synthYaml();
    return { yaml, report: { ...report, unproven: differencesOf(yaml, wanted) } };
  } catch (error) {
    return { yaml: '', report: { ...report, unproven: [`the program throws: ${(error as Error).message}`] } };
  }
}

interface Acknowledgement {
  readonly scope: Variable;
  readonly statement: Statement;
}

/** Findings that would keep the program from writing, each acknowledged where it is: what is there was admitted before. */
function acknowledgementsOf(paragraphs: readonly Paragraph[], app: Variable): Acknowledgement[] {
  const { evaluator, root } = run(paragraphs, app);
  const { Admission, FindingLevel } = modules()['cdk8s-kubevirt'];
  const fatal = Admission.of(root).findings().filter(({ level, acknowledged }) => (
    acknowledged === undefined && (level === FindingLevel.REJECTED || level === FindingLevel.UNSTARTABLE)
  ));
  const byPath = new Map(paragraphs.flat().flatMap(({ variable }): [string, Variable][] => {
    const path = variable && pathOf(evaluator.valueOf(variable));
    return path === undefined ? [] : [[path, variable as Variable]];
  }));
  const seen = new Set<string>();
  return fatal.flatMap(({ rule, constructPath = '' }) => {
    const path = [constructPath, constructPath.replace(/\/Resource$/, '')].find((each) => byPath.has(each));
    const scope = path === undefined ? app : byPath.get(path) as Variable;
    const key = `${rule} ${path ?? ''}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const reason = value('it was so when it was adopted');
    return [{ scope, statement: { value: call(kubevirt('Admission'), 'acknowledge', { kind: 'variable', variable: scope }, value(rule), reason) } }];
  });
}

function pathOf(construct: unknown): string | undefined {
  const node = isMapping(construct) ? construct.node : undefined;
  return isMapping(node) && typeof node.path === 'string' ? node.path : undefined;
}

interface Run {
  readonly evaluator: Evaluator;
  readonly root: InstanceType<ReturnType<typeof modules>['cdk8s']['App']>;
}

function run(paragraphs: readonly Paragraph[], app: Variable): Run {
  const evaluator = new Evaluator();
  for (const statement of paragraphs.flat()) evaluator.run(statement);
  return { evaluator, root: evaluator.valueOf(app) as Run['root'] };
}

/** What the whole program writes, read again, must be what was read first: what is missing, and what is too much. */
function differencesOf(yaml: string, wanted: readonly Written[]): readonly string[] {
  const all = [...documentsOf('program', yaml)].flatMap(objectsOf).map(({ manifest }) => asStored(cleaned(manifest as Written)));
  const written = groupBy(all, labelOf);
  const problems: string[] = [];
  for (const object of wanted) {
    const label = labelOf(object);
    const candidates = written.get(label) ?? [];
    const index = candidates.findIndex((each) => isEqual(each, asStored(object)));
    if (index < 0) problems.push(`${label} is not written as it was read`);
    else candidates.splice(index, 1);
  }
  return [...problems, ...[...written.values()].flat().map((object) => `${labelOf(object)} is written and was not read`)];
}
