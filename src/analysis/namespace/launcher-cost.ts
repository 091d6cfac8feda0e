import { withDefaults } from './limit-range';
import type { Bounds, DefaultedContainer } from './limit-range';
import type { VirtualMachineInstanceSpec, VirtualMachineSpec } from '../../../imports/kubevirt.io';
import { kindOf } from '../../manifests/manifest';
import type { Cluster } from '../../manifests/manifest';
import { referencedKind } from '../../manifests/reference';
import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';
import type { Workload } from '../../manifests/workload';
import type { ClusterLaunchers } from '../launcher/cluster-launchers';
import { isCpuLimited } from '../launcher/launcher-namespace';
import type { LauncherNamespace } from '../launcher/launcher-namespace';
import { launcherPod } from '../launcher/launcher-pod';
import type { LauncherPodOptions } from '../launcher/launcher-pod';
import type { Guest } from '../launcher/resource-draft';
import { withoutIdentity } from '../launcher/without-identity';
import { podResources } from '../pod-resources';
import { quotaUsageOf } from '../quota-usage';
import type { ResourceList, ResourceRequirements } from '../resource-list';

/** What the launcher of a guest costs in its namespace. */
export interface LauncherCost {
  /** As the webhook leaves it. */
  readonly spec: VirtualMachineInstanceSpec;
  /** With what LimitRanges fill in. */
  readonly containers: readonly DefaultedContainer[];
  readonly resources: ResourceRequirements;
  /** What a quota is charged for the pod, and for the instance that it runs. */
  readonly usage: ResourceList;
  /** As much of it as is certain, whatever is not known of the cluster. */
  readonly leastUsage: ResourceList;
  /** What a quota is charged for the pod that the running guest moves to. */
  readonly targetUsage: ResourceList;
  /** In bytes. */
  readonly memoryOverhead: bigint;
}

/** The namespace that launchers run in. */
export interface CostNamespace extends LauncherNamespace {
  /** Whether the input makes it, and so has its labels. */
  readonly isOwned: boolean;
  /** Whether networks of the input have resources: which network a guest names depends on the namespace. */
  readonly hasNetworkResources: boolean;
  readonly bounds: readonly Bounds[];
}

const ONE = 10n ** 9n;
const MEMORY = ['requests.memory', 'limits.memory'];

/** The costs of guests, each calculated once: an app has many that are alike. */
export class LauncherCosts {
  private readonly known = new Map<string, LauncherCost | undefined>();
  private readonly namespaces = new WeakMap<CostNamespace, string>();

  constructor(private readonly cluster: Cluster, private readonly launchers: ClusterLaunchers) {}

  /** The cost of what makes a guest; `undefined` where something of the guest is not known. */
  public of(workload: Workload, namespace: CostNamespace): LauncherCost | undefined {
    const key = `${keyOf(workload)}${this.keyOfNamespace(namespace)}`;
    if (this.known.has(key)) return this.known.get(key);
    const cost = this.calculate(workload, namespace);
    this.known.set(key, cost);
    return cost;
  }

  private calculate({ manifest, annotations }: Workload, namespace: CostNamespace): LauncherCost | undefined {
    const { started } = this.cluster.vmis(manifest);
    if (!started || started.incomplete) return undefined;
    const { spec } = started;
    const options = { config: this.launchers.config, namespace };
    const { containers: rendered, memoryOverhead } = launcherPod({ spec, annotations }, options);
    const containers = withDefaults(rendered, namespace.bounds);
    const resources = podResources(containers);
    const usage = instanceUsage(resources);
    const isOfInit = rendered.some(({ kind }) => kind === 'init');
    return {
      spec,
      containers,
      resources,
      usage,
      leastUsage: leastUsage(containers, memoryOverhead, namespace, this.launchers, usage),
      targetUsage: isOfInit ? targetUsage({ spec, annotations }, options, namespace.bounds) : quotaUsageOf(resources),
      memoryOverhead,
    };
  }

