import type { Releases } from './releases';
import { compareReleases } from '../kubernetes/release';

/** A cluster, as far as its KubeVirt release goes. */
export interface Released {
  readonly kubevirtVersion: string;
}

/** What differs by release: from which KubeVirt release on it is so, the oldest first. */
export type ByRelease<T> = readonly [oldest: readonly [since: string, value: T], ...later: readonly (readonly [since: string, value: T])[]];

/** Rules ask for every object, of one cluster and a handful of releases. */
const answers = new WeakMap<Released, Map<string, boolean>>();

/** Whether the KubeVirt of a cluster is older than a release. */
export function isBefore(release: string, cluster: Released): boolean {
  const known = answers.get(cluster) ?? new Map<string, boolean>();
  answers.set(cluster, known);
  const answer = known.get(release) ?? compareReleases(cluster.kubevirtVersion, release) < 0;
  known.set(release, answer);
  return answer;
}

/** Whether the release of a project is older than another; not where it is not known. */
export function isOlder(project: keyof Releases, release: string, releases: Releases): boolean {
  const own = releases[project];
  return own !== undefined && compareReleases(own, release) < 0;
}

/** What holds in the KubeVirt of a cluster; in one that is older than all that are known, what holds in the oldest. */
export function valueIn<T>(values: ByRelease<T>, cluster: Released): T {
  const [oldest] = values;
  return (values.filter(([since]) => !isBefore(since, cluster)).pop() ?? oldest)[1];
}
