import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { coldTable, measureCold } from './cold/main';
import { table } from './markdown';
import { measureSynth } from './synth/main';
import { synthTables } from './synth/tables';
import { targetTable } from './targets';

const PACKAGES = ['cdk8s', 'cdk8s-plus-28', 'cdk8s-cli', 'constructs', 'js-yaml', 'yaml', 'esbuild'];

/** Measures everything in one run and writes RESULTS.md. */
export function record(limit: number): void {
  const start = performance.now();
  const cold = measureCold();
  const synth = measureSynth(limit);
  const minutes = (performance.now() - start) / 60e3;
  writeFileSync(join(__dirname, 'RESULTS.md'), [
    '# Results',
    `Written by \`npm run bench -- record\` in one run of ${minutes.toFixed(0)} minutes; [README.md](README.md) says what is measured and how. `
    + 'Ratios are of processor seconds, which suffer less from what else the machine does.',
    '## Machine and versions',
    table(['', ''], [
      ['machine', `${cpus().length} × ${cpus()[0].model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${type()} ${release()}`],
      ['Node.js', process.version],
      ...PACKAGES.map((name) => [name, versionOf(name)]),
      ...synth.tools.map((tool) => tool.split(': ', 2)),
    ]),
    '## Targets',
    targetTable(synth, cold),
    '## Synthesis',
    synthTables(synth),
    '## Cold `cdk8s synth`',
    coldTable(cold),
    '',
  ].join('\n\n').trimEnd() + '\n');
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(__dirname, '..', 'node_modules', name, 'package.json'), 'utf8')).version;
}
