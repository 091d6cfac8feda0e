import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { NEWEST } from './releases';

const GO = '1.26';

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

function isRecent(version: string): boolean {
  const [major, minor] = version.replace(/^go/, '').split('.').map(Number);
  const [wantedMajor, wantedMinor] = GO.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
