import { BlockList, isIP } from 'node:net';

/** A block of addresses as NetworkPolicies write it. */
interface IpBlock {
  readonly cidr: string;
  readonly except?: readonly string[];
}

/** Whether a text is an address of either family with the length of a prefix. */
export function isCidr(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  const longest = longestPrefix(address);
  return rest.length === 0 && longest !== undefined && /^\d{1,3}$/.test(prefix) && Number(prefix) <= longest;
}

/** A CIDR of an address alone, or the CIDR that it is already; `undefined` for any other text. */
export function toCidr(text: string): string | undefined {
  const longest = longestPrefix(text);
  if (longest !== undefined) return `${text}/${longest}`;
  return isCidr(text) ? text : undefined;
}

/** Whether an address is in a block and in none of its exceptions. A block that cannot be read contains nothing. */
export function blockContains({ cidr, except = [] }: IpBlock, address: string): boolean {
  return cidrContains(cidr, address) && !except.some((hole) => cidrContains(hole, address));
}

function cidrContains(cidr: string, address: string): boolean {
  const [network, prefix] = cidr.split('/');
  if (!isCidr(cidr) || longestPrefix(address) !== longestPrefix(network)) return false;
  const block = new BlockList();
  block.addSubnet(network, Number(prefix), familyOf(network));
  return block.check(address, familyOf(address));
}

/** A zone, as in `fe80::1%eth0`, is of one node only. */
function longestPrefix(address: string): number | undefined {
  if (address.includes('%')) return undefined;
  switch (isIP(address)) {
    case 4: return 32;
    case 6: return 128;
    default: return undefined;
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
