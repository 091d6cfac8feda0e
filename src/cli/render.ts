import { spawnSync } from 'child_process';
import { basename, dirname, sep } from 'path';
import { CONFIG } from './config/find-config';
import type { Input } from './inputs';
import { UsageError } from './io';
import type { Io } from './io';
import type { FileText } from './read-file';
import type { Sources } from '../admission/check';
import { isMapping } from '../kubernetes/is-mapping';
import { recall } from '../kubernetes/recall';
import { CHART_NAME, placeOf } from '../manifests/foreign/foreign-files';
import { inputsOfKustomization, isKustomization, KUSTOMIZATION_NAMES } from '../manifests/foreign/kustomization';
import { documentsOf } from '../manifests/source/document';
import type { SourceDocument } from '../manifests/source/document';

/** A program and its arguments. */
type Call = readonly [program: string, ...args: string[]];

/** A folder that is rendered. */
interface Folder {
  /** The file that makes it one, which the report names: patterns of the config and annotations of CI mean files. */
  readonly file: string;
  readonly place: string;
  /** The calls that render it: the first whose program is installed does. */
  readonly calls: readonly Call[];
}

interface Kustomization extends Folder {
  readonly isComponent: boolean;
  /** The files and folders that it reads. */
  readonly reads: readonly string[];
}

const LONGEST = 2 ** 30;
/** How kubectl logs why it failed. */
const KLOG = /^E\d{4} .* err="(.*)"$/;

/**
 * The inputs, with what kustomize and helm make of folders in place of what they make it of. A kustomization that another one reads comes with that.
 *
 * @throws UsageError where no program for a folder is installed
 */
export function rendered(inputs: readonly Input[], io: Io): Input[] {
  const charts = outermost(inputs.flatMap(chartsIn));
  const outside = inputs.filter((input) => !charts.some(({ place }) => isBelow(placeOf(input), place)));
  const kustomizations = outside.flatMap(kustomizationsIn);
  const read = new Set(kustomizations.flatMap(({ reads }) => reads));
  const roots = kustomizations.filter(({ place, isComponent }) => !isComponent && !read.has(place));
  const folders = new Set(kustomizations.map(({ place }) => place));
  const isBuilt = (input: Input) => read.has(placeOf(input)) || (KUSTOMIZATION_NAMES.includes(nameOf(input)) && folders.has(dirname(placeOf(input))));
  return [
    ...outside.filter((input) => !isBuilt(input)),
    ...[...roots, ...charts].map((folder): Input => ({ file: folder.file, place: folder.place, named: true, rendered: true, ...textOf(folder, io) })),
  ];
}

/** What was read, where what is found in what was rendered stands at the start of its file: the lines that a program wrote are in none. */
export function withoutLines(sources: Sources, inputs: readonly Input[]): Sources {
  const files = new Set(inputs.filter(({ rendered: isRendered }) => isRendered).map(({ file }) => file));
  const documents = new WeakMap<SourceDocument, SourceDocument>();
  const emptied = (document: SourceDocument) => recall(documents, document, () => ({ ...document, text: '{}', line: 0 }));
  return {
    ...sources,
    objects: sources.objects.map((object) => (files.has(object.document.file) ? { ...object, document: emptied(object.document) } : object)),
    unreadable: sources.unreadable.map((subject) => (
      files.has(subject.file) ? { ...subject, line: 1, findings: subject.findings.map((finding) => ({ ...finding, line: 1, column: 1 })) } : subject
    )),
  };
}

function kustomizationsIn(input: Input): Kustomization[] {
  if (!KUSTOMIZATION_NAMES.includes(nameOf(input))) return [];
  const { file } = input;
  const place = dirname(placeOf(input));
  const calls: Call[] = [['kustomize', 'build', place], ['kubectl', 'kustomize', place]];
  return [...documentsOf(file, input.text)].flatMap(({ value }) => {
    if (!isKustomization(value)) return [];
    const { resources, foreign } = inputsOfKustomization(value, place);
    return [{ file, place, calls, isComponent: value.kind === 'Component', reads: [...resources, ...foreign.keys()] }];
  });
}

/** A chart by its Chart.yaml; a library renders to nothing. */
function chartsIn(input: Input): Folder[] {
  if (nameOf(input) !== CHART_NAME) return [];
  const { file } = input;
  const [document] = documentsOf(file, input.text);
  const { name, type } = isMapping(document?.value) ? document.value : {};
  const place = dirname(placeOf(input));
  return type === 'library' ? [] : [{ file, place, calls: [['helm', 'template', '--include-crds', String(name ?? 'chart'), place]] }];
}

/** Charts without their dependencies, which they bring along. */
function outermost(charts: readonly Folder[]): Folder[] {
  return charts.filter(({ place }) => !charts.some((other) => other.place !== place && isBelow(place, other.place)));
}

function isBelow(place: string, folder: string): boolean {
  return place.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function nameOf(input: Input): string {
  return basename(placeOf(input));
}

function textOf({ file, calls }: Folder, io: Io): FileText {
  for (const [program, ...args] of calls) {
    const { error, status, stdout, stderr } = spawnSync(program, args, { cwd: io.cwd, env: { ...io.env }, encoding: 'utf8', maxBuffer: LONGEST });
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') continue;
    if (!error && status === 0) return { text: stdout };
    const said = (error?.message ?? stderr).trim().split('\n').at(-1)?.replace(KLOG, '$1') ?? '';
    return { text: '', problem: { reason: `${program} ${args[0]} failed: ${said}`, fix: 'Make it render, or leave it out.' } };
  }
  throw new UsageError(`rendering needs ${calls.map(([program]) => program).join(' or ')} on the PATH for ${file}; install it, or leave the folder out by ignore in ${CONFIG}`);
}
