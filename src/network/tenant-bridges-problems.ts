import { TenantBridge, TenantBridgesProps } from './tenant-bridges-props';
import { isCidr } from '../kubernetes/ip-block';
import { isInNetwork, parseIpNetwork } from '../kubernetes/ip-network';
import { UsageError } from '../usage-error';

/** What would connect tenants, or leave one without network. */
export function* tenantBridgesProblems({ tenants }: TenantBridgesProps): Generator<UsageError> {
  if (tenants.length === 0) yield { what: 'tenants', got: tenants, allowed: 'at least one', fix: 'Name the namespaces and their bridges.' };
  for (const [i, tenant] of tenants.entries()) {
    if (tenant.subnet !== undefined && !isCidr(tenant.subnet)) {
      yield { what: `subnet of ${tenant.namespace}`, got: tenant.subnet, allowed: 'an address with the length of its prefix', fix: "Write '10.101.0.0/24'." };
    }
    for (const other of tenants.slice(0, i)) yield* pairProblems(tenant, other);
  }
}

function* pairProblems({ namespace, bridge, vlan, uplink, subnet }: TenantBridge, other: TenantBridge): Generator<UsageError> {
  const what = `tenant ${namespace}`;
  if (namespace === other.namespace) {
    yield { what: 'tenants', got: namespace, allowed: 'one network for each namespace', fix: 'Make a NetworkAttachment for the second one.' };
  }
  if (bridge === other.bridge && vlan === other.vlan) {
    yield {
      what,
      got: { bridge, vlan },
      allowed: `a bridge and VLAN that no other tenant has: ${other.namespace} has it`,
      fix: 'Give it another VLAN or bridge: the two would be one network.',
    };
  }
  if (uplink !== undefined && (uplink === other.uplink) !== (bridge === other.bridge) && other.uplink !== undefined) {
    yield {
      what,
      got: { bridge, uplink },
      allowed: `one uplink for each bridge: ${other.namespace} has ${other.bridge} on ${other.uplink}`,
      fix: 'A port is in one bridge only: put both tenants on one bridge with a VLAN each.',
    };
  }
  if (subnet !== undefined && other.subnet !== undefined && overlap(subnet, other.subnet)) {
    yield {
      what, got: { subnet }, allowed: `a subnet beside ${other.subnet} of ${other.namespace}`, fix: 'Choose another: one gateway could not tell the two apart.',
    };
  }
}

function overlap(one: string, other: string): boolean {
  const [a, b] = [parseIpNetwork(one), parseIpNetwork(other)];
  return a !== undefined && b !== undefined && (isInNetwork(a, b) || isInNetwork(b, a));
}
