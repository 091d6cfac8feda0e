import { upstreamsOf } from './releases';
import { KUBERNETES } from './upstream';
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

const indexes = new WeakMap<readonly Upstream[], ReadonlyMap<string, KindVersions>>();

/**
 * The served versions of a kind; `undefined` for a kind that none of the upstream projects has.
 *
 * @param releases those that serve; the newest by default
 */
export function versionsOf(group: string, kind: string, releases?: Releases): KindVersions | undefined {
  const upstreams = upstreamsOf(releases);
  const kinds = indexes.get(upstreams) ?? index(upstreams);
  indexes.set(upstreams, kinds);
  return kinds.get(`${group}/${kind}`);
}

function index(from: readonly Upstream[]): ReadonlyMap<string, KindVersions> {
  const found = new Map<string, Map<string, Kind>>();
  for (const { file, project, kinds: listed } of from) {
    for (const upstream of listed) {
      const key = `${upstream.group}/${upstream.kind}`;
      const versions = found.get(key) ?? new Map<string, Kind>();
      const kind = { ...upstream, project, ref: `${file}#/definitions/${upstream.definition}`, custom: project !== KUBERNETES };
      for (const version of upstream.served) versions.set(version, kind);
      found.set(key, versions);
    }
  }
  return found;
}
