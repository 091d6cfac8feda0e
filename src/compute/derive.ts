import { createHash } from 'node:crypto';

/** The URL namespace of RFC 9562, section 6.6. */
const UUID_NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** A version 5 UUID (RFC 9562) of a construct path. */
export function derivedUuid(path: string): string {
  const bytes = createHash('sha1').update(UUID_NAMESPACE).update(`cdk8s-kubevirt:${path}`).digest().subarray(0, 16);
  bytes[6] = 0x50 + bytes[6] % 0x10;
  bytes[8] = 0x80 + bytes[8] % 0x40;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A locally administered unicast MAC address (first octet 02) of a construct path. */
export function derivedMac(path: string): string {
  const octets = createHash('sha1').update(`cdk8s-kubevirt:${path}`).digest().subarray(0, 5);
  return ['02', ...[...octets].map((octet) => octet.toString(16).padStart(2, '0'))].join(':');
}
