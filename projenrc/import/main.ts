import { join } from 'node:path';
import { runImport } from './import-release';
import { writeReferences } from './write-references';

const ROOT = join(__dirname, '..', '..');
const IMPORTS = join(ROOT, 'imports');

runImport(IMPORTS, process.argv.slice(2));
writeReferences(IMPORTS, join(ROOT, 'src', 'instancetype'));
