import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Package, shapeTable } from './shape-table';
import { peerDependencies } from '../../package.json';
import { readAssembly, ROOT } from '../assembly';

/** Writes lib/shape/table.json, by which public APIs judge what they are called with. Run after every compilation. */
const load = createRequire(__filename);
const folders = [ROOT, ...Object.keys(peerDependencies).map((name) => join(ROOT, 'node_modules', name))];
const packages = folders.map((folder): Package => ({ assembly: readAssembly(folder), exports: load(folder) }));

mkdirSync(join(ROOT, 'lib', 'shape'), { recursive: true });
writeFileSync(join(ROOT, 'lib', 'shape', 'table.json'), `${JSON.stringify(shapeTable(packages))}\n`);
