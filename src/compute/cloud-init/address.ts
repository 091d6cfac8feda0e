import { parseIpNetwork } from '../../kubernetes/ip-network';

/** An address with the length of its network's prefix. */
export interface Cidr {
  readonly address: string;
  readonly prefix: number;
  readonly family: 4 | 6;
}

/** Reads `address/prefix`, or undefined. */
export function parseCidr(text: string): Cidr | undefined {
  const [address, ...prefixes] = text.split('/');
  const network = prefixes.length ? parseIpNetwork(text) : undefined;
  return network && { address, prefix: network.prefix, family: network.family };
}

/** The prefix length as a mask in the notation of its family. */
export function netmask({ family, prefix }: Cidr): string {
  return family === 4
    ? groups(prefix, 4, 8).join('.')
    : groups(prefix, 8, 16).filter((group) => group > 0).map((group) => group.toString(16)).join(':') + (prefix > 112 ? '' : '::');
}

/** `prefix` one-bits from the left, cut into `count` numbers of `bits` bits. */
function groups(prefix: number, count: number, bits: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const ones = Math.min(Math.max(prefix - index * bits, 0), bits);
    return 2 ** bits - 2 ** (bits - ones);
  });
}
