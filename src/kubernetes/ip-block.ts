import { isInNetwork, longestPrefix, parseIpNetwork } from './ip-network';
import type { IpNetwork } from './ip-network';

/** A block of addresses as NetworkPolicies write it. */
interface IpBlock {
  readonly cidr: string;
  readonly except?: readonly string[];
}

/** Whether a text is an address of either family with the length of a prefix. */
export function isCidr(text: string): boolean {
  return blockOf(text) !== undefined;
}

/** A CIDR of an address alone, or the CIDR that it is already; `undefined` for any other text. */
export function toCidr(text: string): string | undefined {
  const network = parseIpNetwork(text);
  return network && (text.includes('/') ? text : `${text}/${longestPrefix(network)}`);
}

/** Whether an address is in a block and in none of its exceptions. A block that cannot be read contains nothing. */
export function blockContains({ cidr, except = [] }: IpBlock, text: string): boolean {
  const address = text.includes('/') ? undefined : parseIpNetwork(text);
  const isIn = (block: IpNetwork | undefined) => address !== undefined && block !== undefined && isInNetwork(address, block);
  return isIn(blockOf(cidr)) && !except.some((hole) => isIn(blockOf(hole)));
}

function blockOf(cidr: string): IpNetwork | undefined {
  return cidr.includes('/') ? parseIpNetwork(cidr) : undefined;
}
