import {
  Layer2NetworkOptions, Layer3NetworkOptions, LocalnetNetworkOptions, UserDefinedNetworkRole,
} from './user-defined-network-options';
import { layer2Problems, layer3Problems, localnetProblems } from './user-defined-network-problems';
import { USER_DEFINED_NETWORKS } from './wire-forms';
import type { Ipam, Network } from '../../imports/k8s.ovn.org';
import { keepProblems, UsageError } from '../usage-error';

/** How a user-defined network is built. The network that takes it throws on what the API server would refuse of it. */
export class UserDefinedNetworkTopology {
  /** One layer-2 segment over all nodes: the topology of VMs, whose addresses can outlive migrations on it. */
  public static layer2(options: Layer2NetworkOptions): UserDefinedNetworkTopology {
    const { role, subnets, persistentIps, mtu, joinSubnets, defaultGatewayIps: defaultGatewayIPs, reservedSubnets, infrastructureSubnets } = options;
    const layer2 = { role: `${role}` as const, subnets, mtu, joinSubnets, defaultGatewayIPs, reservedSubnets, infrastructureSubnets, ipam: ipamOf(subnets, persistentIps) };
    return new UserDefinedNetworkTopology(role, { topology: 'Layer2', layer2 }, layer2Problems(options));
  }

  /** A subnet on each node, and routes between them. */
  public static layer3(options: Layer3NetworkOptions): UserDefinedNetworkTopology {
    const { role, subnets, mtu, joinSubnets } = options;
    const layer3 = { role: `${role}` as const, subnets: [...subnets], mtu, joinSubnets };
    return new UserDefinedNetworkTopology(role, { topology: 'Layer3', layer3 }, layer3Problems(options));
  }

  /** A physical network that the nodes are cabled to, for `ClusterUserDefinedNetwork` only. */
  public static localnet(options: LocalnetNetworkOptions): UserDefinedNetworkTopology {
    const { physicalNetworkName, vlan, subnets, excludeSubnets, persistentIps, mtu } = options;
    const localnet = {
      role: 'Secondary' as const,
      physicalNetworkName,
      vlan: vlan === undefined ? undefined : { mode: 'Access' as const, access: { id: vlan } },
      subnets,
      excludeSubnets,
      mtu,
      ipam: ipamOf(subnets, persistentIps),
    };
    return new UserDefinedNetworkTopology(UserDefinedNetworkRole.SECONDARY, { topology: 'Localnet', localnet }, localnetProblems(options));
  }

  private constructor(
    /** Whether it replaces the cluster network, or stands beside it. */
    public readonly role: UserDefinedNetworkRole,
    form: Network,
    problems: Iterable<UsageError>,
  ) {
    keepProblems(this, problems);
    USER_DEFINED_NETWORKS.set(this, form);
  }
}

/** Without subnets the API server demands that nobody expects addresses. */
function ipamOf(subnets: readonly string[] = [], persistentIps = false): Ipam | undefined {
  if (subnets.length === 0) return { mode: 'Disabled' };
  return persistentIps ? { lifecycle: 'Persistent' } : undefined;
}
