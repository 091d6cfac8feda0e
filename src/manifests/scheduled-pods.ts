import type { Labels } from './label-index';
import { launcherLabels } from './launcher-pod';
import type { Cluster, Manifest } from './manifest';
import { ofKind } from './of-kind';
import { oncePerInput } from './once-per-input';
import { POD_SPECS } from './pod-specs';
import { workloadsOf } from './workload';
import type { Affinity, PodSpec, TopologySpreadConstraint } from '../../imports/kubernetes';
import { valueAt } from '../kubernetes/field-path';
import { fieldsAt } from '../kubernetes/fields-at';
import { isMapping } from '../kubernetes/is-mapping';

/** Pods that a manifest leads to, those of guests too, as the scheduler looks at them. */
export interface ScheduledPod {
  readonly manifest: Manifest;
  /** Where their spec stands. */
  readonly path: string;
  readonly labels: Labels;
  readonly affinity?: Affinity;
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
}

export const scheduledPods = oncePerInput((manifests, cluster): readonly ScheduledPod[] => podsAmong(manifests, cluster, () => true));

/** Those that are to be beside others, away from them, or spread: most are not. */
export const placingPods = oncePerInput((manifests, cluster): readonly ScheduledPod[] => (
  podsAmong(manifests, cluster, ({ affinity, topologySpreadConstraints }) => (affinity ?? topologySpreadConstraints) !== undefined)
));

type Placing = Pick<ScheduledPod, 'affinity' | 'topologySpreadConstraints'>;

function podsAmong(manifests: readonly Manifest[], cluster: Cluster, isWanted: (spec: Placing) => boolean): ScheduledPod[] {
  const guests = workloadsOf(manifests, cluster).filter(({ written }) => isWanted(written)).map((workload): ScheduledPod => {
    const { manifest, path, written: { affinity, topologySpreadConstraints } } = workload;
    return {
      manifest,
      path,
      // Few are asked for theirs.
      get labels() {
        return launcherLabels(workload, manifest.metadata.name ?? '');
      },
      affinity,
      topologySpreadConstraints,
    };
  });
  const specs = [...POD_SPECS].flatMap(([kind, at]) => (
    ofKind(manifests, kind).flatMap((manifest) => fieldsAt(at)(manifest).map((found) => ({ manifest, ...found })))
  ));
  const pods = specs.filter(({ value }) => isWanted(value as PodSpec)).map(({ manifest, field: path, value }): ScheduledPod => {
    const { affinity, topologySpreadConstraints } = value as PodSpec;
    const labels = valueAt(manifest, [...path.split('.').slice(0, -1), 'metadata', 'labels']);
    return { manifest, path, labels: isMapping(labels) ? labels as Labels : {}, affinity, topologySpreadConstraints };
  });
  return [...guests, ...pods];
}
