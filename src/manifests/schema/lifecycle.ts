import { allGroups } from './groups';
import { versionsOf } from './kinds';
import { RELEASE_OF } from './releases';
import { compareReleases, minorOf } from '../../kubernetes/release';
import { KNOWN_RELEASES, PROJECT_NAMES, UPSTREAM } from '../releases';
import type { Releases } from '../releases';

/** When Kubernetes deprecates and removes a version of one of its kinds, `major.minor`, and what replaces it. */
export interface Lifecycle {
  readonly deprecated: string;
  readonly removed: string;
  /** `policy/v1 PodDisruptionBudget`. */
  readonly replacement?: string;
}

let known: { readonly versions: { readonly [name: string]: Lifecycle } } | undefined;

/** The lifecycle of a version that Kubernetes deprecates, or will; `undefined` for any other. Read when asked for. */
export function lifecycleOf(group: string, kind: string, version: string): Lifecycle | undefined {
  const { versions } = known ??= require('../../../imports/releases/api-lifecycles.json') as NonNullable<typeof known>;
  const name = `${group}/${kind}/${version}`;
  return Object.hasOwn(versions, name) ? versions[name] : undefined;
}

/** The first release that no longer has a kind, `Kubernetes 1.32`; `undefined` where the cluster has it, or no release before had. */
export function kindUntil(group: string, kind: string, releases: Releases): string | undefined {
  if (!allGroups().has(group) || versionsOf(group, kind, releases)) return undefined;
  for (const project of new Set(RELEASE_OF.values())) {
    const own = releases[project] ?? minorOf(UPSTREAM[project]);
    const has = (release: string) => versionsOf(group, kind, { ...releases, [project]: release }) !== undefined;
    const until = KNOWN_RELEASES[project].find((release, i, all) => i > 0 && compareReleases(release, own) <= 0 && has(all[i - 1]) && !has(release));
    if (until) return `${PROJECT_NAMES[project]} ${until}`;
  }
  return undefined;
}
