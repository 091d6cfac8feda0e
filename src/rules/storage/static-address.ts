import { isInNetwork, parseIpNetwork } from '../../kubernetes/ip-network';
import type { IpNetwork } from '../../kubernetes/ip-network';
import { isMapping } from '../../kubernetes/is-mapping';
import { HIDDEN } from '../../kubernetes/secret-text';
import { staticAddresses } from '../../manifests/cloud-init/static-address';
import type { Manifest } from '../../manifests/manifest';
import { attachmentsOf, cniPlugins } from '../../manifests/network-attachment';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** A subnet that the IPAM of a network hands addresses out of. */
interface Subnet {
  readonly text: string;
  readonly network: IpNetwork;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'static-address/fits-subnet',
    level: FindingLevel.ADVISED,
    summary: 'A static address of a guest must be in a subnet of the IPAM of its network',
    why: 'The network gives all others addresses of these subnets. A guest with an address of another one does not reach them, or only by way of a router.',
    fix: 'Write an address of the subnet that the IPAM does not hand out, or correct the subnet.',
    * check(manifests, cluster) {
      const subnets = subnetsByNetwork(manifests);
      if (!subnets.size) return;
      for (const { data: { manifest, field }, at, text, address, network } of staticAddresses(manifests, cluster)) {
        const own = (subnets.get(network) ?? []).filter(({ network: { family } }) => family === address.family);
        if (!own.length || own.some((subnet) => isInNetwork(address, subnet.network))) continue;
        const shown = manifest.kind === 'Secret' ? HIDDEN : text;
        yield { manifest, field, got: `${at}: ${shown} on network ${network}`, allowed: `an address of ${own.map((subnet) => subnet.text).join(', ')}` };
      }
    },
  }),
];

/** By namespace and name of the NetworkAttachmentDefinition. */
function subnetsByNetwork(manifests: readonly Manifest[]): Map<string, Subnet[]> {
  return new Map([...attachmentsOf(manifests)].flatMap(([name, { spec }]) => {
    const found = cniPlugins(spec?.config ?? '').flatMap(({ ipam }) => (isMapping(ipam) ? subnetsOf(ipam) : []));
    return found.length ? [[name, found] as const] : [];
  }));
}

/** The subnets of host-local and whereabouts; nothing of an IPAM that says them elsewhere. */
function subnetsOf({ type, subnet, ranges, range, ipRanges }: { readonly [key: string]: unknown }): Subnet[] {
  const texts = type === 'host-local' ? [subnet, ...listOf(ranges).flatMap(listOf).map((entry) => memberOf(entry, 'subnet'))]
    : type === 'whereabouts' ? [range, ...listOf(ipRanges).map((entry) => memberOf(entry, 'range'))] : [];
  return texts.flatMap((text) => {
    // Whereabouts has a first and a last address before the prefix, too.
    const network = typeof text === 'string' ? parseIpNetwork(text.slice(text.lastIndexOf('-') + 1)) : undefined;
    return network ? [{ text: text as string, network }] : [];
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function memberOf(value: unknown, key: string): unknown {
  return isMapping(value) ? value[key] : undefined;
}
