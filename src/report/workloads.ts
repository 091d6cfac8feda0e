import { launcherOverhead } from './launcher-overhead';
import { migrations } from './migration';
import type { FindingReport, WorkloadReport } from './report-data';
import { workloadId } from './workload-id';
import { LEVELS } from '../admission/report';
import { namespaceCapacities } from '../analysis/namespace/capacity';
import type { PodGroup } from '../analysis/namespace/pod-group';
import { placementOf } from '../analysis/nodes/placement';
import { qosClassOf } from '../analysis/qos-class';
import type { ResourceList } from '../analysis/resource-list';
import { groupBy } from '../kubernetes/group-by';
import { parseQuantity } from '../kubernetes/quantity';
import { kindOf } from '../manifests/manifest';
import type { Cluster, Manifest } from '../manifests/manifest';
import { hasOwner } from '../manifests/owners';
import { vcpuCount } from '../manifests/vcpu-count';
import { VM_KINDS, vmSpecOf } from '../manifests/vm-spec';
import { VMI_SPEC_PATHS } from '../manifests/vmi';
import { workloadsOf } from '../manifests/workload';

const NO_REPLICAS = { usual: 0, least: 0, most: 0 };

/** All that makes pods, by namespace, kind and name. */
export function workloadReports(manifests: readonly Manifest[], cluster: Cluster, findings: readonly FindingReport[]): WorkloadReport[] {
  const migrationOf = migrations(manifests, cluster);
  const fitsOf = new Map(placementOf(manifests, cluster).pods.map(({ manifest, bins }) => [manifest, bins]));
  const open = findings.filter(({ acknowledged }) => acknowledged === undefined);
  const findingsOf = groupBy(open, ({ kind, namespace, name }) => `${kind}/${namespace}/${name}`);
  const groups = namespaceCapacities(manifests, cluster).flatMap(({ pods }) => pods);
  const known = new Set(groups.map(({ manifest }) => manifest));
  // Guests whose instancetype is not known cost what nobody can tell.
  const unknown = workloadsOf(manifests, cluster).map(({ manifest }) => manifest).filter((manifest) => !known.has(manifest) && !hasOwner(manifest));
  const written = [...groups.map(costed), ...unknown.map(uncosted)];
  return written.map(({ manifest, ...facts }) => {
    const { kind, metadata: { namespace = '', name, generateName = '' } } = manifest;
    const id = workloadId(manifest);
    const migration = migrationOf.get(manifest);
    const fits = fitsOf.get(manifest);
    const found = findingsOf.get(id) ?? [];
    const worst = LEVELS.find((level) => found.some((finding) => finding.level === level));
    return {
      id,
      kind,
      namespace,
      name: name ?? generateName,
      isGuest: VMI_SPEC_PATHS.has(kindOf(manifest)),
      ...facts,
      ...migration && { migration },
      ...fits && { fits },
      findings: found.length,
      ...worst && { worst },
    };
  }).sort(byId);
}

type Facts = Pick<WorkloadReport, 'replicas' | 'runStrategy' | 'guest' | 'pod'> & { readonly manifest: Manifest };

function costed(group: PodGroup): Facts {
  const { manifest, replicas: { usual, least, most }, containers, isPodLevel, resources, launcher } = group;
  const overhead = Number(launcherOverhead(group)) / 1e9;
  const qosClass = isPodLevel ? 'Burstable' : qosClassOf(containers);
  const { spec } = launcher?.cost ?? {};
  const { memory, cpu, resources: asked } = spec?.domain ?? {};
  return {
    manifest,
    replicas: { usual, least, most },
    ...runStrategyOf(manifest),
    ...spec && { guest: { cpu: Number(vcpuCount(cpu)) || 1, memory: bytesOf(memory?.guest ?? asked?.requests?.memory) } },
    pod: { cpu: unitsOf(resources.requests, 'cpu'), memory: unitsOf(resources.requests, 'memory'), overhead, qosClass },
  };
}

function uncosted(manifest: Manifest): Facts {
  return { manifest, replicas: NO_REPLICAS, ...runStrategyOf(manifest) };
}

function runStrategyOf(manifest: Manifest): Pick<WorkloadReport, 'runStrategy'> {
  if (!VM_KINDS.includes(kindOf(manifest))) return {};
  const { runStrategy, running } = vmSpecOf(manifest).spec;
  return { runStrategy: runStrategy ?? (running ? 'Always' : 'Halted') };
}

function bytesOf(quantity: string | number | undefined): number {
  return Number(parseQuantity(quantity ?? 0) ?? 0n) / 1e9;
}

function unitsOf(list: ResourceList, resource: string): number {
  return Number(list.get(resource) ?? 0n) / 1e9;
}

function byId(a: WorkloadReport, b: WorkloadReport): number {
  const [left, right] = [a, b].map(({ namespace, kind, name }) => [namespace, kind, name]);
  const i = left.findIndex((part, at) => part !== right[at]);
  return i < 0 ? 0 : left[i] < right[i] ? -1 : 1;
}
