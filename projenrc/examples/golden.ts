import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { examples, ROOT } from './catalog';

for (const name of examples()) {
  const golden = join(ROOT, 'test', 'golden', name);
  rmSync(golden, { recursive: true, force: true });
  cpSync(join(ROOT, 'dist', name), golden, { recursive: true });
}
