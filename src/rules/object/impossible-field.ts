import type { SchemaError } from '../../manifests/schema/json-schema';
import type { Kind } from '../../manifests/schema/kinds';

const GROUPS: readonly string[] = ['kubevirt.io', 'pool.kubevirt.io'];

/** Fields that pods or older texts have and VMs have not, and what serves the purpose instead. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['hostNetwork', 'Remove it: a launcher pod always has a network of its own. For the network of the node, bridge the guest to an uplink of the nodes (multus with bridge); '
    + 'for its speed, give it an SR-IOV function.'],
  ['startupProbe', 'Remove it: VMs have none. Give livenessProbe an initialDelaySeconds that covers the boot.'],
  ['vhostuser', 'Remove it: core KubeVirt has no vhost-user. Run DPDK in the guest on an SR-IOV function, or write binding with a plugin that the cluster registers.'],
]);

/** What to do about a field that was never there; nothing of fields that are only misspelt or misplaced. */
export function insteadOf({ keyword, property = '' }: SchemaError, kind: Kind | undefined): { readonly fix?: string } {
  const fix = keyword === 'additionalProperties' && GROUPS.includes(kind?.group ?? '') ? INSTEAD.get(property) : undefined;
  return fix === undefined ? {} : { fix };
}
