import { amountsOf } from './amounts';
import type { NumaNeeds, PodNeeds } from './pod-needs';
import { placingOf } from './scheduling';
import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import { isCpuDedicated } from '../../manifests/guest-traits';
import { HOOK_SIDECARS } from '../../manifests/hook-sidecars';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ARCHITECTURE, CPU_MANAGER, CPU_MODEL } from '../../manifests/node-label';
import { ofKind } from '../../manifests/of-kind';
import { vcpuCount } from '../../manifests/vcpu-count';
import type { Vmi } from '../../manifests/vmi';
import type { ClusterLaunchers } from '../launcher/cluster-launchers';
import { EVEN_PARITY } from '../launcher/launcher-config';
import { launcherPod } from '../launcher/launcher-pod';
import { withoutIdentity } from '../launcher/without-identity';
import { podResources } from '../pod-resources';
import { sumOf } from '../resource-list';
import type { ResourceList } from '../resource-list';

/** What the pod of a guest asks of its node at least, whatever is not known of the cluster. */
export type GuestNeeds = (guest: Vmi, annotations: Annotations, manifest: Manifest) => PodNeeds;

type Annotations = { readonly [key: string]: string };

const RESOURCE_NAME = 'k8s.v1.cni.cncf.io/resourceName';
const ONE = 10n ** 9n;
/** What is no model, but that of the node. */
export const HOST_MODELS: readonly string[] = ['host-model', 'host-passthrough'];

/** What guests ask of nodes. Guests that are alike are looked at once. */
export function guestNeeds(manifests: readonly Manifest[], launchers: ClusterLaunchers, cluster: Cluster): GuestNeeds {
  const resources = resourcesOfNetworks(manifests);
  const known = new Map<string, PodNeeds>();
  return (guest, annotations, { metadata: { namespace = 'default' } }) => {
    const { spec } = guest;
    const placing = placingOf(spec);
    const shape = shapeOf(guest, [annotations[HOOK_SIDECARS], annotations[EVEN_PARITY], placing, resources.size ? namespace : '']);
    const found = shape === undefined ? undefined : known.get(shape);
    if (found) return found;
    const { requests, memoryOverhead } = launcherRequests(spec, annotations, namespace, resources, launchers);
    const needs: PodNeeds = {
      ...placing,
      requests: amountsOf(requests),
      ...launchers.isOverheadKnown ? { memoryOverhead: Number(memoryOverhead) } : {},
      nodeSelector: nodeSelectorOf(guest, cluster),
      ...isCpuDedicated(spec) && spec.domain.cpu?.numa?.guestMappingPassthrough ? { numa: numaNeeds(spec) } : {},
    };
    if (shape !== undefined) known.set(shape, needs);
    return needs;
  };
}

/**
 * The text of everything that decides what a guest asks of its node, without names that are each guest's own: its disks, and what fills its
 * volumes. Volumes that are mounted as filesystems are counted by their names.
 */
function shapeOf({ spec, written }: Vmi, more: readonly unknown[]): string | undefined {
  const { domain, networks, volumes = [], nodeSelector, architecture, livenessProbe, readinessProbe } = spec;
  const { devices: { disks = [], filesystems, ...devices }, ...rest } = domain;
  if (filesystems?.length) return undefined;
  const reservations = disks.filter(({ lun }) => lun?.reservation).length;
  const kinds = volumes.map((volume) => Object.keys(volume).filter((key) => key !== 'name').join());
  return JSON.stringify([
    more, withoutIdentity({ ...rest, devices }), reservations, kinds.sort(), networks, nodeSelector, architecture, written.architecture,
    livenessProbe, readinessProbe,
  ]);
}

function launcherRequests(
  spec: VirtualMachineInstanceSpec, annotations: Annotations, namespace: string, resources: ReadonlyMap<string, string>,
  { config, isConfigKnown, isOverheadKnown }: ClusterLaunchers,
): { readonly requests: ResourceList; readonly memoryOverhead: bigint } {
  const resourceOfNetwork = (network: string) => resources.get(network);
  const surroundings = { name: namespace, labels: {}, quotaKeys: new Set<string>(), resourceOfNetwork };
  const { containers, memoryOverhead } = launcherPod({ spec, annotations }, { config, namespace: surroundings });
  const counted = isConfigKnown ? containers : containers.filter(({ name }) => name === 'compute');
  const requests = new Map(podResources(counted).requests);
  if (!isOverheadKnown) requests.set('memory', (requests.get('memory') ?? 0n) - memoryOverhead * ONE);
  const functions = config.hasExternalNetResources ? virtualFunctions(spec, namespace, resources) : new Map<string, bigint>();
  return { requests: sumOf([requests, functions]), memoryOverhead };
}

/**
 * The node selector of a launcher (`NodeSelectorRenderer` of KubeVirt v1.9.0). The architecture of a guest that names none is the default of
 * the cluster, which the Platform need not tell.
 */
function nodeSelectorOf({ spec, written }: Vmi, { architecture, enabledFeatureGates }: Cluster): PodNeeds['nodeSelector'] {
  const { cpu } = spec.domain;
  const isNative = !enabledFeatureGates.includes('CrossArchitectureVirtualization');
  const isArchitectureKnown = written.architecture !== undefined || spec.architecture !== architecture;
  return {
    'kubevirt.io/schedulable': 'true',
    ...isNative && isArchitectureKnown && spec.architecture ? { [ARCHITECTURE]: spec.architecture.toLowerCase() } : {},
    ...spec.nodeSelector,
    ...isCpuDedicated(spec) ? { [CPU_MANAGER]: 'true' } : {},
    ...cpu?.model && !HOST_MODELS.includes(cpu.model) ? { [`${CPU_MODEL}${cpu.model}`]: 'true' } : {},
  };
}

function numaNeeds({ domain: { cpu, memory } }: VirtualMachineInstanceSpec): NumaNeeds | undefined {
  const pageSize = memory?.hugepages?.pageSize;
  const page = Number(wholeUnits(parseQuantity(pageSize ?? 0) ?? 0n));
  const guest = Number(wholeUnits(parseQuantity(memory?.guest ?? 0) ?? 0n));
  return pageSize && page > 0 && guest > 0 ? { cpus: Number(vcpuCount(cpu)), pageSize, page, pages: Math.floor(guest / page) } : undefined;
}

/** One for each interface that is one: without it the interface cannot be made, whoever asks for it. */
function virtualFunctions(
  { networks = [], domain: { devices } }: VirtualMachineInstanceSpec, namespace: string, resources: ReadonlyMap<string, string>,
): ResourceList {
  const names = new Map(networks.map(({ name, multus }) => [name, multus?.networkName]));
  return sumOf((devices.interfaces ?? []).filter(({ sriov }) => sriov).map(({ name }) => {
    const network = names.get(name) ?? '';
    const resource = resources.get(network.includes('/') ? network : `${namespace}/${network}`);
    return new Map(resource === undefined ? [] : [[resource, ONE]]);
  }));
}

function resourcesOfNetworks(manifests: readonly Manifest[]): ReadonlyMap<string, string> {
  return new Map(ofKind(manifests, 'k8s.cni.cncf.io/NetworkAttachmentDefinition').flatMap(({ metadata }) => {
    const { namespace = 'default', name, annotations } = metadata;
    const resource = annotations?.[RESOURCE_NAME];
    return resource === undefined ? [] : [[`${namespace}/${name}`, resource] as const];
  }));
}
