import { matchesSelector } from './label-index';
import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { ofKind, ofKinds } from './of-kind';
import type { ClusterUserDefinedNetwork, Layer2, Layer3, UserDefinedNetwork } from '../../imports/k8s.ovn.org';

const NETWORK = 'k8s.ovn.org/UserDefinedNetwork';
const CLUSTER_NETWORK = 'k8s.ovn.org/ClusterUserDefinedNetwork';

/** A primary network of OVN-Kubernetes, of one namespace. */
export interface PrimaryNetwork {
  readonly manifest: Manifest;
  readonly namespace: string;
  /** Where it says that it is the primary one. */
  readonly field: string;
  readonly subnets: readonly string[];
  /** What a layer 2 network keeps for itself of its subnets: its gateways, and what else its infrastructure has where that is written. */
  readonly gateways?: readonly string[];
  readonly infrastructure?: readonly string[];
}

/** What tells a primary network apart from all others. */
export function primaryNetworkName({ manifest: { kind, metadata: { name } }, namespace }: PrimaryNetwork): string {
  return kind === 'UserDefinedNetwork' ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}

/** The primary networks of the manifests, in their order; those for several namespaces once for each that the manifests make. */
export function primaryNetworks(manifests: readonly Manifest[]): PrimaryNetwork[] {
  const namespaces = ofKind(manifests, '/Namespace');
  return ofKinds(manifests, [NETWORK, CLUSTER_NETWORK]).flatMap((manifest): PrimaryNetwork[] => {
    if (kindOf(manifest) === NETWORK) {
      const { metadata: { namespace = '' }, spec } = manifest as Manifest & UserDefinedNetwork;
      return roleOf(spec, 'spec').map((role) => ({ ...role, manifest, namespace }));
    }
    const { network, namespaceSelector } = (manifest as Manifest & ClusterUserDefinedNetwork).spec;
    return roleOf(network, 'spec.network').flatMap((role) => namespaces
      .filter(({ metadata: { name, labels } }) => matchesSelector(namespaceSelector, { ...labels, 'kubernetes.io/metadata.name': name }))
      .map(({ metadata: { name = '' } }) => ({ ...role, manifest, namespace: name })));
  });
}

interface Topology {
  readonly layer2?: Layer2;
  readonly layer3?: Layer3;
}

function roleOf({ layer2, layer3 }: Topology, path: string): Omit<PrimaryNetwork, 'manifest' | 'namespace'>[] {
  if (layer2?.role === 'Primary') {
    const { subnets = [], defaultGatewayIPs: gateways = [], infrastructureSubnets: infrastructure } = layer2;
    return [{ field: `${path}.layer2.role`, subnets, gateways, infrastructure }];
  }
  return layer3?.role === 'Primary' ? [{ field: `${path}.layer3.role`, subnets: layer3.subnets.map(({ cidr }) => cidr) }] : [];
}
