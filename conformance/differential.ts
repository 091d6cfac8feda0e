import { parseArgs } from 'node:util';
import { answersOf } from './binary';
import { compare } from './compare';
import type { Answer } from './compare';
import { generate, generateBuiltin } from './generate';
import { releaseNamed } from './releases';
import { printReport } from './report';

/**
 * The admission code of a release of KubeVirt and ours judge the same manifests; with `--builtin`, that of Kubernetes and ours those of its own kinds.
 *
 *     tsx conformance/differential.ts [COUNT [SEED]] [--release MAJOR.MINOR | --builtin]
 */
const { values: { builtin, release: version }, positionals } = parseArgs({
  options: { builtin: { type: 'boolean' }, release: { type: 'string' } }, allowPositionals: true,
});
if (builtin && version) throw new Error('--builtin is of the newest release only');
const [count = 20_000, seed = 1] = positionals.map(Number);
const release = releaseNamed(version);
const samples = [...builtin ? generateBuiltin(count, seed) : generate(count, seed, release.version)];
const questions = samples.map(({ id, manifest, cluster, beside }) => (
  {
    id,
    manifest,
    arch: cluster.architecture,
    gates: cluster.featureGates,
    beside: Object.fromEntries(beside.map((object) => [object.path, object.manifest])),
  }
));
const comparisons = compare(samples, answersOf<Answer>('judge', questions, { release }), release);
const demands = builtin ? { enough: 99.6, explainsAccepts: false } : { enough: 99.5, explainsAccepts: true };
process.exitCode = printReport(comparisons, release, demands) ? 0 : 1;
