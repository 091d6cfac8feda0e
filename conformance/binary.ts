import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { NEWEST } from './releases';
import type { Release } from './releases';

const GO = '1.26';
const SCHEMAS = join(__dirname, '..', 'imports', 'schemas');
/** How much is told of what the harness said where it fails, in characters. */
const LAST_WORDS = 2_000;

/** The harness, built where it is not yet. The first build takes minutes, later ones a second. Of an older release than the newest it can only judge. */
export function binary({ version, buildFlags } = NEWEST): string {
  const go = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  if (go.error || !isRecent(go.stdout.trim())) {
    throw new Error(`conformance needs Go ${GO} or later in PATH (https://go.dev/dl), found ${go.error ? 'none' : go.stdout.trim()}`);
  }
  const cache = join(__dirname, '.cache');
  mkdirSync(cache, { recursive: true });
  const target = join(cache, `conformance-${version}`);
  const build = spawnSync('go', ['build', ...buildFlags, '-ldflags', '-s -w', '-o', target, '.'], { cwd: __dirname, stdio: 'inherit' });
  if (build.status !== 0) throw new Error(`conformance of KubeVirt ${version} cannot be built`);
  return target;
}

/**
 * What a command of the harness answers to questions, a line each, in their order.
 *
 * @throws where it fails, with its last words
 */
export function answersOf<T>(command: string, questions: readonly unknown[], { release = NEWEST, flags = [] }: Asking = {}): T[] {
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('');
  const { status, stdout, stderr } = spawnSync(binary(release), [command, '-schemas', SCHEMAS, ...flags], { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`${command} of KubeVirt ${release.version} did not answer: ${stderr.slice(-LAST_WORDS)}`);
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as T);
}

interface Asking {
  readonly release?: Release;
  readonly flags?: readonly string[];
}

function isRecent(version: string): boolean {
  const [major, minor] = version.replace(/^go/, '').split('.').map(Number);
  const [wantedMajor, wantedMinor] = GO.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
