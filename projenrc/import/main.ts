import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCatalogs, writeCatalog } from './catalog';
import { emitTypes } from './emit-types';
import { importFolder } from './import-folder';

const IMPORTS = join(__dirname, '..', '..', 'imports');
const SCHEMAS = join(IMPORTS, 'schemas');

function main(): void {
  const { positionals: [folder], values: { repository, release } } = parseArgs({
    allowPositionals: true,
    options: { repository: { type: 'string' }, release: { type: 'string' } },
  });
  if (folder !== undefined) {
    if (repository === undefined || release === undefined) throw new Error('a folder needs --repository OWNER/NAME and --release TAG');
    writeCatalog(SCHEMAS, importFolder(folder, { repository, release }, readCatalogs(SCHEMAS)));
  }
  readdirSync(IMPORTS).filter(file => file.endsWith('.d.ts')).forEach(file => rmSync(join(IMPORTS, file)));
  for (const [file, text] of emitTypes(readCatalogs(SCHEMAS))) {
    writeFileSync(join(IMPORTS, file), text);
  }
}

main();
