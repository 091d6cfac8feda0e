import { isIPv6 } from 'net';
import { repeated } from '../../kubernetes/repeated';
import { nics } from '../../manifests/nic';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { guestRule } from '../subjects/guest-rule';
import { reportedAt } from '../subjects/reported-at';
import { vmi } from '../subjects/vmi';

/** The options of RFC 3942 that a site may use for itself. */
const [FIRST, LAST] = [224, 254];
const DOTTED = /^0*\d{1,3}(?:\.0*\d{1,3}){3}$/;
const MAPPED = /^[0:]*:ffff:(?:[\d.]+|[\da-f]+:[\da-f]+)$/i;

export const rules: readonly ObjectRule[] = [
  reportedAt(guestPath, guestRule({
    id: 'dhcp/has-unique-option',
    level: FindingLevel.REJECTED,
    summary: 'A private DHCP option is given once',
    why: 'The webhook refuses a second value for the same option.',
    fix: 'Remove one of them, or number it otherwise.',
    upstream: ['interface/dhcp-private-duplicate'],
    * check(guest) {
      for (const { path, entry: { dhcpOptions: { privateOptions = [] } = {} } } of nics(guest)) {
        for (const i of repeated(privateOptions, ({ option }) => option)) {
          const field = `${path}.dhcpOptions.privateOptions[${i}].option`;
          yield { field, got: privateOptions[i].option, allowed: 'an option that no other entry of the interface has' };
        }
      }
    },
  })),
  reportedAt(guestPath, guestRule({
    id: 'dhcp/has-valid-private-option',
    level: FindingLevel.REJECTED,
    summary: `Private DHCP options are ${FIRST} to ${LAST}`,
    why: 'The other numbers have a meaning already: the webhook refuses them here.',
    fix: `Write a number from ${FIRST} to ${LAST}; boot file, TFTP and NTP servers have fields of their own.`,
    upstream: ['interface/dhcp-private-range'],
    * check(guest) {
      for (const { path, entry: { dhcpOptions: { privateOptions = [] } = {} } } of nics(guest)) {
        for (const [i, { option }] of privateOptions.entries()) {
          if (option >= FIRST && option <= LAST) continue;
          yield { field: `${path}.dhcpOptions.privateOptions[${i}].option`, got: option, allowed: `a number from ${FIRST} to ${LAST}` };
        }
      }
    },
  })),
  defineRule({
    id: 'dhcp/has-valid-ntp-server',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An NTP server is an IPv4 address',
    why: 'DHCP carries addresses of four bytes: the webhook refuses names and IPv6 addresses.',
    fix: 'Write the IPv4 address of the server, such as 192.0.2.1.',
    upstream: ['interface/dhcp-ntp'],
    * check(guest) {
      for (const { path, entry: { dhcpOptions: { ntpServers = [] } = {} } } of nics(guest)) {
        for (const [i, server] of ntpServers.entries()) {
          if (!isIpv4Address(server)) yield { field: `${path}.dhcpOptions.ntpServers[${i}]`, got: server, allowed: 'an IPv4 address' };
        }
      }
    },
  }),
];

/** The path of the VMI spec that holds the field: that is all upstream reports. */
function guestPath(field: string): string {
  return field.replace(/\.domain\.devices\..*$/, '');
}

/** As upstream reads it: leading zeros do not count, and an IPv4 address written as an IPv6 one is one. */
function isIpv4Address(address: string): boolean {
  if (DOTTED.test(address)) return address.split('.').every((byte) => Number(byte) < 256);
  return isIPv6(address) && MAPPED.test(address);
}
