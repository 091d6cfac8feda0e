import { newestUpstream, newestUpstreams } from './upstream';
import type { Upstream, UpstreamKind, UpstreamSchema } from './upstream';
import { mergePatch } from '../../kubernetes/merge-patch';
import type { Releases } from '../releases';

/** How a release of a project differs from its newest: a JSON merge patch (RFC 7386) of its file, with the kinds by `<group>/<kind>/<version>`. */
interface Difference {
  readonly kinds: { readonly [name: string]: UpstreamKind | null };
  readonly definitions: { readonly [name: string]: unknown };
}

/** The differences, read when a cluster of the release is judged, by literal paths that a bundler can follow. */
const DIFFERENCES: ReadonlyMap<string, () => unknown> = new Map([
  ['containerized-data-importer-1.62.json', () => require('../../../imports/releases/containerized-data-importer-1.62.json')],
  ['containerized-data-importer-1.63.json', () => require('../../../imports/releases/containerized-data-importer-1.63.json')],
  ['containerized-data-importer-1.64.json', () => require('../../../imports/releases/containerized-data-importer-1.64.json')],
  ['containerized-data-importer-1.65.json', () => require('../../../imports/releases/containerized-data-importer-1.65.json')],
  ['hyperconverged-cluster-operator-1.16.json', () => require('../../../imports/releases/hyperconverged-cluster-operator-1.16.json')],
  ['hyperconverged-cluster-operator-1.17.json', () => require('../../../imports/releases/hyperconverged-cluster-operator-1.17.json')],
  ['hyperconverged-cluster-operator-1.18.json', () => require('../../../imports/releases/hyperconverged-cluster-operator-1.18.json')],
  ['kubernetes-1.30.json', () => require('../../../imports/releases/kubernetes-1.30.json')],
  ['kubernetes-1.31.json', () => require('../../../imports/releases/kubernetes-1.31.json')],
  ['kubernetes-1.32.json', () => require('../../../imports/releases/kubernetes-1.32.json')],
  ['kubernetes-1.33.json', () => require('../../../imports/releases/kubernetes-1.33.json')],
  ['kubernetes-1.35.json', () => require('../../../imports/releases/kubernetes-1.35.json')],
  ['kubernetes-1.36.json', () => require('../../../imports/releases/kubernetes-1.36.json')],
  ['kubevirt-1.6.json', () => require('../../../imports/releases/kubevirt-1.6.json')],
  ['kubevirt-1.7.json', () => require('../../../imports/releases/kubevirt-1.7.json')],
  ['kubevirt-1.8.json', () => require('../../../imports/releases/kubevirt-1.8.json')],
]);

/** Which of the releases is that of a project, by its file. */
export const RELEASE_OF: ReadonlyMap<string, keyof Releases> = new Map([
  ['kubevirt.json', 'kubevirt'],
  ['containerized-data-importer.json', 'cdi'],
  ['hyperconverged-cluster-operator.json', 'hyperconverged'],
  ['kubernetes.json', 'kubernetes'],
]);

const upstreams = new Map<string, readonly Upstream[]>();
const patched = new Map<string, Upstream>();

/** The facts of each project as of some releases; of the newest by default. */
export function upstreamsOf(releases?: Releases): readonly Upstream[] {
  if (!releases) return newestUpstreams();
  const key = `${releases.kubevirt} ${releases.cdi} ${releases.hyperconverged} ${releases.kubernetes}`;
  const known = upstreams.get(key) ?? upstreamsFor(releases);
  upstreams.set(key, known);
  return known;
}

/** The facts of one project as of some releases, by the file of its newest; of that by default. */
export function upstreamAt(file: string, releases?: Releases): Upstream {
  const newest = newestUpstream(file);
  if (!newest) throw new Error(`there are no facts in ${file}`);
  const project = RELEASE_OF.get(file);
  const release = project && releases?.[project];
  return release === undefined ? newest : upstreamOf(newest, `${file.replace('.json', '')}-${release}.json`);
}

/** The facts in a file, `kubevirt.json`, or `kubevirt-1.8.json` once somebody asked for that release. */
export function upstreamIn(file: string): Upstream | undefined {
  return newestUpstream(file) ?? patched.get(file);
}

function upstreamsFor(releases: Releases): readonly Upstream[] {
  const newest = newestUpstreams();
  const found = newest.map(({ file }) => upstreamAt(file, releases));
  return found.every((upstream, i) => upstream === newest[i]) ? newest : found;
}

function upstreamOf(newest: Upstream, file: string): Upstream {
  const read = DIFFERENCES.get(file);
  if (!read) return newest;
  const known = patched.get(file) ?? { ...withDifference(newest, read() as Difference), file };
  patched.set(file, known);
  return known;
}

function withDifference(newest: Upstream, { kinds, definitions }: Difference): Upstream {
  const byName = Object.fromEntries(newest.kinds.map((kind) => [`${kind.group}/${kind.kind}/${kind.version}`, kind]));
  const served = mergePatch(byName, kinds) as { readonly [name: string]: UpstreamKind };
  return {
    ...newest,
    kinds: Object.keys(served).sort().map((name) => served[name]),
    definitions: mergePatch(newest.definitions, definitions) as { readonly [name: string]: UpstreamSchema },
  };
}
