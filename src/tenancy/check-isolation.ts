import { isIP, isIPv4 } from 'node:net';
import type { NetworkIsolation } from './isolation';
import type { UsageError } from '../usage-error';

/** Image sources that are not CIDRs, and ports that are out of range. */
export function* isolationProblems({ exceptions }: NetworkIsolation): Generator<UsageError> {
  for (const cidr of exceptions?.imageSources?.filter((source) => !isCidr(source)) ?? []) {
    yield { what: 'imageSources', got: cidr, allowed: 'CIDRs', fix: 'Write an address and a prefix length, such as 203.0.113.0/24.' };
  }
  for (const { namespace, tcpPorts = [], udpPorts = [] } of exceptions?.sharedServices ?? []) {
    for (const port of [...tcpPorts, ...udpPorts].filter((number) => !Number.isInteger(number) || number < 1 || number > 65535)) {
      yield { what: `port of ${namespace}`, got: port, allowed: '1 to 65535', fix: 'State the port of the pods.' };
    }
  }
}

function isCidr(source: string): boolean {
  const [address, prefix, ...rest] = source.split('/');
  return rest.length === 0 && isIP(address) !== 0 && /^\d{1,3}$/.test(prefix ?? '') && Number(prefix) <= (isIPv4(address) ? 32 : 128);
}
