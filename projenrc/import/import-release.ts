import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BASE, Catalog, fileOf, formatCatalog, readCatalogs } from './catalog';
import {
  commonDifference, CommonDifference, CommonInstancetypes, formatCommonInstancetypes, readCommonInstancetypes, withCommonDifference,
} from './common-instancetypes';
import { Difference, differenceOf, formatDifference, withDifference } from './difference';
import { emitTypes } from './emit-types';
import { formatGates, Gates, Registered, withRelease } from './gates';
import { importCustomResources, importFolder } from './import-folder';
import { formatLifecycles, LifecycleFile, Lifecycles, readLifecycles, withLifecycles } from './lifecycle';
import { Series, writeRelease } from './series';
import { minorOf } from '../../src/kubernetes/release';

/** What `conformance/facts` prints of a release of KubeVirt, out of its own code. */
interface Facts {
  readonly crds: readonly object[];
  readonly gates: Registered;
}

interface Options {
  readonly repository?: string;
  readonly release?: string;
  /** Whether the release stands beside the newest, as a difference from it. */
  readonly beside?: boolean;
  /** Folders of Go modules that say when versions of kinds come and go. */
  readonly lifecycles?: readonly string[];
  /** Groups to take that the project does not have so far. */
  readonly group?: readonly string[];
}

const GATES = join('releases', 'feature-gates.json');
const LIFECYCLES = join('releases', 'api-lifecycles.json');

const COMMON: Series<CommonInstancetypes, CommonDifference> = {
  file: 'common-instancetypes.json',
  releaseOf: ({ upstream }) => upstream.tag,
  difference: commonDifference,
  apply: withCommonDifference,
  format: (newest) => formatCommonInstancetypes(newest),
  formatDifference: (difference) => formatCommonInstancetypes(difference, ' How this release differs from common-instancetypes.json: JSON merge patches.'),
};

/**
 * Runs `npm run import`: takes a release, if a source is given, and writes the types.
 *
 * @param imports the folder that is written to, laid out as `imports`
 */
export function runImport(imports: string, args: readonly string[]): void {
  const { positionals: [source], values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      repository: { type: 'string' },
      release: { type: 'string' },
      beside: { type: 'boolean' },
      lifecycles: { type: 'string', multiple: true },
      group: { type: 'string', multiple: true },
    },
  });
  if (source !== undefined) importRelease(imports, source, values);
  readdirSync(imports).filter(file => file.endsWith('.d.ts')).forEach(file => rmSync(join(imports, file)));
  for (const [file, text] of emitTypes(readCatalogs(join(imports, 'schemas')))) writeFileSync(join(imports, file), text);
}

function importRelease(imports: string, source: string, options: Options): void {
  const { repository, release, beside = false, lifecycles: modules = [], group = [] } = options;
  if (repository === undefined || release === undefined) throw new Error('a source needs --repository OWNER/NAME and --release TAG');
  const facts = statSync(source).isFile() ? JSON.parse(readFileSync(source, 'utf8')) as Facts : undefined;
  const common = facts ? undefined : readCommonInstancetypes(source, repository, release);
  if (common) {
    writeRelease(imports, COMMON, common, beside);
    return;
  }
  const catalogs = readCatalogs(join(imports, 'schemas'));
  const upstream = { repository, release };
  const lifecycles = readLifecycles(modules);
  const imported = facts
    ? importCustomResources(facts.crds, upstream, catalogs, group)
    : importFolder(source, upstream, catalogs, group, lifecycles);
  if ((fileOf(imported) === BASE) !== modules.length > 0) throw new Error('Kubernetes, and nothing else, needs --lifecycles MODULE for each of its API modules');
  writeRelease(imports, catalogSeries(fileOf(imported)), imported, beside);
  if (facts) writeGates(join(imports, GATES), minorOf(release), facts.gates);
  if (modules.length) writeLifecycles(join(imports, LIFECYCLES), minorOf(release), lifecycles);
}

function catalogSeries(file: string): Series<Catalog, Difference> {
  return {
    file: join('schemas', file),
    releaseOf: ({ upstream }) => upstream.release,
    difference: differenceOf,
    apply: withDifference,
    format: formatCatalog,
    formatDifference,
  };
}

function writeGates(file: string, release: string, registered: Registered): void {
  writeFileSync(file, formatGates(withRelease(JSON.parse(readFileSync(file, 'utf8')) as Gates, release, registered)));
}

function writeLifecycles(file: string, release: string, lifecycles: Lifecycles): void {
  const known = JSON.parse(readFileSync(file, 'utf8')) as LifecycleFile;
  writeFileSync(file, formatLifecycles(withLifecycles(known, release, lifecycles)));
}
