import { upstreamAt } from './releases';
import { filesOf, KUBERNETES } from './upstream';
import type { Upstream, UpstreamKind } from './upstream';
import type { Releases } from '../releases';

/** A kind in one of its served versions. */
export interface Kind extends UpstreamKind {
  /** A pointer to its schema, `kubevirt.json#/definitions/v1.VirtualMachine`. */
  readonly ref: string;
  /** The file of the newest release of its project, `kubevirt.json`. */
  readonly project: string;
  /** Whether a CustomResourceDefinition defines it, which is stricter than the API server is with its own kinds. */
  readonly custom: boolean;
}

/** All that is known of a kind, by version. */
export type KindVersions = ReadonlyMap<string, Kind>;

/** What stands for releases that nobody stated. */
const NEWEST = {};
/** By releases, then by group. */
const known = new WeakMap<object, Map<string, ReadonlyMap<string, KindVersions>>>();
const indexes = new WeakMap<Upstream, ReadonlyMap<string, ReadonlyMap<string, KindVersions>>>();

/**
 * The served versions of a kind; `undefined` for a kind that none of the upstream projects has. Only what has kinds of the group is read.
 *
 * @param releases those that serve; the newest by default
 */
export function versionsOf(group: string, kind: string, releases?: Releases): KindVersions | undefined {
  return kindsOf(group, releases).get(kind);
}

/** The kinds of a group, each in its served versions; none of a group that no upstream project has. */
export function kindsOf(group: string, releases?: Releases): ReadonlyMap<string, KindVersions> {
  const key = releases ?? NEWEST;
  const groups = known.get(key) ?? new Map<string, ReadonlyMap<string, KindVersions>>();
  if (!groups.size) known.set(key, groups);
  const kinds = groups.get(group) ?? kindsIn(group, releases);
  groups.set(group, kinds);
  return kinds;
}

function kindsIn(group: string, releases?: Releases): ReadonlyMap<string, KindVersions> {
  return new Map(filesOf(group).flatMap((file) => {
    const upstream = upstreamAt(file, releases);
    const index = indexes.get(upstream) ?? indexOf(upstream);
    indexes.set(upstream, index);
    return [...index.get(group) ?? []];
  }));
}

function indexOf({ file, project, kinds }: Upstream): ReadonlyMap<string, ReadonlyMap<string, KindVersions>> {
  const groups = new Map<string, Map<string, Map<string, Kind>>>();
  for (const upstream of kinds) {
    const ofGroup = groups.get(upstream.group) ?? new Map<string, Map<string, Kind>>();
    groups.set(upstream.group, ofGroup);
    const versions = ofGroup.get(upstream.kind) ?? new Map<string, Kind>();
    ofGroup.set(upstream.kind, versions);
    const kind = { ...upstream, project, ref: `${file}#/definitions/${upstream.definition}`, custom: project !== KUBERNETES };
    for (const version of upstream.served) versions.set(version, kind);
  }
  return groups;
}
