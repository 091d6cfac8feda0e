import type { ScaledBetween } from './autoscalers';
import type { CostNamespace, LauncherCost, LauncherCosts } from './launcher-cost';
import { withDefaults } from './limit-range';
import type { Bounds, DefaultedContainer } from './limit-range';
import { launcherReplicas, podReplicas } from './replicas';
import type { Replicas } from './replicas';
import type { PodSpec } from '../../../imports/kubernetes';
import { valueAt } from '../../kubernetes/field-path';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { POD_SPECS } from '../../manifests/pod-specs';
import { workloadOf } from '../../manifests/workload';
import type { ClusterLaunchers } from '../launcher/cluster-launchers';
import { podContainersOf, podTemplateResources } from '../pod-containers';
import { qosClassOf } from '../qos-class';
import { quotaUsageOf } from '../quota-usage';
import type { ResourceList, ResourceRequirements } from '../resource-list';

/** Pods that are alike, of one object of the input. */
export interface PodGroup {
  readonly manifest: Manifest;
  /** The path of the spec of the pod, or of the VMI. */
  readonly path: string;
  readonly replicas: Replicas;
  readonly priorityClassName?: string;
  /** Whether the pod has a deadline, which is what quotas call terminating. */
  readonly isTerminating: boolean;
  readonly isBestEffort: boolean;
  /** With what LimitRanges fill in. */
  readonly containers: readonly DefaultedContainer[];
  /** Whether the resources are stated for the pod as a whole. */
  readonly isPodLevel: boolean;
  /** Of one pod, without the overhead of a RuntimeClass: what a LimitRange bounds. */
  readonly resources: ResourceRequirements;
  /** What a quota is charged for one pod. */
  readonly usage: ResourceList;
  /** As much of it as is certain, whatever is not known of the cluster. */
  readonly leastUsage: ResourceList;
  readonly launcher?: LauncherFacts;
}

/** What only the pods of guests have. */
export interface LauncherFacts {
  readonly cost: LauncherCost;
  /** How far the cost is known. */
  readonly known: ClusterLaunchers;
  /** Whether a drain moves the guest. */
  readonly isMigrated: boolean;
}

/** What pods are judged by. */
export interface PodSurroundings {
  readonly bounds: readonly Bounds[];
  readonly autoscalers: ReadonlyMap<string, ScaledBetween>;
}

/** The pods of a workload of containers; none of what another object of the cluster made. */
export function containerPods(manifest: Manifest, { bounds, autoscalers }: PodSurroundings): PodGroup[] {
  const path = POD_SPECS.get(kindOf(manifest));
  const spec = path === undefined ? undefined : valueAt(manifest, path.split('.')) as PodSpec | undefined;
  if (path === undefined || !spec?.containers) return [];
  const containers = withDefaults(podContainersOf(spec), bounds);
  const resources = podTemplateResources({ ...spec, overhead: undefined }, containers);
  const usage = quotaUsageOf(spec.overhead ? podTemplateResources(spec, containers) : resources);
  return [{
    manifest,
    path,
    replicas: podReplicas(manifest, autoscalers.get(`${manifest.kind}/${manifest.metadata.name}`)),
    priorityClassName: spec.priorityClassName,
    isTerminating: (spec.activeDeadlineSeconds ?? -1) >= 0,
    isBestEffort: spec.resources === undefined && qosClassOf(containers) === 'BestEffort',
    containers,
    isPodLevel: spec.resources !== undefined,
    resources,
    usage,
    leastUsage: usage,
  }];
}

/** The launchers of what makes VMIs; none of a guest of which something is not known. */
export function launchersOf(
  manifest: Manifest, namespace: CostNamespace, { autoscalers }: PodSurroundings, costs: LauncherCosts, cluster: Cluster, known: ClusterLaunchers,
): PodGroup[] {
  const workload = workloadOf(manifest);
  const cost = workload && costs.of(workload, namespace);
  if (!cost) return [];
  const { spec, containers, resources, usage, leastUsage } = cost;
  return [{
    manifest,
    path: workload.path,
    replicas: launcherReplicas(manifest, workload.replicas, autoscalers.get(`${manifest.kind}/${manifest.metadata.name}`)),
    priorityClassName: spec.priorityClassName,
    isTerminating: false,
    isBestEffort: false,
    containers,
    isPodLevel: false,
    resources,
    usage,
    leastUsage,
    launcher: { cost, known, isMigrated: (spec.evictionStrategy ?? cluster.evictionStrategy).startsWith('LiveMigrate') },
  }];
}
