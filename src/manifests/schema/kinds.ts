import { KUBERNETES, readUpstreams } from './upstream';
import type { Upstream, UpstreamKind } from './upstream';

/** A kind in one of its served versions. */
export interface Kind extends UpstreamKind {
  /** A pointer to its schema, `kubevirt.json#/definitions/v1.VirtualMachine`. */
  readonly ref: string;
  /** Whether a CustomResourceDefinition defines it, which is stricter than the API server is with its own kinds. */
  readonly custom: boolean;
}

/** All that is known of a kind, by version. */
export type KindVersions = ReadonlyMap<string, Kind>;

let upstreams: readonly Upstream[] | undefined;
let kinds: ReadonlyMap<string, KindVersions> | undefined;

/** The facts of all upstream projects, read once. */
export function allUpstreams(): readonly Upstream[] {
  return upstreams ??= readUpstreams();
}

/** The served versions of a kind; `undefined` for a kind that none of the upstream projects has. */
export function versionsOf(group: string, kind: string): KindVersions | undefined {
  kinds ??= index(allUpstreams());
  return kinds.get(`${group}/${kind}`);
}

function index(from: readonly Upstream[]): ReadonlyMap<string, KindVersions> {
  const found = new Map<string, Map<string, Kind>>();
  for (const { file, kinds: listed } of from) {
    for (const upstream of listed) {
      const key = `${upstream.group}/${upstream.kind}`;
      const versions = found.get(key) ?? new Map<string, Kind>();
      const kind = { ...upstream, ref: `${file}#/definitions/${upstream.definition}`, custom: file !== KUBERNETES };
      for (const version of upstream.served) versions.set(version, kind);
      found.set(key, versions);
    }
  }
  return found;
}
