import type { LauncherChange } from './launcher-change';
import { difference } from './words';
import type { VirtualMachineInstanceSpec } from '../../imports/kubevirt.io';
import { clusterLaunchers } from '../analysis/launcher/cluster-launchers';
import { LauncherCosts } from '../analysis/namespace/launcher-cost';
import type { CostNamespace, LauncherCost } from '../analysis/namespace/launcher-cost';
import { compareReleases } from '../kubernetes/release';
import type { Cluster, Manifest } from '../manifests/manifest';
import { workloadOf } from '../manifests/workload';
import type { Workload } from '../manifests/workload';

/** What a release changed of launcher pods. */
interface Reason {
  /** The release that did; a gate is on or off by the release or by a list. */
  readonly since?: string;
  /** With the function that has it. */
  readonly what: string;
  isOf(spec: VirtualMachineInstanceSpec, before: Cluster, after: Cluster): boolean;
}

const REASONS: readonly Reason[] = [
  {
    since: '1.7',
    what: 'since 1.7 page tables are counted for memory that the VMI requests, no longer for memory.guest alone '
      + '(setDefaultResourceRequests of v1.6.0, WithMemoryRequests of v1.7.0)',
    isOf: ({ domain: { resources } }) => resources?.requests?.memory === undefined,
  },
  {
    since: '1.9',
    what: 'since 1.9 guests of TDX get a device of it (WithTDX, pkg/virt-controller/services/renderresources.go)',
    isOf: ({ domain: { launchSecurity } }) => launchSecurity?.tdx !== undefined,
  },
  {
    what: 'container disks are image volumes, which need no containers of their own: the gate ImageVolume is on',
    isOf: ({ volumes = [] }, before, after) => (
      hasGate(after, 'ImageVolume') && !hasGate(before, 'ImageVolume') && volumes.some(({ containerDisk }) => containerDisk)
    ),
  },
];

const ONE = 10n ** 9n;
const MEMORY = 'requests.memory';
/** What differs only as the memory does. */
const COUNTED: readonly string[] = [MEMORY, 'limits.memory'];

/** A namespace of which nothing is known. What it has, it has before and after. */
const NAMESPACE: CostNamespace = {
  name: '', labels: {}, quotaKeys: new Set(), resourceOfNetwork: () => undefined, isOwned: false, hasNetworkResources: false, bounds: [],
};

/** By object; `undefined` for what makes no launcher pod, or one that is not known. */
type Objects = readonly (Manifest | undefined)[];

/** The launcher pods that change, in the order of the input, whose objects have the same place on both sides. */
export function launcherChanges(before: Cluster, earlier: Objects, after: Cluster, later: Objects): LauncherChange[] {
  const [costBefore, costAfter] = [costsOf(before), costsOf(after)];
  return later.flatMap((manifest, i) => {
    const [previous, cost] = [costBefore(earlier[i]), costAfter(manifest)];
    return previous && cost ? changeOf(previous, cost, reasonsOf(cost.cost.spec, before, after)) : [];
  });
}

function changeOf({ cost: before }: Cost, { workload: { manifest, replicas }, cost: after }: Cost, reasons: string[]): LauncherChange[] {
  const { kind, metadata: { namespace, name = '' } } = manifest;
  const others = otherResources(before, after);
  const [memoryBefore, memoryAfter] = [before, after].map(({ usage }) => Number((usage.get(MEMORY) ?? 0n) / ONE));
  if (memoryBefore === memoryAfter && !others.length) return [];
  return [{ kind, ...namespace === undefined ? {} : { namespace }, name, replicas, memoryBefore, memoryAfter, others, reasons }];
}

function otherResources(before: LauncherCost, after: LauncherCost): string[] {
  const resources = new Set([...before.usage.keys(), ...after.usage.keys()]);
  return [...resources].filter((resource) => !COUNTED.includes(resource)).sort().flatMap((resource) => {
    const [less, more] = [before, after].map(({ usage }) => usage.get(resource) ?? 0n);
    return less === more ? [] : [`${resource.replace(/^requests\./, '')} ${difference(resource, more - less)}`];
  });
}

interface Cost {
  readonly workload: Workload;
  readonly cost: LauncherCost;
}

function costsOf(cluster: Cluster): (manifest: Manifest | undefined) => Cost | undefined {
  const costs = new LauncherCosts(cluster, clusterLaunchers(cluster));
  return (manifest) => {
    const workload = manifest && workloadOf(manifest);
    const cost = workload && costs.of(workload, NAMESPACE);
    return workload && cost && { workload, cost };
  };
}

function reasonsOf(spec: VirtualMachineInstanceSpec, before: Cluster, after: Cluster): string[] {
  const [from, to] = [before, after].map(({ releases }) => releases.kubevirt);
  const isBetween = (since?: string) => since === undefined || (compareReleases(from, since) < 0 && compareReleases(to, since) >= 0);
  return REASONS.filter(({ since, isOf }) => isBetween(since) && isOf(spec, before, after)).map(({ what }) => what);
}

function hasGate({ enabledFeatureGates }: Cluster, gate: string): boolean {
  return enabledFeatureGates.includes(gate);
}
