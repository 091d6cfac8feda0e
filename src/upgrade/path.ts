import type { UpgradeOptions } from './upgrade-options';
import { compareReleases, isRelease, minorOf } from '../kubernetes/release';
import { KNOWN_RELEASES, PROJECT_NAMES, releasesOf } from '../manifests/releases';
import type { Releases, StatedVersions } from '../manifests/releases';
import type { UsageError } from '../usage-error';

/** The upgrade of one project. */
export interface ProjectUpgrade {
  readonly project: keyof Releases;
  /** `KubeVirt`. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The releases whose ways are known that stand for them. */
  readonly judgedFrom: string;
  readonly judgedTo: string;
}

/** What is upgraded, KubeVirt first, and what to set in the profile on both sides. */
export interface UpgradePath {
  readonly projects: readonly ProjectUpgrade[];
  readonly from: StatedVersions;
  readonly to: StatedVersions;
}

interface Field {
  readonly project: keyof Releases;
  readonly from: keyof UpgradeOptions;
  readonly to: keyof UpgradeOptions;
  readonly version: keyof StatedVersions;
}

const FIELDS: readonly Field[] = [
  { project: 'kubevirt', from: 'from', to: 'to', version: 'kubevirtVersion' },
  { project: 'cdi', from: 'cdiFrom', to: 'cdiTo', version: 'cdiVersion' },
  { project: 'kubernetes', from: 'kubernetesFrom', to: 'kubernetesTo', version: 'kubernetesVersion' },
];

/**
 * What an upgrade leads from and to.
 *
 * @param stated the versions that the Platform states, where an upgrade may begin
 */
export function upgradePath(options: UpgradeOptions, stated: StatedVersions): UpgradePath {
  const projects = FIELDS.flatMap(({ project, from, to, version }): ProjectUpgrade[] => {
    const [before, after] = [options[from] ?? stated[version], options[to]];
    if (before === undefined || after === undefined) return [];
    const [judgedFrom, judgedTo] = [before, after].map((release) => judged(project, release));
    return [{ project, name: PROJECT_NAMES[project], from: before, to: after, judgedFrom, judgedTo }];
  });
  const versions = (side: 'from' | 'to') => Object.fromEntries(FIELDS.flatMap(({ project, version }) => {
    const upgraded = projects.find((each) => each.project === project);
    return upgraded ? [[version, upgraded[side]]] : [];
  }));
  return { projects, from: versions('from'), to: versions('to') };
}

type NameOf = (field: keyof UpgradeOptions) => string;

/**
 * What makes it no upgrade.
 *
 * @param nameOf what the caller calls a field of the options
 */
export function upgradeProblems(options: UpgradeOptions, stated: StatedVersions, nameOf: NameOf = (field) => field): UsageError[] {
  const given = FIELDS.filter(({ from, to }) => options[from] !== undefined || options[to] !== undefined);
  if (!given.length) {
    const fix = `Give ${nameOf('from')} and ${nameOf('to')}, or ${nameOf('kubernetesFrom')} and ${nameOf('kubernetesTo')}.`;
    return [{ what: nameOf('to'), got: undefined, allowed: 'the release to upgrade to', fix }];
  }
  const problems = given.flatMap((field) => problemsOf(field, options, stated, nameOf));
  return problems.length ? problems : sameProblem(given, upgradePath(options, stated), nameOf);
}

/** What is judged as another release than it is. */
export function notesOf({ projects }: UpgradePath): string[] {
  return projects.flatMap(({ project, name, from, to, judgedFrom, judgedTo }) => (
    [[from, judgedFrom], [to, judgedTo]].flatMap(([release, nearest]) => (
      KNOWN_RELEASES[project].includes(minorOf(release)) ? [] : [`${name} ${release} is not known: it is judged as ${nearest}, the nearest that is.`]
    ))
  ));
}

function problemsOf({ project, from, to, version }: Field, options: UpgradeOptions, stated: StatedVersions, nameOf: NameOf): UsageError[] {
  const name = PROJECT_NAMES[project];
  const [before, after] = [options[from] ?? stated[version], options[to]];
  const malformed = ([[from, options[from]], [to, after]] as const).flatMap(([field, release]) => (
    release === undefined || isRelease(release) ? [] : [{
      what: nameOf(field), got: release, allowed: `a release of ${name}`, fix: `Write \`major.minor\`, such as ${newest(project)}.`,
    }]
  ));
  if (malformed.length) return malformed;
  if (before === undefined) {
    const fix = `Give ${nameOf(from)}, or state ${version} of the Platform.`;
    return [{ what: nameOf(from), got: undefined, allowed: `the release of ${name} that the cluster runs`, fix }];
  }
  if (after === undefined) return [{ what: nameOf(to), got: undefined, allowed: `the release of ${name} to upgrade to`, fix: `Give ${nameOf(to)}.` }];
  if (compareReleases(after, before) >= 0) return [];
  const fix = `Swap ${nameOf(from)} and ${nameOf(to)}: a downgrade is not judged.`;
  return [{ what: nameOf(to), got: after, allowed: `a release after ${before}`, fix }];
}

/** Nothing to compare: patch releases, or releases that are not known. */
function sameProblem(given: readonly Field[], { projects }: UpgradePath, nameOf: NameOf): UsageError[] {
  if (projects.some(({ judgedFrom, judgedTo }) => judgedFrom !== judgedTo)) return [];
  const [{ project, name, from, to, judgedTo }] = projects;
  const { to: field } = given[0];
  const isSameMinor = minorOf(from) === minorOf(to);
  const known = KNOWN_RELEASES[project];
  return [{
    what: nameOf(field),
    got: to,
    allowed: `another minor release of ${name} than ${minorOf(isSameMinor ? from : judgedTo)}`,
    fix: isSameMinor
      ? `Patch releases of ${minorOf(to)} are judged alike, so there is nothing to compare.`
      : `${name} ${from} and ${to} are both judged as ${judgedTo}: known are ${known[0]} to ${known[known.length - 1]}.`,
  }];
}

function judged(project: keyof Releases, version: string): string {
  const field = FIELDS.find((each) => each.project === project)!;
  return releasesOf({ [field.version]: version })[project] as string;
}

function newest(project: keyof Releases): string {
  return KNOWN_RELEASES[project][KNOWN_RELEASES[project].length - 1];
}
