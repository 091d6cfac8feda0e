import { isInNetwork, parseIpNetwork } from '../../kubernetes/ip-network';
import type { IpNetwork } from '../../kubernetes/ip-network';
import { isMapping } from '../../kubernetes/is-mapping';
import { HIDDEN } from '../../kubernetes/secret-text';
import { listAt, textsAt } from '../../kubernetes/untyped';
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
  defineCrossObjectRule({
    id: 'static-address/avoids-pool',
    level: FindingLevel.ADVISED,
    summary: 'A static address of a guest must not be one that the IPAM of its network hands out, nor that of its gateway',
    why: 'The IPAM does not know of the address of the guest and gives it to a pod: two answer for one address, by turns, and nothing in the cluster notices it.',
    fix: 'Write an address of the subnet outside of the range of the IPAM, or exclude it there.',
    * check(manifests, cluster) {
      const pools = poolsByNetwork(manifests);
      if (!pools.size) return;
      for (const { data: { manifest, field }, at, text, address, network } of staticAddresses(manifests, cluster)) {
        const pool = pools.get(network)?.find((each) => isInPool(address, each));
        if (!pool) continue;
        const shown = manifest.kind === 'Secret' ? HIDDEN : text;
        yield { manifest, field, got: `${at}: ${shown} on network ${network}`, allowed: `an address other than ${pool.text}` };
      }
    },
  }),
];

/** Addresses that others have or get, both ends included. */
interface Pool {
  readonly text: string;
  readonly first: IpNetwork;
  readonly last: IpNetwork;
  readonly excluded: readonly IpNetwork[];
}

/** What IPAM of networks hands out, where that is a part of the subnet that is written; the whole subnet is mostly a pool that nobody thought of. */
function poolsByNetwork(manifests: readonly Manifest[]): Map<string, Pool[]> {
  return new Map([...attachmentsOf(manifests)].flatMap(([name, { spec }]) => {
    const ranges = cniPlugins(spec?.config ?? '').flatMap(({ ipam }) => (
      [ipam, ...listAt(ipam, 'ranges').flatMap((list) => listAt(list)), ...listAt(ipam, 'ipRanges')]
    ));
    const found = ranges.filter(isMapping).flatMap(poolsOf);
    return found.length ? [[name, found] as const] : [];
  }));
}

function isInPool(address: IpNetwork, { first, last, excluded }: Pool): boolean {
  const isBetween = first.family === address.family && first.address <= address.address && address.address <= last.address;
  return isBetween && !excluded.some((each) => isInNetwork(address, each));
}

function poolsOf(range: { readonly [key: string]: unknown }): Pool[] {
  const [start, end] = /^([^-/]+)-([^-/]+)\//.exec(String(range.range ?? ''))?.slice(1) ?? [];
  const excluded = textsAt(range, 'exclude').flatMap((text) => parseIpNetwork(text) ?? []);
  return [
    poolOf(range.rangeStart ?? range.range_start ?? start, range.rangeEnd ?? range.range_end ?? end, excluded),
    poolOf(range.gateway, range.gateway, []),
  ].filter((pool) => pool !== undefined);
}

function poolOf(start: unknown, end: unknown, excluded: readonly IpNetwork[]): Pool | undefined {
  const [first, last] = [start, end].map((text) => (typeof text === 'string' ? parseIpNetwork(text) : undefined));
  return first && last ? { text: start === end ? `${String(start)}, the gateway` : `${String(start)} to ${String(end)}`, first, last, excluded } : undefined;
}

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
