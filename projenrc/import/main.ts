import { join } from 'node:path';
import { runImport } from './import-release';

runImport(join(__dirname, '..', '..', 'imports'), process.argv.slice(2));
