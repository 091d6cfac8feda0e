import { ipFamily } from './ip-address';

/** An IP address in its network. */
export interface IpNetwork {
  readonly family: 4 | 6;
  readonly address: bigint;
  /** How many bits of the address are those of the network. */
  readonly prefix: number;
}

const BITS = { 4: 32, 6: 128 } as const;
const CIDR = /^([^/%]+)(?:\/(\d{1,3}))?$/;

const LINK_LOCAL: IpNetwork = { family: 6, address: 0xfe80n * 2n ** 112n, prefix: 10 };

/** Reads `address` or `address/prefix`; without a prefix it is a network of its own. */
export function parseIpNetwork(text: string): IpNetwork | undefined {
  const [, address = '', prefix] = CIDR.exec(text) ?? [];
  const family = ipFamily(address);
  if (!family) return undefined;
  const bits = prefix === undefined ? BITS[family] : Number(prefix);
  return bits > BITS[family] ? undefined : { family, address: family === 4 ? ipv4(address) : ipv6(address), prefix: bits };
}

/** The length of the prefix of a single address. */
export function longestPrefix({ family }: Pick<IpNetwork, 'family'>): number {
  return BITS[family];
}

/** The length of a prefix that is written as a mask, such as `255.255.255.0`. */
export function prefixOfMask(mask: string): number | undefined {
  const parsed = parseIpNetwork(mask);
  if (!parsed) return undefined;
  const digits = parsed.address.toString(2).padStart(BITS[parsed.family], '0');
  return /^1*0*$/.test(digits) ? digits.lastIndexOf('1') + 1 : undefined;
}

/** Whether an address is in the network of another. */
export function isInNetwork({ family, address }: IpNetwork, network: IpNetwork): boolean {
  return family === network.family && networkOf(address, network) === networkOf(network.address, network);
}

/** The address of a network as a whole. */
export function firstAddress(network: IpNetwork): bigint {
  return networkOf(network.address, network) * 2n ** BigInt(BITS[network.family] - network.prefix);
}

/** Whether an address is only that of its link: `fe80::/10`. */
export function isLinkLocal(address: IpNetwork): boolean {
  return isInNetwork(address, LINK_LOCAL);
}

/** Whether the address is that of its network as a whole, or its broadcast: no host can have it. */
export function isReserved({ family, prefix, address }: IpNetwork): boolean {
  if (family === 6 || prefix > 30) return false;
  const hosts = 2n ** BigInt(BITS[family] - prefix);
  return address % hosts === 0n || (address + 1n) % hosts === 0n;
}

function networkOf(address: bigint, { family, prefix }: IpNetwork): bigint {
  return address / 2n ** BigInt(BITS[family] - prefix);
}

function ipv4(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 0x100n + BigInt(part), 0n);
}

function ipv6(address: string): bigint {
  const dotted = /[\d.]+$/.exec(address)?.[0] ?? '';
  const plain = dotted.includes('.') ? `${address.slice(0, -dotted.length)}${groupsOf(ipv4(dotted))}` : address;
  const [head, tail] = plain.split('::').map((part) => part.split(':').filter(Boolean));
  const groups = tail ? [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail] : head;
  return groups.reduce((sum, group) => sum * 0x10000n + BigInt(`0x${group}`), 0n);
}

function groupsOf(address: bigint): string {
  return `${(address / 0x10000n).toString(16)}:${(address % 0x10000n).toString(16)}`;
}
