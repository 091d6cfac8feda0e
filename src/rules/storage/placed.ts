import type { Affinity, NodeSelector, PodSpec } from '../../../imports/kubernetes';
import type { Volume } from '../../../imports/kubevirt.io';
import { scalerFinder } from '../../analysis/namespace/autoscalers';
import { podNumbers } from '../../analysis/nodes/lasting-replicas';
import { fieldsAt } from '../../kubernetes/fields-at';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { oncePerInput } from '../../manifests/once-per-input';
import { POD_SPECS } from '../../manifests/pod-specs';
import { workloadsOf } from '../../manifests/workload';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
/** How many nodes there are is not known, and hardly one. */
const OF_DAEMON_SET = { written: 2, lasting: 2 };

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

/** The pods of the input. What they take is found for those that are asked: most select no node, and share no claim. */
export const placedOf = oncePerInput((manifests, cluster): readonly Placed[] => {
  const scaledBetween = scalerFinder(manifests);
  const numbersOf = (manifest: Manifest) => (manifest.kind === 'DaemonSet' ? OF_DAEMON_SET : podNumbers(manifest, scaledBetween(manifest)));
  return located(manifests, cluster).map(({ manifest, path, spec: { nodeSelector = {}, affinity }, isGuest, claimNames }): Placed => ({
    manifest,
    path,
    nodeSelector,
    affinity: affinity?.nodeAffinity?.[REQUIRED],
    isBesideOthers: affinity?.podAffinity?.[REQUIRED] !== undefined,
    isGuest,
    get claims() {
      return claimNames().map((name) => `${manifest.metadata.namespace}/${name}`);
    },
    get pods() {
      return numbersOf(manifest).written;
    },
    get lasting() {
      return numbersOf(manifest).lasting;
    },
  }));
});

interface Located extends Pick<Placed, 'manifest' | 'path' | 'isGuest'> {
  readonly spec: { readonly nodeSelector?: Placed['nodeSelector']; readonly affinity?: Affinity };
  claimNames(): string[];
}

function located(manifests: readonly Manifest[], cluster: Cluster): Located[] {
  const guests = workloadsOf(manifests, cluster).map(({ manifest, path, written: spec }): Located => {
    const nameIn = ({ persistentVolumeClaim, dataVolume }: Volume) => persistentVolumeClaim?.claimName ?? dataVolume?.name ?? [];
    return { manifest, path, spec, isGuest: true, claimNames: () => (spec.volumes ?? []).flatMap(nameIn) };
  });
  const specs = [...POD_SPECS].flatMap(([kind, at]) => (
    ofKind(manifests, kind).flatMap((manifest) => fieldsAt(at)(manifest).map(({ field, value }) => ({ manifest, field, spec: value as PodSpec })))
  ));
  const pods = specs.map(({ manifest, field: path, spec }): Located => {
    const claimNames = () => (spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
    return { manifest, path, spec, isGuest: false, claimNames };
  });
  return [...guests, ...pods];
}
