import type { Draft } from './draft';
import { manifestItem } from './items';
import { at, listAt, mappingAt, textAt } from '../../kubernetes/untyped';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { hasOwner } from '../../manifests/owners';
import { POD_SPECS } from '../../manifests/pod-specs';
import { vcpuCount } from '../../manifests/vcpu-count';
import { vmSpecOf, VM_KINDS } from '../../manifests/vm-spec';
import { workloadOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { scalerFinder } from '../namespace/autoscalers';

/** Kinds whose pods are as many as they say. */
const REPLICATED: readonly string[] = ['/ReplicationController', 'apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet'];

/** What runs: a workload of the input that no other object of it makes. */
export interface Running {
  readonly key: string;
  readonly manifest: Manifest;
  /** Of what makes VMIs. */
  readonly guest?: Workload;
}

/** Adds VMs, pools, replica sets and pods. */
export function addWorkloads(draft: Draft, manifests: readonly Manifest[], cluster: Cluster): Running[] {
  const scalerOf = scalerFinder(manifests);
  const scaled = (manifest: Manifest, replicas: number) => Math.max(replicas, replicas && scalerOf(manifest)?.least || 0);
  return manifests.flatMap((manifest): Running[] => {
    if (hasOwner(manifest)) return [];
    const guest = workloadOf(manifest);
    if (!guest && !POD_SPECS.has(kindOf(manifest))) return [];
    const details = guest ? guestDetails(guest, cluster) : podDetails(manifest);
    const replicas = guest ? guest.replicas : podsIn(manifest);
    const instances = replicas === undefined ? undefined : scaled(manifest, replicas);
    return [{ key: draft.add(manifestItem('workload', manifest, { details, instances })), manifest, ...guest ? { guest } : {} }];
  });
}

function guestDetails({ manifest }: Workload, cluster: Cluster): string[] {
  const { admitted, started = admitted } = cluster.vmis(manifest);
  const { cpu, memory } = started.spec.domain;
  const cpus = started.incomplete ? 0 : Number(vcpuCount(cpu) || 1n);
  const size = memory?.guest ?? memory?.hugepages?.pageSize;
  return [
    cpus ? `${cpus} ${cpus === 1 ? 'CPU' : 'CPUs'}` : '',
    size === undefined ? '' : `${size}`,
    ...VM_KINDS.includes(kindOf(manifest)) ? vmDetails(manifest) : [],
  ];
}

function vmDetails(manifest: Manifest): string[] {
  const { spec } = vmSpecOf(manifest);
  const { runStrategy, running } = spec as { readonly runStrategy?: unknown; readonly running?: unknown };
  const instancetype = textAt(spec, 'instancetype', 'name');
  const strategy = typeof runStrategy === 'string' && runStrategy !== 'Always' ? runStrategy : '';
  return [instancetype === undefined ? '' : `instancetype ${instancetype}`, running === false ? 'Halted' : strategy];
}

function podsIn(manifest: Manifest): number | undefined {
  const kind = kindOf(manifest);
  if (kind === '/Pod') return 1;
  const replicas = at(manifest, 'spec', 'replicas');
  return REPLICATED.includes(kind) ? (typeof replicas === 'number' ? replicas : 1) : undefined;
}

/** The image of the first container, without its registry. */
function podDetails(manifest: Manifest): string[] {
  const path = POD_SPECS.get(kindOf(manifest)) ?? '';
  const [container] = listAt(mappingAt(manifest, ...path.split('.')), 'containers');
  const image = textAt(container, 'image') ?? '';
  return [image.slice(image.lastIndexOf('/') + 1).replace(/@sha256:.*/, '')];
}
