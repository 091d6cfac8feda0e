import { versionsOf } from './kinds';
import type { Kind } from './kinds';
import { KUBERNETES } from './upstream';
import { compareReleases, minorOf } from '../../kubernetes/release';
import { KNOWN_RELEASES, UPSTREAM } from '../releases';
import type { Releases } from '../releases';

const LATER = KNOWN_RELEASES.kubernetes.filter((release) => compareReleases(release, minorOf(UPSTREAM.kubernetes)) > 0);
const known = new WeakMap<Releases, readonly Releases[]>();

/** A kind in a version, as the later releases of Kubernetes have it that a cluster may be of: of one that states its Kubernetes, none. */
export function laterKinds({ group, kind, version }: Pick<Kind, 'group' | 'kind' | 'version'>, releases: Releases): Kind[] {
  return laterReleases(releases).flatMap((later) => versionsOf(group, kind, later)?.get(version) ?? [])
    .filter(({ project }) => project === KUBERNETES);
}

function laterReleases(releases: Releases): readonly Releases[] {
  const later = known.get(releases) ?? (releases.kubernetes === undefined ? LATER.map((kubernetes) => ({ ...releases, kubernetes })) : []);
  known.set(releases, later);
  return later;
}
