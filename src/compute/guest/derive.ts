import { createHash } from 'node:crypto';
import type { Resource } from 'cdk8s-plus-28';

/** The URL namespace of RFC 9562, section 6.6. */
const UUID_NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** What tells one VM from all others. */
export interface Machine {
  /** The cluster, among those whose VMs meet. */
  readonly salt: string;
  /** Empty where the manifest leaves it to kubectl. */
  readonly namespace: string;
  readonly name: string;
}

/** The VM that a construct makes, as its manifest names it. */
export function machineOf({ metadata, name }: Resource, salt: string): Machine {
  return { salt, namespace: metadata.namespace ?? '', name };
}

/** A version 5 UUID (RFC 9562) of a VM. */
export function derivedUuid(machine: Machine, purpose: 'uuid' | 'serial'): string {
  const bytes = createHash('sha1').update(UUID_NAMESPACE).update(keyOf(machine, purpose)).digest().subarray(0, 16);
  bytes[6] = 0x50 + bytes[6] % 0x10;
  bytes[8] = 0x80 + bytes[8] % 0x40;
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * A locally administered unicast MAC address of an interface: of 48 bits two are given, the others follow from the VM and the network.
 * The first octet is never fe: libvirt keeps that for tap devices and refuses such a guest (kubevirt/kubevirt#1494).
 */
export function derivedMac(machine: Machine, network: string): string {
  const digest = createHash('sha1').update(keyOf(machine, 'mac', network)).digest();
  const octets = [2 + 4 * (digest.readUInt16BE(0) % 63), ...digest.subarray(2, 7)];
  return octets.map((octet) => octet.toString(16).padStart(2, '0')).join(':');
}

/** JSON, so that no two lists of texts have one key. */
function keyOf({ salt, namespace, name }: Machine, ...purpose: string[]): string {
  return `cdk8s-kubevirt:${JSON.stringify([salt, namespace, name, ...purpose])}`;
}
