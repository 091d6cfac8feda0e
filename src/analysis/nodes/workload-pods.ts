import { amountsOf } from './amounts';
import { guestNeeds } from './guest-needs';
import type { GuestNeeds } from './guest-needs';
import { podNumbers } from './lasting-replicas';
import type { PodNumbers } from './lasting-replicas';
import type { PodNeeds } from './pod-needs';
import { constraintsOf, isUsuallyScheduled, placingOf } from './scheduling';
import type { Constraints } from './scheduling';
import type { PodTemplateSpec } from '../../../imports/kubernetes';
import { valueAt } from '../../kubernetes/field-path';
import { groupBy } from '../../kubernetes/group-by';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { hasOwner } from '../../manifests/owners';
import { POD_SPECS } from '../../manifests/pod-specs';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import type { Vmi } from '../../manifests/vmi';
import { workloadOf } from '../../manifests/workload';
import { clusterLaunchers } from '../launcher/cluster-launchers';
import { autoscalersOf } from '../namespace/autoscalers';
import { podTemplateResources } from '../pod-containers';

/** Pods that are alike, of one object of the input, as the scheduler sees them. */
export interface WorkloadPods extends PodNumbers, Constraints {
  readonly manifest: Manifest;
  /** The path of the spec of the pod, or of the VMI. */
  readonly path: string;
  readonly labels: { readonly [key: string]: string };
  /** The same object of pods that are alike, where that is cheap to see. */
  readonly needs: PodNeeds;
  /** The guest that they run. */
  readonly guest?: Vmi;
  /** Whether a drain waits until they have moved. */
  readonly isMigrated: boolean;
}

/** How many of a DaemonSet there are is for the nodes to say. */
const DAEMON_SET = 'apps/DaemonSet';

/**
 * The pods of all workloads that the scheduler of Kubernetes places, of guests and of containers, as far as they are known. Pods that another
 * object makes are those of that object.
 */
export function workloadPods(manifests: readonly Manifest[], cluster: Cluster): WorkloadPods[] {
  const scaled = autoscalersByNamespace(manifests);
  const launchers = clusterLaunchers(cluster);
  const needsOf = guestNeeds(manifests, launchers, cluster);
  return manifests.flatMap((manifest) => {
    const { kind, metadata: { name, namespace } } = manifest;
    if (hasOwner(manifest)) return [];
    const isGuest = VMI_SPEC_PATHS.has(kindOf(manifest));
    if (!isGuest && (!POD_SPECS.has(kindOf(manifest)) || kindOf(manifest) === DAEMON_SET)) return [];
    const numbers = podNumbers(manifest, scaled.get(namespace)?.get(`${kind}/${name}`));
    if (numbers.written === 0) return [];
    return isGuest ? guestPods(manifest, numbers, needsOf, cluster) : containerPods(manifest, numbers);
  });
}

function guestPods(
  manifest: Manifest, numbers: PodNumbers, needsOf: GuestNeeds, cluster: Cluster,
): WorkloadPods[] {
  const { started } = cluster.vmis(manifest);
  if (!started || started.incomplete || !isUsuallyScheduled(started.spec)) return [];
  const workload = workloadOf(manifest);
  if (!workload) return [];
  const { path, labels, annotations } = workload;
  const { spec } = started;
  return [{
    ...numbers,
    manifest,
    path,
    labels: { ...labels, 'kubevirt.io': 'virt-launcher' },
    ...constraintsOf(spec),
    needs: needsOf(started, annotations, manifest),
    guest: started,
    isMigrated: (spec.evictionStrategy ?? cluster.evictionStrategy) === 'LiveMigrate',
  }];
}

function containerPods(manifest: Manifest, numbers: PodNumbers): WorkloadPods[] {
  const path = POD_SPECS.get(kindOf(manifest)) ?? '';
  const { metadata, spec } = valueAt(manifest, path.split('.').slice(0, -1)) as PodTemplateSpec;
  if (!spec?.containers || spec.nodeName !== undefined || !isUsuallyScheduled(spec)) return [];
  return [{
    ...numbers,
    manifest,
    path,
    labels: metadata?.labels ?? {},
    ...constraintsOf(spec),
    needs: { ...placingOf(spec), nodeSelector: spec.nodeSelector ?? {}, requests: amountsOf(podTemplateResources(spec).requests) },
    isMigrated: false,
  }];
}

function autoscalersByNamespace(manifests: readonly Manifest[]): Map<string | undefined, ReturnType<typeof autoscalersOf>> {
  const scalers = manifests.filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject');
  const groups = groupBy(scalers, ({ metadata }) => metadata.namespace);
  return new Map([...groups].map(([namespace, group]) => [namespace, autoscalersOf(group)]));
}
