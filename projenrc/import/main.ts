import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Catalog, fileOf, readCatalogs, writeCatalog } from './catalog';
import { Difference, differenceOf, formatDifference, withDifference } from './difference';
import { emitTypes } from './emit-types';
import { formatGates, History, Registered, withRelease } from './gates';
import { importCustomResources, importFolder } from './import-folder';
import { minorOf } from '../../src/kubernetes/release';

const IMPORTS = join(__dirname, '..', '..', 'imports');
const SCHEMAS = join(IMPORTS, 'schemas');
const RELEASES = join(IMPORTS, 'releases');

function main(): void {
  const { positionals: [folder], values: { repository, release, beside = false } } = parseArgs({
    allowPositionals: true,
    options: { repository: { type: 'string' }, release: { type: 'string' }, beside: { type: 'boolean' } },
  });
  if (folder !== undefined) {
    if (repository === undefined || release === undefined) throw new Error('a folder needs --repository OWNER/NAME and --release TAG');
    const catalogs = readCatalogs(SCHEMAS);
    const upstream = { repository, release };
    const facts = statSync(folder).isFile() ? JSON.parse(readFileSync(folder, 'utf8')) as Facts : undefined;
    if (facts) writeGates(minorOf(release), facts.gates);
    const imported = facts ? importCustomResources(facts.crds, upstream, catalogs) : importFolder(folder, upstream, catalogs);
    const current = catalogs[fileOf(imported)];
    if (beside) writeDifference(current, imported);
    else replace(current, imported);
  }
  readdirSync(IMPORTS).filter(file => file.endsWith('.d.ts')).forEach(file => rmSync(join(IMPORTS, file)));
  for (const [file, text] of emitTypes(readCatalogs(SCHEMAS))) {
    writeFileSync(join(IMPORTS, file), text);
  }
}

/** What `conformance/facts` prints of a release of KubeVirt, out of its own code. */
interface Facts {
  readonly crds: readonly object[];
  readonly gates: Registered;
}

function writeGates(release: string, gates: Registered): void {
  const file = join(RELEASES, 'feature-gates.json');
  const { gates: known } = JSON.parse(readFileSync(file, 'utf8')) as { readonly gates: { readonly [gate: string]: History } };
  writeFileSync(file, formatGates(withRelease(known, release, gates)));
}

/** Makes a release the one that the others, and its predecessor of another minor, are told by their difference from. */
function replace(current: Catalog | undefined, imported: Catalog): void {
  const others = current ? [...differencesOf(current).map(difference => withDifference(current, difference)), current] : [];
  writeCatalog(SCHEMAS, imported);
  others.filter(other => differenceFile(other) !== differenceFile(imported)).forEach(other => writeDifference(imported, other));
  rmSync(join(RELEASES, differenceFile(imported)), { force: true });
}

function differencesOf(current: Catalog): Difference[] {
  const name = fileOf(current).replace('.json', '-');
  const files = existsSync(RELEASES) ? readdirSync(RELEASES).filter(file => file.startsWith(name)) : [];
  return files.map(file => JSON.parse(readFileSync(join(RELEASES, file), 'utf8')) as Difference);
}

function writeDifference(current: Catalog, other: Catalog): void {
  mkdirSync(RELEASES, { recursive: true });
  writeFileSync(join(RELEASES, differenceFile(other)), formatDifference(differenceOf(current, other)));
}

/** The file of a release, `kubevirt-1.8.json`. */
function differenceFile(catalog: Catalog): string {
  return fileOf(catalog).replace('.json', `-${minorOf(catalog.upstream.release)}.json`);
}

main();
