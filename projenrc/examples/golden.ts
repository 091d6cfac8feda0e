import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examples, manifestsIn, ROOT } from './catalog';

for (const name of examples()) {
  const golden = join(ROOT, 'test', 'golden', name);
  rmSync(golden, { recursive: true, force: true });
  mkdirSync(golden);
  for (const [file, text] of Object.entries(manifestsIn(join(ROOT, 'dist', name)))) writeFileSync(join(golden, file), text);
}