  private keyOfNamespace(namespace: CostNamespace): string {
    const known = this.namespaces.get(namespace);
    if (known !== undefined) return known;
    const { labels, quotaKeys, isOwned, hasNetworkResources, bounds } = namespace;
    const { autoCpuLimitSelector, hasExternalNetResources } = this.launchers.config;
    const key = JSON.stringify([
      labels['alpha.kubevirt.io/auto-memory-limits-ratio'], isCpuLimited(namespace, autoCpuLimitSelector), isOwned,
      quotaKeys.has('limits.cpu'), quotaKeys.has('limits.memory'), hasNetworkResources && !hasExternalNetResources ? namespace.name : '',
      bounds.map(({ limitRange, type, ...lists }) => [limitRange, type, ...Object.values(lists).map((list: ResourceList) => [...list].map(String))]),
    ]);
    this.namespaces.set(namespace, key);
    return key;
  }
}

/** All that decides what a launcher costs. An instancetype may be one of the namespace, or what volumes name, and a DataSource tells the architecture. */
function keyOf({ manifest, written, annotations }: Workload): string {
  const { domain, volumes, networks, evictionStrategy, priorityClassName, architecture } = written;
  const vm: Partial<VirtualMachineSpec> = VM_KINDS.includes(kindOf(manifest)) ? vmSpecOf(manifest).spec : {};
  const { instancetype, preference, dataVolumeTemplates = [] } = vm;
  const isInferred = (instancetype?.inferFromVolume ?? preference?.inferFromVolume) !== undefined;
  const sources = dataVolumeTemplates.flatMap(({ spec: { sourceRef } }) => (sourceRef ? [sourceRef] : []));
  const isLocal = isInferred || sources.some(({ namespace }) => !namespace)
    || isNamespaced('instancetype', instancetype?.kind) || isNamespaced('preference', preference?.kind);
  return JSON.stringify([
    manifest.kind, withoutIdentity(domain), networks, evictionStrategy, priorityClassName, architecture, annotations,
    isInferred ? volumes : volumes?.map((volume) => [volume.name, Object.keys(volume)]),
    ...instancetype || preference || sources.length ? [instancetype, preference, sources] : [],
    ...isLocal ? [manifest.metadata.namespace] : [],
    ...isInferred ? [manifest.metadata.name] : [],
  ]);
}

function isNamespaced(field: 'instancetype' | 'preference', kind: string | undefined): boolean {
  return referencedKind(field, kind)?.startsWith('VirtualMachineCluster') === false;
}

/** A target needs no containers that find the digests of images. */
function targetUsage(guest: Guest, options: LauncherPodOptions, bounds: readonly Bounds[]): ResourceList {
  const { containers } = launcherPod(guest, { ...options, isMigrationTarget: true });
  return quotaUsageOf(podResources(withDefaults(containers, bounds)));
}

/**
 * What a launcher is charged at least. Where the KubeVirt CR is not known only `compute` counts; of another release the overhead does not; in
 * a namespace whose labels are not known its limit is no more than its request.
 */
function leastUsage(
  containers: readonly DefaultedContainer[], memoryOverhead: bigint, { isOwned }: CostNamespace, launchers: ClusterLaunchers, usage: ResourceList,
): ResourceList {
  const { isConfigKnown, isOverheadKnown } = launchers;
  if (isConfigKnown && isOverheadKnown && isOwned) return usage;
  const counted = isConfigKnown ? containers : containers.filter(({ name }) => name === 'compute');
  const least = instanceUsage(podResources(counted));
  const overhead = isOverheadKnown ? 0n : memoryOverhead * ONE;
  for (const key of MEMORY) {
    const amount = least.get(key);
    if (amount !== undefined) least.set(key, amount > overhead ? amount - overhead : 0n);
  }
  const [request = 0n, limit = 0n] = MEMORY.map((key) => least.get(key));
  if (!isOwned && limit > request) least.set('limits.memory', request);
  return least;
}

/** A launcher comes with the instance that it runs. */
function instanceUsage(resources: ResourceRequirements): Map<string, bigint> {
  return new Map([...quotaUsageOf(resources), ['count/virtualmachineinstances.kubevirt.io', ONE]]);
}
