import { fieldOf } from '../../kubernetes/field-path';
import { groupBy } from '../../kubernetes/group-by';
import { isInNetwork, parseIpNetwork } from '../../kubernetes/ip-network';
import { isMapping } from '../../kubernetes/is-mapping';
import { parsedJson } from '../../kubernetes/json';
import { ofKind } from '../../manifests/of-kind';
import { primaryNetworks } from '../../manifests/user-defined-networks';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const LABEL = 'k8s.ovn.org/primary-user-defined-network';
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
    why: 'OVN-Kubernetes refuses a primary network for a namespace without it, and Kubernetes refuses to add or remove it later: pods stay on the network of the '
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
    id: 'user-defined-network/fits-addresses',
    level: FindingLevel.ADVISED,
    summary: 'Addresses that a VM asks for must be in the subnets of its primary network',
    why: `ipam-extensions of KubeVirt hands the annotation ${ADDRESSES} on to OVN-Kubernetes, which refuses an address that the network does not have: the VM `
      + 'never starts.',
    fix: 'Write an address of the subnets that nobody else has.',
    * check(manifests, cluster) {
      const byNamespace = groupBy(primaryNetworks(manifests), (network) => network.namespace);
      if (!byNamespace.size) return;
      for (const workload of workloadsOf(manifests, cluster)) {
        const [network, ...others] = byNamespace.get(workload.namespace ?? '') ?? [];
        if (!network || others.length) continue;
        const subnets = network.subnets.flatMap((subnet) => parseIpNetwork(subnet) ?? []);
        for (const got of requestedAddresses(workload)) {
          const address = parseIpNetwork(got);
          if (!address || subnets.some((subnet) => isInNetwork(address, subnet))) continue;
          const field = fieldOf(workload.path.replace(/spec$/, 'metadata.annotations'), ADDRESSES);
          yield { manifest: workload.manifest, field, got, allowed: `an address of ${network.subnets.join(', ')}` };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-defined-network/has-unique-address',
    level: FindingLevel.ADVISED,
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
        const { kind, metadata: { name } } = network.manifest;
        for (const got of requestedAddresses(workload)) {
          const address = parseIpNetwork(got)?.address;
          if (address === undefined) continue;
          const realm = kind === 'UserDefinedNetwork' ? `${kind} ${workload.namespace}/${name}` : `${kind} ${name}`;
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

/** The addresses for the network that has the place of the pod network. */
function requestedAddresses({ annotations, written: { networks = [] } }: Workload): string[] {
  const { [ADDRESSES]: annotation } = annotations;
  const requests = annotation === undefined ? undefined : parsedJson(annotation);
  const name = networks.find(({ pod }) => pod !== undefined)?.name;
  const addresses = isMapping(requests) && name !== undefined ? requests[name] : undefined;
  return Array.isArray(addresses) ? addresses.filter((address) => typeof address === 'string') : [];
}
