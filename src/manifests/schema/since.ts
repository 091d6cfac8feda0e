import { definitionOf, resolved } from './definition';
import type { LocatedSchema } from './definition';
import { versionsOf } from './kinds';
import type { Kind } from './kinds';
import { RELEASE_OF } from './releases';
import { filesOf } from './upstream';
import { compareReleases } from '../../kubernetes/release';
import { KNOWN_RELEASES, PROJECT_NAMES } from '../releases';
import type { Releases } from '../releases';

/** The first later release that has a kind, `KubeVirt 1.9`; `undefined` where none has. */
export function kindSince(group: string, kind: string, releases: Releases): string | undefined {
  const [project] = filesOf(group);
  return project && firstLater(project, releases, (later) => versionsOf(group, kind, later) !== undefined);
}

/** The same of a field of a kind, by its keys from the root of the manifest. */
export function fieldSince({ group, kind, version, project }: Kind, keys: readonly string[], releases: Releases): string | undefined {
  return firstLater(project, releases, (later) => {
    const versions = versionsOf(group, kind, later);
    const known = versions?.get(version) ?? [...versions?.values() ?? []][0];
    return known !== undefined && hasField(definitionOf(known.ref), keys);
  });
}

function firstLater(project: string, releases: Releases, has: (later: Releases) => boolean): string | undefined {
  const name = RELEASE_OF.get(project);
  if (name === undefined) return undefined;
  const own = releases[name];
  const since = own && KNOWN_RELEASES[name].find((release) => compareReleases(release, own) > 0 && has({ ...releases, [name]: release }));
  return since && `${PROJECT_NAMES[name]} ${since}`;
}

function hasField(at: LocatedSchema, [key, ...rest]: readonly string[]): boolean {
  const { schema: { properties, items, additionalProperties }, file } = resolved(at);
  const below = items ?? (properties && Object.hasOwn(properties, key) ? properties[key] : undefined) ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  return below !== undefined && (rest.length === 0 || hasField({ schema: below, file }, rest));
}
