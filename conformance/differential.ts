import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { binary } from './binary';
import { compare } from './compare';
import type { Answer } from './compare';
import { generate, generateBuiltin } from './generate';
import { printReport } from './report';

/**
 * KubeVirt's own admission code and ours judge the same manifests; with `--builtin`, that of Kubernetes and ours those of its own kinds.
 *
 *     tsx conformance/differential.ts [--builtin] [COUNT [SEED]]
 */
const builtin = process.argv.includes('--builtin');
const [count = 20_000, seed = 1] = process.argv.slice(2).filter((argument) => argument !== '--builtin').map(Number);
const samples = [...(builtin ? generateBuiltin : generate)(count, seed)];
const questions = samples.map(({ id, manifest, cluster }) => ({ id, manifest, arch: cluster.architecture, gates: cluster.featureGates }));
const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('');
const schemas = join(__dirname, '..', 'imports', 'schemas');
const { status, stdout } = spawnSync(binary(), ['judge', '-schemas', schemas], { input, encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'inherit'] });
if (status !== 0) throw new Error('KubeVirt did not judge');
const answers = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Answer);
const comparisons = compare(samples, answers);
const demands = builtin ? { enough: 97.5, explainsAccepts: false } : { enough: 99.5, explainsAccepts: true };
process.exitCode = printReport(comparisons, demands) ? 0 : 1;
