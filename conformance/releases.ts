import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareReleases } from '../lib/kubernetes/release';

/** A release of KubeVirt that manifests are judged by. */
export interface Release {
  /** `major.minor` of KubeVirt. */
  readonly version: string;
  /** `major.minor` of the Kubernetes that it is built against, whose code judges pods. */
  readonly kubernetes: string;
  /** What `go build` needs to know to build this release. */
  readonly buildFlags: readonly string[];
}

/** The releases that there is a judge of, the oldest first: those of the module files. */
export const RELEASES: readonly Release[] = releasesOf(['go.mod', ...readdirSync(join(__dirname, 'releases')).filter((file) => file.endsWith('.mod')).map((file) => `releases/${file}`)]);
export const NEWEST = RELEASES[RELEASES.length - 1];

export function releaseNamed(version: string = NEWEST.version): Release {
  const found = RELEASES.find((release) => release.version === version);
  if (!found) throw new Error(`there is no judge of KubeVirt ${version}, only of ${RELEASES.map((release) => release.version).join(', ')}`);
  return found;
}

/** Two releases that the commit chooses, so that all are run time and again: each pair is as likely as another. */
export function releasesOfCommit(): readonly Release[] {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: __dirname, encoding: 'utf8' });
  const pairs = RELEASES.flatMap((one, i) => RELEASES.slice(i + 1).map((other) => [one, other]));
  return pairs[parseInt(commit.slice(0, 8), 16) % pairs.length];
}

function releasesOf(moduleFiles: readonly string[]): Release[] {
  const found = moduleFiles.map((file) => {
    const text = readFileSync(join(__dirname, file), 'utf8');
    return { file, version: minorOf('kubevirt.io/kubevirt', text), kubernetes: minorOf('k8s.io/kubernetes', text) };
  }).sort((a, b) => compareReleases(a.version, b.version));
  return found.map(({ file, version, kubernetes }, i) => {
    const before = found.slice(i + 1).map((later) => `before${later.version}`);
    return { version, kubernetes, buildFlags: before.length ? [`-modfile=${file}`, `-tags=${before.join(',')}`] : [] };
  });
}

function minorOf(module: string, moduleFile: string): string {
  const [, version] = new RegExp(`^\\s*(?:require )?${module} v(\\d+\\.\\d+)\\.`, 'm').exec(moduleFile) ?? [];
  if (!version) throw new Error(`no ${module} in a module file`);
  return version;
}
