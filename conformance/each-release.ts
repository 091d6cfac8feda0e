import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RELEASES, releasesOfCommit } from './releases';
import type { Release } from './releases';

/**
 * The differential run of two releases, chosen by the commit, so that all are run time and again; with `--all`, of all.
 *
 *     tsx conformance/each-release.ts [COUNT [SEED]] [--all]
 */
const { values: { all }, positionals: [count = '10000', seed = '1'] } = parseArgs({ options: { all: { type: 'boolean' } }, allowPositionals: true });
const chosen = all ? RELEASES : releasesOfCommit();
const failed = chosen.filter(({ version }) => (
  spawnSync('npx', ['tsx', join(__dirname, 'differential.ts'), count, seed, '--release', version], { stdio: 'inherit' }).status !== 0
));
const named = (releases: readonly Release[]): string => releases.map(({ version }) => version).join(', ');
process.stdout.write(`compared with KubeVirt ${named(chosen)}; ${failed.length ? `failed: ${named(failed)}` : 'all passed'}\n`);
process.exitCode = failed.length ? 1 : 0;
