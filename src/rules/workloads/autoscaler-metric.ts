import type { PodSpec } from '../../../imports/kubernetes';
import type { VirtualMachinePool } from '../../../imports/pool.kubevirt.io';
import { boundsOf, withDefaults } from '../../analysis/namespace/limit-range';
import { podContainersOf } from '../../analysis/pod-containers';
import { valueAt } from '../../kubernetes/field-path';
import { groupBy } from '../../kubernetes/group-by';
import { matchesSelector } from '../../manifests/label-index';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { oncePerInput } from '../../manifests/once-per-input';
import { POD_SPECS } from '../../manifests/pod-specs';
import { HPA, ownTargetKey, SCALED_OBJECT, scaleTargetOf, targetKey } from '../../manifests/scale-target';
import { resourceMetricsOf } from '../../manifests/scaling-metrics';
import type { ResourceMetric } from '../../manifests/scaling-metrics';
import { vcpuCount } from '../../manifests/vcpu-count';
import { workloadOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const POOL = 'pool.kubevirt.io/VirtualMachinePool';
/** Of guests what can be scaled. */
const GUESTS: readonly string[] = [POOL, 'kubevirt.io/VirtualMachineInstanceReplicaSet'];
/** The container of a launcher pod in which the guest runs. */
const COMPUTE = 'compute';
/** The other containers of launcher pods (`pkg/virt-controller/services` of KubeVirt v1.9). */
const OF_LAUNCHER = /^(?:guest-console-log|hook-sidecar-\d+|(?:volume|virtiofs-).+)$/;
/** Of what the resource metrics API has the usage. */
const MEASURED: readonly string[] = ['cpu', 'memory'];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'autoscaler-metric/requires-request',
    level: FindingLevel.ADVISED,
    summary: 'A utilization must be measured in percent of a request that is there, and that of a guest of all its vCPUs',
    why: 'Kubernetes divides usage by the requests of all containers, or of the one that is named: where one has none, the autoscaler reports that a request is missing, and '
      + 'never scales. For a guest KubeVirt requests a share of its vCPUs by cpuAllocationRatio, a tenth unless set: a busy guest then shows 1000%, and the autoscaler goes to '
      + 'its maximum at once.',
    fix: 'Write requests for every container, and for a guest domain.resources.requests.cpu with its vCPUs. With an instancetype, or for one container, write '
      + 'averageValue or a metric of type ContainerResource.',
    * check(manifests, cluster) {
      const bounds = groupBy(ofKind(manifests, '/LimitRange'), ({ metadata }) => metadata.namespace);
      for (const { manifest, target } of scaledBy(manifests, cluster)) {
        for (const metric of resourceMetricsOf(manifest)) {
          if (metric.percent === undefined || !MEASURED.includes(metric.resource)) continue;
          const allowed = GUESTS.includes(kindOf(target))
            ? missingOfGuest(metric, metric.percent, target, cluster)
            : missingOfPod(metric, target, bounds.get(target.metadata.namespace) ?? []);
          if (allowed) yield { manifest, other: target, field: metric.field, got: `${metric.percent}% of ${metric.resource}`, allowed };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'autoscaler-metric/references-container',
    level: FindingLevel.ADVISED,
    summary: 'The container that an autoscaler measures must be one of the pods that it scales',
    why: 'Kubernetes looks for it by its name among the metrics of each pod (container not present in metrics), and where it finds none it never scales by them. A sidecar may be injected.',
    fix: 'Write the name of a container of the template. Where it is injected, acknowledge this finding with the reason.',
    * check(manifests, cluster) {
      for (const { manifest, target } of scaledBy(manifests, cluster)) {
        for (const { containerField: field, container: got } of resourceMetricsOf(manifest)) {
          if (got === undefined || (GUESTS.includes(kindOf(target)) && OF_LAUNCHER.test(got))) continue;
          const names = containersOf(target);
          if (names.length && !names.includes(got)) yield { manifest, other: target, field, got, allowed: names.join(', ') };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'autoscaler-metric/has-known-resource',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A resource that an autoscaler measures must be cpu or memory',
    why: 'The resource metrics API (`metrics.k8s.io`) has the usage of these two. For every other the autoscaler reports that it gets no metric (FailedGetResourceMetric), and never scales by it.',
    fix: 'Write cpu or memory, or a metric of type Pods, Object or External.',
    * check(manifests) {
      for (const manifest of ofKind(manifests, HPA)) {
        for (const { resource: got, resourceField: field } of resourceMetricsOf(manifest)) {
          if (got && !MEASURED.includes(got)) yield { manifest, field, got, allowed: MEASURED.join(', ') };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'autoscaler-metric/matches-pods',
    level: FindingLevel.UNSTARTABLE,
    summary: 'The pods of a pool that is scaled by what they use must have the labels of its selector',
    why: 'The pool tells autoscalers its selector, which is that of its VMs; launcher pods have the labels of the VM\'s template. Kubernetes then finds no pod to measure, '
      + 'and never scales.',
    fix: 'Write the labels of spec.selector into virtualMachineTemplate.spec.template.metadata.labels, too.',
    * check(manifests, cluster) {
      for (const { manifest, target } of scaledBy(manifests, cluster)) {
        const [metric] = resourceMetricsOf(manifest);
        if (!metric || kindOf(target) !== POOL) continue;
        const { spec: { selector } } = target as Manifest & VirtualMachinePool;
        const { labels = {} } = workloadOf(target) ?? {};
        if (!matchesSelector(selector, labels)) yield { manifest, other: target, field: metric.field, got: labels, allowed: `pods that ${JSON.stringify(selector)} selects` };
      }
    },
  }),
];

interface Scaled {
  readonly manifest: Manifest;
  readonly target: Manifest;
}

/** The autoscalers whose workload is in the input. */
const scaledBy = oncePerInput((manifests): readonly Scaled[] => {
  const scalers = [HPA, SCALED_OBJECT].flatMap((kind) => ofKind(manifests, kind)).flatMap((manifest) => {
    const target = scaleTargetOf(manifest);
    return target ? [{ manifest, key: targetKey(manifest.metadata.namespace, target) }] : [];
  });
  if (!scalers.length) return [];
  const workloads = new Map(manifests.map((manifest) => [ownTargetKey(manifest), manifest]));
  return scalers.flatMap(({ manifest, key }) => {
    const target = workloads.get(key);
    return target ? [{ manifest, target }] : [];
  });
});

/** What a guest must have so that its CPU is measured; nothing where it has it, or where its request is not known. */
function missingOfGuest({ resource, container = COMPUTE }: ResourceMetric, percent: number, target: Manifest, cluster: Cluster): string | undefined {
  const { started } = cluster.vmis(target);
  // Above 100% it was meant so.
  if (resource !== 'cpu' || container !== COMPUTE || percent > 100 || !started || started.incomplete) return undefined;
  const { cpu, resources } = started.spec.domain;
  if (cpu?.dedicatedCpuPlacement || resources?.requests?.cpu !== undefined || resources?.limits?.cpu !== undefined) return undefined;
  if (cluster.cpuAllocationRatio === 1) return undefined;
  return `a guest that requests its vCPUs, ${vcpuCount(cpu)}, not 1/${cluster.cpuAllocationRatio} of them`;
}

/** What the pods of a workload without guests are. */
function podSpecOf(target: Manifest): PodSpec | undefined {
  const path = POD_SPECS.get(kindOf(target));
  return path === undefined ? undefined : valueAt(target, path.split('.')) as PodSpec | undefined;
}

/** The containers that run beside each other, as far as the template has them. */
function containersOf(target: Manifest): string[] {
  if (GUESTS.includes(kindOf(target))) return [COMPUTE];
  const spec = podSpecOf(target);
  return spec?.containers ? podContainersOf(spec).filter(({ kind }) => kind !== 'init').map(({ name }) => name) : [];
}

/** What pods must have so that they are measured; nothing where they have it. */
function missingOfPod({ resource, container }: ResourceMetric, target: Manifest, limitRanges: readonly Manifest[]): string | undefined {
  const spec = podSpecOf(target);
  if (!spec?.containers || spec.resources) return undefined;
  const containers = withDefaults(podContainersOf(spec), limitRanges.flatMap(boundsOf));
  const without = containers.filter(({ name, kind, requests }) => (
    kind !== 'init' && (container === undefined || name === container) && !requests.has(resource)
  ));
  return without.length ? `a ${resource} request of container ${without.map(({ name }) => name).join(', ')}` : undefined;
}
