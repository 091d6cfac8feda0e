import { outOfRange } from './out-of-range';
import {
  Layer2NetworkOptions, Layer3NetworkOptions, LocalnetNetworkOptions, UserDefinedNetworkRole,
} from './user-defined-network-options';
import { isCidr } from '../kubernetes/ip-block';
import { isInNetwork, parseIpNetwork } from '../kubernetes/ip-network';
import { UsageError } from '../usage-error';

/** The least packet that IPv6 must carry. */
const IPV6_MTU = 1280;

/** What all topologies have in common. */
interface Common {
  readonly subnets?: readonly string[];
  readonly persistentIps?: boolean;
  readonly mtu?: number;
}

/** What the API server refuses of a layer-2 network. */
export function* layer2Problems(options: Layer2NetworkOptions): Generator<UsageError> {
  const { role, subnets = [] } = options;
  const { joinSubnets, defaultGatewayIps, reservedSubnets, infrastructureSubnets } = options;
  yield* commonProblems(options);
  yield* cidrProblems({ joinSubnets, reservedSubnets, infrastructureSubnets });
  yield* primaryOnly(role, { joinSubnets, defaultGatewayIps, reservedSubnets, infrastructureSubnets });
  if (role === UserDefinedNetworkRole.PRIMARY && subnets.length === 0) {
    yield { what: 'subnets', got: options.subnets, allowed: 'at least one on a primary network', fix: "Give its addresses, such as ['10.101.0.0/16']." };
  }
  yield* partProblems(subnets, { defaultGatewayIps, reservedSubnets, infrastructureSubnets });
  if (defaultGatewayIps && defaultGatewayIps.length !== subnets.length) {
    yield { what: 'defaultGatewayIps', got: defaultGatewayIps, allowed: `one for each subnet: ${subnets.join(', ')}`, fix: 'Add the missing one.' };
  }
}

/** What the API server refuses of a layer-3 network. */
export function* layer3Problems({ role, subnets, mtu, joinSubnets }: Layer3NetworkOptions): Generator<UsageError> {
  yield* commonProblems({ subnets: subnets.map(({ cidr }) => cidr), mtu });
  yield* cidrProblems({ joinSubnets });
  yield* primaryOnly(role, { joinSubnets });
  if (subnets.length === 0) yield { what: 'subnets', got: subnets, allowed: 'at least one', fix: "Give its addresses, such as { cidr: '10.128.0.0/16' }." };
  for (const { cidr, hostSubnet } of subnets) {
    const network = parseIpNetwork(cidr);
    if (!network || hostSubnet === undefined) continue;
    yield* outOfRange('hostSubnet', hostSubnet, network.prefix + 1, network.family === 4 ? 31 : 127, `It is a part of ${cidr}, with room for several pods.`);
  }
}

/** What the API server refuses of a localnet network. */
export function* localnetProblems(options: LocalnetNetworkOptions): Generator<UsageError> {
  const { physicalNetworkName: got, vlan, subnets = [], excludeSubnets } = options;
  yield* commonProblems(options);
  yield* cidrProblems({ excludeSubnets });
  yield* partProblems(subnets, { excludeSubnets });
  yield* outOfRange('vlan', vlan, 1, 4094, 'Leave it out for untagged traffic.');
  if (!/^[^,:]{1,253}$/.test(got)) {
    yield { what: 'physicalNetworkName', got, allowed: 'a name without comma and colon', fix: 'Write what the nodes map to a bridge, such as "physnet1".' };
  }
}

function* commonProblems({ subnets = [], persistentIps, mtu }: Common): Generator<UsageError> {
  yield* cidrProblems({ subnets });
  const families = subnets.map((subnet) => parseIpNetwork(subnet)?.family);
  if (new Set(families).size < families.length) {
    yield { what: 'subnets', got: subnets, allowed: 'one of each IP family', fix: 'Join the two, or make two networks.' };
  }
  if (persistentIps && subnets.length === 0) {
    yield { what: 'persistentIps', got: true, allowed: 'true beside `subnets`', fix: 'Give the subnets whose addresses VMs keep, or leave it out.' };
  }
  const lowest = families.includes(6) ? IPV6_MTU : 576;
  yield* outOfRange('mtu', mtu, lowest, 65536, 'Write the bytes of a packet, such as 1400.');
}

function* cidrProblems(lists: { readonly [what: string]: readonly string[] | undefined }): Generator<UsageError> {
  for (const [what, list = []] of Object.entries(lists)) {
    for (const got of list.filter((each) => !isCidr(each))) {
      yield { what, got, allowed: 'an address with the length of its prefix', fix: "Write '10.101.0.0/16'." };
    }
  }
}

function* primaryOnly(role: UserDefinedNetworkRole, lists: { readonly [what: string]: unknown }): Generator<UsageError> {
  if (role === UserDefinedNetworkRole.PRIMARY) return;
  for (const [what, got] of Object.entries(lists).filter(([, each]) => each !== undefined)) {
    yield { what, got, allowed: 'none on a secondary network', fix: 'Leave it out: it has no router of OVN-Kubernetes.' };
  }
}

/** Addresses and parts that are in none of the subnets. */
function* partProblems(subnets: readonly string[], lists: { readonly [what: string]: readonly string[] | undefined }): Generator<UsageError> {
  const networks = subnets.flatMap((subnet) => parseIpNetwork(subnet) ?? []);
  for (const [what, list = []] of Object.entries(lists)) {
    for (const got of list) {
      const part = parseIpNetwork(got);
      if (!part || networks.some((network) => isInNetwork(part, network) && part.prefix >= network.prefix)) continue;
      yield { what, got, allowed: `what is in ${subnets.join(', ') || 'subnets, of which there are none'}`, fix: 'Correct it, or the subnet.' };
    }
  }
}
