import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sections } from './catalog';
import { PlatformApp } from '../../src';

/** Writes the manifests of all scenarios into dist/scenarios/<scenario>/<section>/. */
const OUT = resolve(__dirname, '..', '..', 'dist', 'scenarios');
rmSync(OUT, { recursive: true, force: true });
for (const { scenario, name, build } of sections()) {
  const app = new PlatformApp({ outdir: join(OUT, scenario, name) });
  try {
    build(app);
    app.synth();
    console.log(`${scenario} ${name}`);
  } catch (error) {
    process.exitCode = 1;
    console.error(`${scenario} ${name}: ${(error as Error).message}`);
  }
}
