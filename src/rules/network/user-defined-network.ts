import { fieldOf, valueAt } from '../../kubernetes/field-path';
import { groupBy } from '../../kubernetes/group-by';
import { firstAddress, isInNetwork, parseIpNetwork } from '../../kubernetes/ip-network';
import type { IpNetwork } from '../../kubernetes/ip-network';
import { isMapping } from '../../kubernetes/is-mapping';
import { parsedJson } from '../../kubernetes/json';
import { HIDDEN } from '../../kubernetes/secret-text';
import { staticAddresses } from '../../manifests/cloud-init/static-address';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { oncePerInput } from '../../manifests/once-per-input';
import { primaryNetworkName, primaryNetworks } from '../../manifests/user-defined-networks';
import type { PrimaryNetwork } from '../../manifests/user-defined-networks';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const LABEL = 'k8s.ovn.org/primary-user-defined-network';
/** What keeps its address while pods come and go. */
const KEPT: readonly string[] = ['VirtualMachine', 'VirtualMachinePool'];
const ADDRESSES = 'network.kubevirt.io/addresses';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'user-defined-network/requires-ovn-kubernetes',
    level: FindingLevel.ADVISED,
    subject: objectsOf(...['UserDefinedNetwork', 'ClusterUserDefinedNetwork'].map((kind) => `k8s.ovn.org/${kind}`)),
    summary: 'A user-defined network must be on a cluster whose network is OVN-Kubernetes',
    why: 'The kind is that of OVN-Kubernetes: on a cluster with another network the API server does not know it, or nothing makes a network of it.',
    fix: 'Use a NetworkAttachmentDefinition, or correct ovnKubernetes of the Platform.',
    * check(_, { ovnKubernetes }) {
      if (ovnKubernetes === false) yield { field: 'kind', got: 'a cluster without OVN-Kubernetes', allowed: 'only where OVN-Kubernetes is the network' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'user-defined-network/excludes-second-primary',
    level: FindingLevel.ADVISED,
    summary: 'A namespace must not have more than one primary network',
    why: 'A pod has one network in the place of that of the cluster. OVN-Kubernetes makes the first, and leaves the second without a definition in this namespace, '
      + 'as its status says.',
    fix: 'Make the role of one Secondary, or keep the namespace out of the selector.',
    * check(manifests) {
      for (const [namespace, [first, ...others]] of groupBy(primaryNetworks(manifests), (network) => network.namespace)) {
        for (const { manifest, field } of others) {
          const { kind, metadata: { name } } = first.manifest;
          yield { manifest, field, got: `Primary for namespace ${namespace}`, allowed: `one primary network for it: ${kind} ${name} is one` };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-defined-network/requires-namespace-label',
    level: FindingLevel.ADVISED,
    summary: `A namespace with a primary network must have the label ${LABEL} from its creation`,
    why: 'OVN-Kubernetes refuses a primary network for a namespace without it, and an admission policy that comes with it refuses to add or remove it later: pods stay on the network of the '
      + 'cluster, or do not start.',
    fix: `Add the label ${LABEL}: "" to the Namespace, and create both anew where the namespace is there already.`,
    * check(manifests) {
      const networks = primaryNetworks(manifests);
      if (!networks.length) return;
      const primary = new Map(networks.map(({ namespace, manifest: { kind, metadata } }) => [namespace, `${kind} ${metadata.name}`]));
      for (const manifest of ofKind(manifests, '/Namespace')) {
        const network = primary.get(manifest.metadata.name ?? '');
        if (network === undefined || manifest.metadata.labels?.[LABEL] !== undefined) continue;
        yield { manifest, field: fieldOf('metadata.labels', LABEL), allowed: `this label: ${network} is the primary network of the namespace` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-defined-network/requires-persistent-addresses',
    level: FindingLevel.ADVISED,
    summary: 'A primary network of VMs must be a layer 2 network with ipam.lifecycle: Persistent',
    why: 'OVN-Kubernetes gives each pod an address of its own otherwise, on a layer 3 network from the subnet of its node: a VM has another one after a restart or a live migration, and connections to it '
      + 'break.',
    fix: 'Write topology: Layer2 with ipam: {lifecycle: Persistent}.',
    * check(manifests, cluster) {
      const networks = primaryNetworks(manifests);
      if (!networks.length) return;
      const kept = workloadsOf(manifests, cluster).filter(({ manifest: { kind } }) => KEPT.includes(kind));
      const inhabited = new Set(kept.map(({ namespace }) => namespace));
      const told = new Set<Manifest>();
      for (const { manifest, namespace, field } of networks) {
        if (!inhabited.has(namespace) || told.has(manifest)) continue;
        const path = field.split('.').slice(0, -1);
        const isLayer2 = path.at(-1) === 'layer2';
        const lifecycle = valueAt(manifest, [...path, 'ipam', 'lifecycle']);
        if (isLayer2 && lifecycle === 'Persistent') continue;
        told.add(manifest);
        const got = isLayer2 ? 'no ipam.lifecycle' : 'Layer3';
        yield { manifest, field: path.join('.'), got: `${got}, with VMs in namespace ${namespace}`, allowed: 'layer2 with ipam.lifecycle: Persistent' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-defined-network/fits-addresses',
    level: FindingLevel.UNSTARTABLE,
    summary: 'Addresses that a VM asks for must be in the subnets of its primary network',
    why: `ipam-extensions of KubeVirt hands the annotation ${ADDRESSES} on to OVN-Kubernetes, which refuses an address that the network does not have (pkg/allocator/pod of v1.3): the VM `
      + 'never starts. Without --enable-preconfigured-udn-addresses OVN-Kubernetes refuses each address that is asked for.',
    fix: 'Write an address of the subnets that nobody else has.',
    * check(manifests, cluster) {
      for (const { network: { subnets: written }, address, ...found } of askedAddresses(manifests, cluster)) {
        const subnets = written.flatMap((subnet) => parseIpNetwork(subnet) ?? []);
        if (subnets.length && !subnets.some((subnet) => isInNetwork(address, subnet))) yield { ...found, allowed: `an address of ${written.join(', ')}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-defined-network/avoids-infrastructure-address',
    level: FindingLevel.ADVISED,
    summary: 'A VM must not take an address that its primary network has itself',
    why: 'On a layer 2 network the first address of each subnet, or defaultGatewayIPs, is the gateway, and the second one that of each node: OVN-Kubernetes refuses a request for them. A guest that '
      + 'takes one by itself answers for the gateway, and nothing of its network gets out.',
    fix: 'Write another address of the subnets.',
    * check(manifests, cluster) {
      for (const { network, address, ...found } of askedAddresses(manifests, cluster)) {
        const owner = ownerOf(address, network);
        if (owner) yield { ...found, allowed: `an address other than that of the ${owner}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-defined-network/has-unique-address',
    level: FindingLevel.UNSTARTABLE,
    summary: 'VMs on one primary network must ask for different addresses',
    why: 'OVN-Kubernetes gives an address to one pod at a time, and refuses the second: that VM never starts. The VMs of a set have the annotations of one template.',
    fix: 'Ask for another address, or leave the annotation out: the network gives one, which the VM keeps.',
    * check(manifests, cluster) {
      const byNamespace = groupBy(primaryNetworks(manifests), (network) => network.namespace);
      if (!byNamespace.size) return;
      const first = new Map<string, Workload>();
      for (const workload of workloadsOf(manifests, cluster)) {
        const [network] = byNamespace.get(workload.namespace ?? '') ?? [];
        if (!network) continue;
        for (const got of requestedAddresses(workload)) {
          const address = parseIpNetwork(got)?.address;
          if (address === undefined) continue;
          const realm = primaryNetworkName(network);
          const other = first.get(`${realm} ${address}`);
          const field = fieldOf(workload.path.replace(/spec$/, 'metadata.annotations'), ADDRESSES);
          if (other) {
            yield { manifest: workload.manifest, other: other.manifest, field, got, allowed: `an address that ${other.manifest.kind} ${other.manifest.metadata.name} does not have` };
          } else if (workload.replicas > 1) {
            yield { manifest: workload.manifest, field, got: `${got} for ${workload.replicas} VMs`, allowed: 'no address in the template of several VMs' };
          } else {
            first.set(`${realm} ${address}`, workload);
          }
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-defined-network/references-network-of-guest',
    level: FindingLevel.ADVISED,
    summary: `The annotation ${ADDRESSES} must name networks of the guest`,
    why: 'ipam-extensions of KubeVirt looks an address up by the name of the pod network in spec.networks. What stands under another name is not read, and the VM gets any address.',
    fix: 'Write the name that the pod network has in spec.networks.',
    * check(manifests, cluster) {
      for (const { manifest, path, annotations, written: { networks = [] } } of workloadsOf(manifests, cluster)) {
        const { [ADDRESSES]: annotation } = annotations;
        const requests = annotation === undefined ? undefined : parsedJson(annotation);
        if (!isMapping(requests) || !networks.length) continue;
        const names = networks.map(({ name }) => name);
        for (const got of Object.keys(requests)) {
          if (names.includes(got)) continue;
          yield { manifest, field: fieldOf(path.replace(/spec$/, 'metadata.annotations'), ADDRESSES), got, allowed: names.join(', ') };
        }
      }
    },
  }),
];

/** An address that a VM asks for, or takes by its network data, on the one primary network of its namespace. */
interface AskedAddress {
  readonly manifest: Manifest;
  readonly field: string;
  readonly got: string;
  readonly address: IpNetwork;
  readonly network: PrimaryNetwork;
  /** OVN-Kubernetes refuses what it is asked for, and so the pod; what the guest takes by itself it does not see. */
  readonly level: FindingLevel;
}

const askedAddresses = oncePerInput((manifests, cluster): readonly AskedAddress[] => {
  const networks = primaryNetworks(manifests);
  if (!networks.length) return [];
  const byNamespace = groupBy(networks, ({ namespace }) => namespace);
  const byName = groupBy(networks, primaryNetworkName);
  const requested = workloadsOf(manifests, cluster).flatMap((workload) => {
    const [network, ...others] = byNamespace.get(workload.namespace ?? '') ?? [];
    if (!network || others.length) return [];
    const field = fieldOf(workload.path.replace(/spec$/, 'metadata.annotations'), ADDRESSES);
    return requestedAddresses(workload).flatMap((got): AskedAddress[] => {
      const address = parseIpNetwork(got);
      return address ? [{ manifest: workload.manifest, field, got, address, network, level: FindingLevel.UNSTARTABLE }] : [];
    });
  });
  const taken = staticAddresses(manifests, cluster).flatMap(({ data: { manifest, field }, at, text, address, network: name }): AskedAddress[] => {
    const [network] = byName.get(name) ?? [];
    return network ? [{ manifest, field, got: `${at}: ${manifest.kind === 'Secret' ? HIDDEN : text}`, address, network, level: FindingLevel.ADVISED }] : [];
  });
  return [...requested, ...taken];
});

/** What of a layer 2 network has an address. */
function ownerOf(asked: IpNetwork, { subnets, gateways, infrastructure }: PrimaryNetwork): string | undefined {
  if (!gateways) return undefined;
  const isAt = (text: string, offset = 0n) => {
    const network = parseIpNetwork(text);
    return network !== undefined && network.family === asked.family && firstAddress(network) + offset === asked.address;
  };
  const isGateway = gateways.length
    ? gateways.some((text) => parseIpNetwork(text)?.address === asked.address)
    : subnets.some((text) => isAt(text, 1n));
  if (isGateway) return 'gateway';
  const isOfNodes = infrastructure
    ? infrastructure.flatMap((text) => parseIpNetwork(text) ?? []).some((each) => isInNetwork(asked, each))
    : subnets.some((text) => isAt(text, 2n));
  return isOfNodes ? 'infrastructure' : undefined;
}

/** The addresses for the network that has the place of the pod network. */
function requestedAddresses({ annotations, written: { networks = [] } }: Workload): string[] {
  const { [ADDRESSES]: annotation } = annotations;
  const requests = annotation === undefined ? undefined : parsedJson(annotation);
  const name = networks.find(({ pod }) => pod !== undefined)?.name;
  const addresses = isMapping(requests) && name !== undefined ? requests[name] : undefined;
  return Array.isArray(addresses) ? addresses.filter((address) => typeof address === 'string') : [];
}
