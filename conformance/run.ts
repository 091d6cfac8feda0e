import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { binary } from './binary';

/**
 * Applies all goldens to a real API server with KubeVirt's admission, twice, and checks what launcher pods cost.
 * With arguments: applies those files and folders only.
 */
const ROOT = resolve(__dirname, '..');
const given = process.argv.slice(2);
const harness = binary();
const apply = (paths: readonly string[]): boolean => judged('apply',
  '-schemas', join(ROOT, 'imports', 'schemas'), '-log', join(__dirname, '.cache', 'apply.log'), ...paths);
const passed = given.length
  ? [apply(given)]
  : [apply([join(ROOT, 'test', 'golden')]), judged('quota', join(__dirname, 'testdata', 'launcher.ndjson'))];
process.exitCode = passed.every(Boolean) ? 0 : 1;

function judged(...args: string[]): boolean {
  return spawnSync(harness, args, { stdio: 'inherit' }).status === 0;
}
