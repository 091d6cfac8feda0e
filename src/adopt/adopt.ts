import type { Written } from './adopter';
import { asStored } from './as-stored';
import { Assembly } from './assembly';
import { cleaned } from './clean';
import { isEqual } from './equal';
import { Evaluator } from './evaluate';
import { call, kubevirt } from './expression';
import type { Statement, Variable } from './expression';
import { labelOf } from './label';
import { makerOf } from './made-by-others';
import { modules } from './modules';
import { printProgram } from './program';
import type { Paragraph } from './program';
import type { AdoptionReport } from './report';
import { value } from './values';
import { groupBy } from '../kubernetes/group-by';
import { isMapping } from '../kubernetes/is-mapping';
import { documentsOf } from '../manifests/source/document';
import { objectsOf } from '../manifests/source/object';

/** How a program is made. */
export interface AdoptOptions {
  /** The id of the chart of objects without namespace. */
  readonly chart?: string;
  /** The platform file that the program reads. */
  readonly platform?: string;
}

/** A program that synthesizes objects that were there before it. */
export interface AdoptedProgram {
  /** TypeScript. */
  readonly text: string;
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
  const objects = written.filter((manifest) => makerOf(manifest) === undefined).map(cleaned);
  const assembly = new Assembly(objects, options);
  const adopted = assembly.adoptAll();
  const paragraphs = assembly.paragraphs();
  const isJudged = adopted.some(({ by }) => by === 'construct');
  const acknowledgements = isJudged ? acknowledgementsOf(paragraphs, assembly.app) : [];
  const lines = [...paragraphs, ...acknowledgements.length ? [acknowledgements] : []];
  const end: Paragraph = [{ value: call({ kind: 'variable', variable: assembly.app }, 'synth') }];
  const report = { objects: adopted, skipped, acknowledged: acknowledgements.length };
  return { text: printProgram([...lines, end]), ...prove(lines, assembly.app, report, objects.filter((_, i) => adopted[i].by !== 'nothing')) };
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

/** Findings that would keep the program from writing, each acknowledged where it is: what is there was admitted before. */
function acknowledgementsOf(paragraphs: readonly Paragraph[], app: Variable): Statement[] {
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
    return [{ value: call(kubevirt('Admission'), 'acknowledge', { kind: 'variable', variable: scope }, value(rule), value('it was so when it was adopted')) }];
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
