import type { ClusterUserDefinedNetworkProps, Layer2NetworkOptions, Layer3NetworkOptions, Layer3Subnet, LocalnetNetworkOptions } from '../../index';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt } from '../../kubernetes/untyped';
import type { Adoption, Written } from '../adopter';
import { fields, kubevirt, list, make } from '../expression';
import type { Optional } from '../expression';
import { member, number, text, texts, textsByKey, value } from '../values';

/** A network of one namespace. */
export function userDefinedNetworkAdopter({ spec }: Written): Adoption | undefined {
  const topology = topologyOf(spec);
  return topology && { type: kubevirt('UserDefinedNetwork'), props: fields({ topology }) };
}

/** A network of the namespaces that it selects. */
export function clusterUserDefinedNetworkAdopter({ spec }: Written): Adoption | undefined {
  const topology = topologyOf(at(spec, 'network'));
  return topology && {
    type: kubevirt('ClusterUserDefinedNetwork'),
    props: fields<ClusterUserDefinedNetworkProps>({
      namespaceLabels: textsByKey(at(spec, 'namespaceSelector', 'matchLabels')) ?? { kind: 'object', fields: [] }, topology,
    }),
  };
}

function topologyOf(network: unknown): Optional {
  const [layer2, layer3, localnet] = ['layer2', 'layer3', 'localnet'].map((field) => at(network, field));
  if (isMapping(layer2)) {
    return make('UserDefinedNetworkTopology', 'layer2', fields<Layer2NetworkOptions>({
      ...shared(layer2),
      subnets: texts(layer2.subnets),
      persistentIps: persistent(layer2),
      defaultGatewayIps: texts(layer2.defaultGatewayIPs),
      reservedSubnets: texts(layer2.reservedSubnets),
      infrastructureSubnets: texts(layer2.infrastructureSubnets),
    }));
  }
  if (isMapping(layer3)) {
    return make('UserDefinedNetworkTopology', 'layer3', fields<Layer3NetworkOptions>({
      ...shared(layer3),
      subnets: list(listAt(layer3, 'subnets').map((subnet) => fields<Layer3Subnet>({
        cidr: text(at(subnet, 'cidr')), hostSubnet: number(at(subnet, 'hostSubnet')),
      }))),
    }));
  }
  return isMapping(localnet) ? make('UserDefinedNetworkTopology', 'localnet', fields<LocalnetNetworkOptions>({
    physicalNetworkName: text(localnet.physicalNetworkName),
    vlan: number(at(localnet, 'vlan', 'access', 'id')),
    subnets: texts(localnet.subnets),
    excludeSubnets: texts(localnet.excludeSubnets),
    persistentIps: persistent(localnet),
    mtu: number(localnet.mtu),
  })) : undefined;
}

function shared(layer: Written): { readonly role: Optional; readonly mtu: Optional; readonly joinSubnets: Optional } {
  return { role: member('UserDefinedNetworkRole', layer.role), mtu: number(layer.mtu), joinSubnets: texts(layer.joinSubnets) };
}

function persistent(layer: unknown): Optional {
  return at(layer, 'ipam', 'lifecycle') === 'Persistent' ? value(true) : undefined;
}
