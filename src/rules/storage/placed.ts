import type { Affinity, NodeSelector, PodSpec } from '../../../imports/kubernetes';
import { scalerFinder } from '../../analysis/namespace/autoscalers';
import { podNumbers } from '../../analysis/nodes/lasting-replicas';
import { fieldsAt } from '../../kubernetes/fields-at';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { oncePerInput } from '../../manifests/once-per-input';
import { POD_SPECS } from '../../manifests/pod-specs';
import { workloadsOf } from '../../manifests/workload';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/** A pod, also that of a guest, with the nodes that it selects and the claims that it takes. */
export interface Placed {
  readonly manifest: Manifest;
  readonly path: string;
  readonly nodeSelector: { readonly [key: string]: string };
  readonly affinity?: NodeSelector;
  /** Whether it asks for the node, or the zone, of other pods. */
  readonly isBesideOthers: boolean;
  readonly isGuest: boolean;
  /** By namespace and name. */
  readonly claims: readonly string[];
  /** How many there are, and how many of those at any time. */
  readonly pods: number;
  readonly lasting: number;
}

/** The pods of the input, with what they take. */
export const placedOf = oncePerInput((manifests, cluster): readonly Placed[] => {
  const scaledBetween = scalerFinder(manifests);
  const numbersOf = (manifest: Manifest) => {
    // How many nodes there are is not known, and hardly one.
    if (manifest.kind === 'DaemonSet') return { pods: 2, lasting: 2 };
    const { written: pods, lasting } = podNumbers(manifest, scaledBetween(manifest));
    return { pods, lasting };
  };
  return located(manifests, cluster).map(({ affinity, ...placed }) => ({
    ...placed,
    affinity: affinity?.nodeAffinity?.[REQUIRED],
    isBesideOthers: affinity?.podAffinity?.[REQUIRED] !== undefined,
    ...numbersOf(placed.manifest),
  }));
});

type Located = Pick<Placed, 'manifest' | 'path' | 'nodeSelector' | 'isGuest' | 'claims'> & { readonly affinity?: Affinity };

function located(manifests: readonly Manifest[], cluster: Cluster): Located[] {
  const guests = workloadsOf(manifests, cluster).map(({ manifest, path, namespace, written: { nodeSelector = {}, affinity, volumes = [] } }) => ({
    manifest,
    path,
    nodeSelector,
    affinity,
    isGuest: true,
    claims: volumes.flatMap(({ persistentVolumeClaim, dataVolume }) => persistentVolumeClaim?.claimName ?? dataVolume?.name ?? []).map((name) => `${namespace}/${name}`),
  }));
  const pods = [...POD_SPECS].flatMap(([kind, at]) => ofKind(manifests, kind).flatMap((manifest) => fieldsAt(at)(manifest).map(({ field, value }) => {
    const { nodeSelector = {}, affinity, volumes = [] } = value as PodSpec;
    const names = volumes.flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
    return { manifest, path: field, nodeSelector, affinity, isGuest: false, claims: names.map((name) => `${manifest.metadata.namespace}/${name}`) };
  })));
  return [...guests, ...pods];
}
