import { join } from 'path';
import { KUSTOMIZE_DATA, KUSTOMIZE_PATCH, KUSTOMIZE_PLUGIN } from './foreign-kind';
import type { ForeignKind } from './foreign-kind';
import { isMapping } from '../../kubernetes/is-mapping';

type Fields = { readonly [key: string]: unknown };

const GROUP = 'kustomize.config.k8s.io/';
/** The names of a file that kustomize builds a folder by. */
export const KUSTOMIZATION_NAMES: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Whether a document in such a file is what kustomize builds: Flux has a kind of the same name. */
export function isKustomization(value: unknown): value is Fields {
  return isMapping(value) && (value.apiVersion === undefined || String(value.apiVersion).startsWith(GROUP));
}

/** What a kustomization reads. */
export interface KustomizeInputs {
  /** The paths of what is no object by itself, by what it is. */
  readonly foreign: ReadonlyMap<string, ForeignKind>;
  /** The paths of files that hold objects. */
  readonly resources: readonly string[];
}

/** What a kustomization in a directory reads. */
export function inputsOfKustomization(kustomization: Fields, directory: string): KustomizeInputs {
  const list = (key: string) => (Array.isArray(kustomization[key]) ? kustomization[key] as unknown[] : []);
  const pathsIn = (key: string) => list(key).map((entry) => (isMapping(entry) ? entry.path : entry));
  const at = (kind: ForeignKind, paths: readonly unknown[]) => (
    paths.filter(isPath).map((path): [string, ForeignKind] => [join(directory, path), kind])
  );
  const foreign = new Map([
    ...at(KUSTOMIZE_PATCH, ['patches', 'patchesStrategicMerge', 'patchesJson6902'].flatMap(pathsIn)),
    ...at(KUSTOMIZE_PLUGIN, ['transformers', 'generators', 'validators', 'configurations', 'replacements'].flatMap(pathsIn)),
    ...at(KUSTOMIZE_DATA, [
      ...['configMapGenerator', 'secretGenerator'].flatMap(list).flatMap(dataFiles),
      ...['helmCharts', 'helmChartInflationGenerator'].flatMap(list).flatMap(valuesFiles),
      ...isMapping(kustomization.openapi) ? [kustomization.openapi.path] : [],
    ]),
  ]);
  return { foreign, resources: ['resources', 'bases', 'components'].flatMap(list).filter(isPath).map((path) => join(directory, path)) };
}

/** The files of a generator, `[KEY=]PATH`. */
function dataFiles(generator: unknown): unknown[] {
  const { files = [], envs = [], env } = isMapping(generator) ? generator : {};
  const paths = [files, envs].flat().map((entry) => (typeof entry === 'string' ? entry.slice(entry.indexOf('=') + 1) : entry));
  return [...paths, env];
}

function valuesFiles(chart: unknown): unknown[] {
  const { valuesFile, values, additionalValuesFiles = [] } = isMapping(chart) ? chart : {};
  return [valuesFile, values, additionalValuesFiles].flat();
}

/** What is not written out in place, as patches may be. */
function isPath(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !value.includes('\n');
}
