import { autoscalersOf } from './autoscalers';
import { claimsOf } from './claims';
import type { ClaimGroup } from './claims';
import { LauncherCosts } from './launcher-cost';
import { boundsOf, LIMIT_RANGE } from './limit-range';
import type { Bounds } from './limit-range';
import { objectCounts } from './objects';
import { containerPods, launchersOf } from './pod-group';
import type { PodGroup } from './pod-group';
import { APPLICATION_AWARE_QUOTA, QUOTA, quotaOf } from './quota';
import type { Quota } from './quota';
import { copiesOf } from './replicas';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind, ofKinds } from '../../manifests/of-kind';
import { oncePerInput } from '../../manifests/once-per-input';
import { hasOwner } from '../../manifests/owners';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import { clusterLaunchers } from '../launcher/cluster-launchers';
import type { ResourceList } from '../resource-list';

/** What a namespace of the input holds, and what bounds it. */
export interface NamespaceCapacity {
  readonly name?: string;
  /** Whether the input makes the namespace, and so has all that is in it. */
  readonly isOwned: boolean;
  /** Of a namespace that the input makes. */
  readonly labels: { readonly [name: string]: string };
  readonly quotas: readonly Quota[];
  /** The quotas that the operator of application-aware quotas enforces. */
  readonly applicationAware: readonly Quota[];
  readonly bounds: readonly Bounds[];
  readonly pods: readonly PodGroup[];
  readonly claims: readonly ClaimGroup[];
  readonly objects: readonly ObjectGroup[];
  /** Whether an object is there twice: then files of the input are alternatives, and do not add up. */
  readonly hasAlternatives: boolean;
}

/** How many objects one manifest leads to. */
export interface ObjectGroup {
  readonly manifest: Manifest;
  readonly counts: ResourceList;
}

interface Contents {
  readonly name?: string;
  readonly manifests: Manifest[];
  readonly quotas: Quota[];
  readonly applicationAware: Quota[];
  readonly bounds: Bounds[];
  labels?: { readonly [name: string]: string };
  /** Whether the namespace itself is there twice. */
  isRepeated?: boolean;
}

const BOUNDING = [QUOTA, APPLICATION_AWARE_QUOTA, LIMIT_RANGE];
/** The keys of quotas that count objects. */
const COUNTED = /^count\/|^services|^(configmaps|replicationcontrollers|resourcequotas|secrets)$/;

/** The namespaces of the input that a quota or a LimitRange of the input bounds. */
export const boundedNamespaces = oncePerInput((manifests, cluster): readonly NamespaceCapacity[] => {
  if (!ofKinds(manifests, BOUNDING).length) return [];
  const bounded = namespacesOf(manifests).filter(isBounded);
  return bounded.length ? bounded.map(counter(manifests, cluster)) : [];
});

/** All namespaces that objects of the input are in, or that it makes. */
export const namespaceCapacities = oncePerInput((manifests, cluster): readonly NamespaceCapacity[] => (
  namespacesOf(manifests).map(counter(manifests, cluster))
));

/** What a namespace of the input holds. */
export function namespaceCapacity(name: string, manifests: readonly Manifest[], cluster: Cluster): NamespaceCapacity {
  const contents = namespacesOf(manifests).find((each) => each.name === name) ?? emptyContents(name);
  return counter(manifests, cluster)(contents);
}

function namespacesOf(manifests: readonly Manifest[]): Contents[] {
  const found = new Map<string | undefined, Contents>();
  const of = (name: string | undefined) => {
    const contents = found.get(name) ?? emptyContents(name);
    found.set(name, contents);
    return contents;
  };
  for (const manifest of manifests) {
    if (kindOf(manifest) === '/Namespace') {
      const contents = of(manifest.metadata.name);
      contents.isRepeated = contents.labels !== undefined;
      contents.labels = manifest.metadata.labels ?? {};
    } else {
      const { manifests: contents, quotas, applicationAware, bounds } = of(manifest.metadata.namespace);
      contents.push(manifest);
      quotas.push(...quotaOf(manifest, QUOTA));
      applicationAware.push(...quotaOf(manifest, APPLICATION_AWARE_QUOTA));
      bounds.push(...boundsOf(manifest));
    }
  }
  return [...found.values()];
}

function emptyContents(name: string | undefined): Contents {
  return { name, manifests: [], quotas: [], applicationAware: [], bounds: [] };
}

function isBounded({ quotas, applicationAware, bounds }: Contents): boolean {
  return quotas.length + applicationAware.length + bounds.length > 0;
}

function counter(manifests: readonly Manifest[], cluster: Cluster): (contents: Contents) => NamespaceCapacity {
  const launchers = clusterLaunchers(cluster);
  const costs = new LauncherCosts(cluster, launchers);
  const networks = networkResources(manifests);
  return ({ name, manifests: contents, quotas, applicationAware, bounds, labels, isRepeated = false }) => {
    const isOwned = labels !== undefined;
    const namespace = {
      name: name ?? '',
      labels: labels ?? {},
      isOwned,
      bounds,
      hasNetworkResources: networks.size > 0,
      quotaKeys: new Set(quotas.flatMap(({ hard }) => [...hard.keys()])),
      resourceOfNetwork: (network: string) => networks.get(network),
    };
    const surroundings = { bounds, autoscalers: autoscalersOf(contents) };
    const isCounting = [...namespace.quotaKeys].some((key) => COUNTED.test(key));
    const identities = new Set<string>();
    const [pods, claims, objects]: [PodGroup[], ClaimGroup[], ObjectGroup[]] = [[], [], []];
    const claimNames = new Set<string>();
    let hasAlternatives = isRepeated;
    for (const manifest of contents) {
      const identity = `${kindOf(manifest)}/${manifest.metadata.name}`;
      if (manifest.metadata.name !== undefined && identities.has(identity)) {
        hasAlternatives = true;
        continue;
      }
      identities.add(identity);
      // What made it is counted itself.
      if (hasOwner(manifest)) continue;
      const isGuest = VMI_SPEC_PATHS.has(kindOf(manifest));
      const groups = isGuest ? launchersOf(manifest, namespace, surroundings, costs, cluster, launchers) : containerPods(manifest, surroundings);
      pods.push(...groups);
      const copies = copiesOf(manifest, surroundings.autoscalers.get(`${manifest.kind}/${manifest.metadata.name}`));
      if (isCounting) objects.push({ manifest, counts: objectCounts(manifest, copies.least, cluster.releases) });
      for (const claim of claimsOf(manifest, copies, cluster)) {
        if (claim.name !== undefined && claimNames.has(claim.name)) continue;
        if (claim.name !== undefined) claimNames.add(claim.name);
        claims.push(claim);
      }
    }
    return { name, isOwned, labels: labels ?? {}, quotas, applicationAware, bounds, pods, claims, objects, hasAlternatives };
  };
}

function networkResources(manifests: readonly Manifest[]): ReadonlyMap<string, string> {
  return new Map(ofKind(manifests, 'k8s.cni.cncf.io/NetworkAttachmentDefinition').flatMap(({ metadata }) => {
    const resource = metadata.annotations?.['k8s.v1.cni.cncf.io/resourceName'];
    return resource === undefined ? [] : [[`${metadata.namespace}/${metadata.name}`, resource] as const];
  }));
}
