import type { NodeSelector, PodSpec } from '../../../imports/kubernetes';
import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { scalerFinder } from '../../analysis/namespace/autoscalers';
import { podNumbers } from '../../analysis/nodes/lasting-replicas';
import { fieldsAt } from '../../kubernetes/fields-at';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { oncePerInput } from '../../manifests/once-per-input';
import { POD_SPECS } from '../../manifests/pod-specs';
import { claimNameOf, takesClaim } from '../../manifests/volume-claim';
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

/** The pods of the input that take claims. What they take is found for those that are asked: most select no node, and share no claim. */
export const placedOf = oncePerInput((manifests, cluster): readonly Placed[] => {
  const scaledBetween = scalerFinder(manifests);
  const numbersOf: NumbersOf = (manifest) => (manifest.kind === 'DaemonSet' ? OF_DAEMON_SET : podNumbers(manifest, scaledBetween(manifest)));
  const placed: Placed[] = [];
  const add = (manifest: Manifest, path: string, spec: PodSpec | VirtualMachineInstanceSpec, isGuest: boolean) => {
    if (takesClaim(spec)) placed.push(new PlacedPod(manifest, path, spec, isGuest, numbersOf));
  };
  for (const { manifest, path, written } of workloadsOf(manifests, cluster)) add(manifest, path, written, true);
  for (const [kind, at] of POD_SPECS) {
    for (const manifest of ofKind(manifests, kind)) {
      for (const { field, value } of fieldsAt(at)(manifest)) add(manifest, field, value as PodSpec, false);
    }
  }
  return placed;
});

type NumbersOf = (manifest: Manifest) => { readonly written: number; readonly lasting: number };

class PlacedPod implements Placed {
  public readonly nodeSelector: Placed['nodeSelector'];
  public readonly affinity?: NodeSelector;
  public readonly isBesideOthers: boolean;

  constructor(
    public readonly manifest: Manifest, public readonly path: string, private readonly spec: PodSpec | VirtualMachineInstanceSpec,
    public readonly isGuest: boolean, private readonly numbersOf: NumbersOf,
  ) {
    const { nodeSelector = {}, affinity } = spec;
    this.nodeSelector = nodeSelector;
    this.affinity = affinity?.nodeAffinity?.[REQUIRED];
    this.isBesideOthers = affinity?.podAffinity?.[REQUIRED] !== undefined;
  }

  public get claims(): readonly string[] {
    return (this.spec.volumes ?? []).flatMap((volume) => {
      const name = claimNameOf(volume);
      return name === undefined ? [] : `${this.manifest.metadata.namespace}/${name}`;
    });
  }

  public get pods(): number {
    return this.numbersOf(this.manifest).written;
  }

  public get lasting(): number {
    return this.numbersOf(this.manifest).lasting;
  }
}
