import { compareReleases, minorOf } from '../kubernetes/release';

/** The releases that rules, types and defaults are taken from. */
export const UPSTREAM = { kubevirt: '1.9.0', cdi: '1.66.0', hyperconverged: '1.19.0', kubernetes: '1.34.0' };

/** A release of each project, `major.minor`. */
export interface Releases {
  readonly kubevirt: string;
  readonly cdi: string;
  /** The one that bundles the KubeVirt. */
  readonly hyperconverged: string;
  /** `undefined` where it is not known: what the newest serves is allowed then. */
  readonly kubernetes?: string;
}

/** What people call the projects. */
export const PROJECT_NAMES: { readonly [project in keyof Releases]-?: string } = {
  kubevirt: 'KubeVirt', cdi: 'CDI', hyperconverged: 'HyperConverged', kubernetes: 'Kubernetes',
};

/** The releases whose APIs are known, the oldest first. */
export const KNOWN_RELEASES: { readonly [project in keyof Releases]-?: readonly string[] } = {
  kubevirt: ['1.6', '1.7', '1.8', '1.9'],
  cdi: ['1.62', '1.63', '1.64', '1.65', '1.66'],
  hyperconverged: ['1.16', '1.17', '1.18', '1.19'],
  kubernetes: ['1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36'],
};

/** The first and last Kubernetes release that a KubeVirt release supports (github.com/kubevirt/sig-release, releases/k8s-support-matrix.md). */
export const SUPPORTED_KUBERNETES: readonly (readonly [kubevirt: string, kubernetes: readonly [first: string, last: string]])[] = [
  ['1.6', ['1.31', '1.33']],
  ['1.7', ['1.32', '1.34']],
  ['1.8', ['1.33', '1.35']],
  ['1.9', ['1.34', '1.36']],
];

/** What a cluster says of its versions, in the words of an admission profile. */
export interface StatedVersions {
  readonly kubevirtVersion?: string;
  readonly cdiVersion?: string;
  readonly kubernetesVersion?: string;
}

/** The releases that a cluster is judged by: its own, or the nearest that is known. */
export function releasesOf({ kubevirtVersion, cdiVersion, kubernetesVersion }: StatedVersions): Releases {
  const kubevirt = nearest('kubevirt', kubevirtVersion);
  return {
    kubevirt,
    cdi: nearest('cdi', cdiVersion ?? CDI_OF.get(kubevirt)),
    hyperconverged: nearest('hyperconverged', HYPERCONVERGED_OF.get(kubevirt)),
    kubernetes: kubernetesVersion === undefined ? undefined : nearest('kubernetes', kubernetesVersion),
  };
}

/** The CDI that OpenShift Virtualization ships with a KubeVirt, which is the newest of when that was made. */
const CDI_OF: ReadonlyMap<string, string> = new Map([['1.6', '1.63'], ['1.7', '1.64'], ['1.8', '1.65']]);

/** The HyperConverged that bundles a KubeVirt (`hack/config` of kubevirt/hyperconverged-cluster-operator). */
const HYPERCONVERGED_OF: ReadonlyMap<string, string> = new Map([['1.6', '1.16'], ['1.7', '1.17'], ['1.8', '1.18'], ['1.9', '1.19']]);

const found = new Map<string, string>();

/** Asked for each object. */
function nearest(project: keyof Releases, version: string = UPSTREAM[project]): string {
  const asked = `${project} ${version}`;
  const release = found.get(asked) ?? nearestIn(KNOWN_RELEASES[project], version);
  found.set(asked, release);
  return release;
}

function nearestIn(known: readonly string[], version: string): string {
  if (compareReleases(version, known[0]) < 0) return known[0];
  return known.find((release) => release === minorOf(version)) ?? known[known.length - 1];
}
