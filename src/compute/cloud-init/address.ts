import { isIP } from 'node:net';

/** An address with the length of its network's prefix. */
export interface Cidr {
  readonly address: string;
  readonly prefix: number;
  readonly family: 4 | 6;
}

/** 4 or 6, or undefined for anything else than a plain IP address, such as one with a zone (`fe80::1%eth0`). */
export function ipFamily(address: string): 4 | 6 | undefined {
  const family = address.includes('%') ? 0 : isIP(address);
  return family === 4 || family === 6 ? family : undefined;
}

/** Reads `address/prefix`, or undefined. */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^([^/]+)\/(\d{1,3})$/.exec(text);
  const family = match ? ipFamily(match[1]) : undefined;
  if (!match || !family || Number(match[2]) > (family === 4 ? 32 : 128)) {
    return undefined;
  }
  return { address: match[1], prefix: Number(match[2]), family };
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
