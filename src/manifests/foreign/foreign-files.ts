import { basename, dirname, join } from 'path';
import { HELM_CHART, HELM_TEMPLATE, HELM_VALUES, KUSTOMIZE_PATCH } from './foreign-kind';
import type { ForeignKind } from './foreign-kind';
import { inputsOfKustomization, isKustomization, KUSTOMIZATION_NAMES } from './kustomization';
import { documentsOf } from '../source/document';

/** A file, and where it lies among others. */
export interface PlacedText {
  readonly file: string;
  readonly text: string;
  /** Its absolute path; `file` unless given. */
  readonly place?: string;
}

export function placeOf({ file, place = file }: PlacedText): string {
  return place;
}

/** What makes a folder a chart of Helm. */
export const CHART_NAME = 'Chart.yaml';
/** Files of a chart that templates read, at its root and where chart-testing looks. */
const VALUES = /^(?:(?:[^/\\]*values[^/\\]*|ci[/\\][^/\\]+)\.ya?ml|values\.schema\.json)$/;
const PATCH = /(?:^|[-_.])patch(?:[-_.]|$)/;
const ACTION = /\{\{/;

/**
 * What files are by where they lie, by their places, for those that hold no objects: what kustomizations among them read as patches, transformers and data, and
 * what charts have besides manifests. A template without any action is a manifest, which helm leaves as it is.
 */
export function foreignFiles(files: readonly PlacedText[]): ReadonlyMap<string, ForeignKind> {
  const found = new Map<string, ForeignKind>();
  const resources = new Set<string>();
  const folders = new Set<string>();
  const charts = new Set<string>();
  const kustomizations: PlacedText[] = [];
  for (const file of files) {
    const name = basename(placeOf(file));
    if (name === CHART_NAME) charts.add(dirname(placeOf(file)));
    else if (KUSTOMIZATION_NAMES.includes(name)) kustomizations.push(file);
  }
  for (const source of kustomizations) {
    for (const { value } of documentsOf(source.file, source.text)) {
      if (!isKustomization(value)) continue;
      const inputs = inputsOfKustomization(value, dirname(placeOf(source)));
      folders.add(dirname(placeOf(source)));
      inputs.foreign.forEach((kind, path) => found.set(path, kind));
      inputs.resources.forEach((path) => resources.add(path));
    }
  }
  for (const place of folders.size ? files.map(placeOf) : []) if (isSparePatch(place, folders)) found.set(place, KUSTOMIZE_PATCH);
  resources.forEach((path) => found.delete(path));
  for (const file of charts.size ? files : []) {
    const kind = kindInChart(file, charts);
    if (kind) found.set(placeOf(file), kind);
  }
  return found;
}

/** Whether a file is a patch by its name, in a folder of a kustomization that does not read it: generators of projects leave such patches for later. */
function isSparePatch(place: string, folders: ReadonlySet<string>): boolean {
  const folder = dirname(place);
  if (basename(folder) === 'patches') return folders.has(dirname(folder));
  return folders.has(folder) && PATCH.test(basename(place));
}

/** What a file is to the nearest chart around it. */
function kindInChart(file: PlacedText, charts: ReadonlySet<string>): ForeignKind | undefined {
  let [directory, path] = [dirname(placeOf(file)), basename(placeOf(file))];
  for (;;) {
    if (charts.has(directory)) {
      if (path === CHART_NAME) return HELM_CHART;
      if (VALUES.test(path)) return HELM_VALUES;
      return /^templates[/\\]/.test(path) && ACTION.test(file.text) ? HELM_TEMPLATE : undefined;
    }
    if (dirname(directory) === directory) return undefined;
    [directory, path] = [dirname(directory), join(basename(directory), path)];
  }
}
