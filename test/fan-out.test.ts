import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { stores } from '../examples/fan-out/stores';
import { PlatformApp } from '../src';

const EXAMPLE = join(__dirname, '..', 'examples', 'fan-out');
/** More than there are shards, and no multiple of them. */
const STORES = 23;
const read = (file: string): any => load(readFileSync(join(EXAMPLE, file), 'utf8'));

/** `CDK8S_SHARD` of each job of a pipeline, as its engine fills it in. */
const PIPELINES: readonly [engine: string, shards: string[]][] = [
  ['GitHub', (() => {
    const { strategy: { matrix }, env } = read('github.yaml').jobs.synth;
    const jobs: number[] = matrix.shard;
    return jobs.map((shard) => env.CDK8S_SHARD.replace('${{ matrix.shard }}', shard).replace('${{ strategy.job-total }}', jobs.length));
  })()],
  ['GitLab', (() => {
    const { parallel, variables } = read('gitlab.yaml').synth;
    return Array.from({ length: parallel }, (_, i) => variables.CDK8S_SHARD.replace('$CI_NODE_INDEX', i + 1).replace('$CI_NODE_TOTAL', parallel));
  })()],
];

let scratch: string;
beforeAll(() => { scratch = mkdtempSync(join(tmpdir(), 'fan-out-')); });
afterAll(() => rmSync(scratch, { recursive: true }));

function written(name: string, shard?: string): [file: string, text: string][] {
  const outdir = join(scratch, name);
  const app = new PlatformApp({ outdir, shard });
  stores(app, STORES);
  app.synth();
  return readdirSync(outdir).map((file) => [file, readFileSync(join(outdir, file), 'utf8')]);
}

test.each(PIPELINES)('the jobs of %s write all stores, each once', (engine, shards) => {
  const files = shards.flatMap((shard, i) => written(`${engine}-${i}`, shard));
  expect(shards).toHaveLength(20);
  expect(files.sort()).toEqual(written(`${engine}-whole`).sort());
});
