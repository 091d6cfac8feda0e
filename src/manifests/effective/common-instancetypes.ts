import { valueAt } from '../../kubernetes/field-path';
import { mergePatch } from '../../kubernetes/merge-patch';
import { minorOf } from '../../kubernetes/release';
import type { Cluster } from '../manifest';
import { UPSTREAM } from '../releases';
import type { Releases } from '../releases';

/** Specs by kind and name. */
export type CommonSpecs = { readonly [kind: string]: { readonly [name: string]: unknown } };

const NEWEST = minorOf(UPSTREAM.kubevirt);
/** What each release deploys, by literal paths that a bundler can follow: the newest in full, the others as JSON merge patches (RFC 7386) of it. */
const READERS: ReadonlyMap<string, () => unknown> = new Map([
  ['1.6', () => require('../../../imports/releases/common-instancetypes-1.6.json')],
  ['1.7', () => require('../../../imports/releases/common-instancetypes-1.7.json')],
  ['1.8', () => require('../../../imports/releases/common-instancetypes-1.8.json')],
  [NEWEST, () => require('../../../imports/common-instancetypes.json')],
]);

/** Where a KubeVirt CR and a HyperConverged CR, in `v1beta1` and in `v1`, say whether they are deployed. */
const DEPLOYMENTS = [
  ['spec', 'configuration', 'commonInstancetypesDeployment', 'enabled'],
  ['spec', 'CommonInstancetypesDeployment', 'enabled'],
  ['spec', 'workloadSources', 'commonInstancetypesDeployment', 'enabled'],
];

const known = new Map<string, CommonSpecs>();

/** The instancetypes and preferences that a KubeVirt release deploys by itself. */
export function commonSpecs(release: string = NEWEST): CommonSpecs {
  const specs = known.get(release) ?? read(READERS.has(release) ? release : NEWEST);
  known.set(release, specs);
  return specs;
}

/** The names of the instancetypes or preferences of a kind that the KubeVirt of a cluster brings; the newest by default. */
export function commonNames(kind: string, cluster?: { readonly releases: Releases }): readonly string[] {
  return Object.keys(commonSpecs(cluster?.releases.kubevirt)[kind] ?? {});
}

/** Whether the KubeVirt of a cluster brings an instancetype or a preference of this name. */
export function isCommon(kind: string, name: string, { releases }: Pick<Cluster, 'releases'>): boolean {
  return Object.hasOwn(commonSpecs(releases.kubevirt)[kind] ?? {}, name);
}

/** Whether the CR of the input that configures KubeVirt has it bring none of them. */
export function bringsNone({ source }: Pick<Cluster, 'source'>): boolean {
  return DEPLOYMENTS.some((path) => valueAt(source?.manifest, path) === false);
}

function read(release: string): CommonSpecs {
  const found = READERS.get(release)?.() as CommonSpecs;
  return release === NEWEST ? found : mergePatch(commonSpecs(), found) as CommonSpecs;
}
