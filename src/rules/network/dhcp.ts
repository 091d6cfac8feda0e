import type { DHCPOptions } from '../../../imports/kubevirt.io';
import { isIpv6Address } from '../../kubernetes/ip-address';
import { repeated } from '../../kubernetes/repeated';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { nic, reportedThrough } from '../subjects/nic';

/** The options of RFC 3942 that a site may use for itself. */
const [FIRST, LAST] = [224, 254];
/** Domain search, of RFC 3397. */
const SEARCH = 119;
const SEARCH_FIX = 'Remove it: 119 is the list of search domains. Write dnsConfig.searches of the VM, or nameservers.search in the network data of cloud-init.';
const DOTTED = /^0*\d{1,3}(?:\.0*\d{1,3}){3}$/;
const MAPPED = /^[0:]*:ffff:(?:[\d.]+|[\da-f]+:[\da-f]+)$/i;

const dhcpOptions: Subject<DHCPOptions> = partsOf(nic, ({ entry }) => (
  entry.dhcpOptions ? [{ value: entry.dhcpOptions, path: 'dhcpOptions' }] : []
));
/** Upstream reports the VMI spec as a whole. */
const privateOptions = reportedThrough(dhcpOptions, (path) => path.replace(/\.domain\.devices\..*$/, ''));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'dhcp/has-unique-option',
    level: FindingLevel.REJECTED,
    subject: privateOptions,
    summary: 'A private DHCP option must be given only once',
    why: 'KubeVirt refuses a second value for the same option.',
    fix: 'Remove one of them, or give it another number.',
    upstream: ['interface/dhcp-private-duplicate'],
    * check({ privateOptions: options = [] }) {
      for (const i of repeated(options, ({ option }) => option)) {
        yield { field: `privateOptions[${i}].option`, got: options[i].option, allowed: 'an option that no other entry of the interface has' };
      }
    },
  }),
  defineRule({
    id: 'dhcp/has-valid-private-option',
    level: FindingLevel.REJECTED,
    subject: privateOptions,
    summary: `The number of a private DHCP option must be from ${FIRST} to ${LAST}`,
    why: 'The other numbers already have a meaning: KubeVirt refuses them here.',
    fix: `Write a number from ${FIRST} to ${LAST}; boot file, TFTP and NTP servers have fields of their own.`,
    upstream: ['interface/dhcp-private-range'],
    * check({ privateOptions: options = [] }) {
      for (const [i, { option }] of options.entries()) {
        if (option >= FIRST && option <= LAST) continue;
        yield { field: `privateOptions[${i}].option`, got: option, allowed: `a number from ${FIRST} to ${LAST}`, ...option === SEARCH ? { fix: SEARCH_FIX } : {} };
      }
    },
  }),
  defineRule({
    id: 'dhcp/has-valid-ntp-server',
    level: FindingLevel.REJECTED,
    subject: dhcpOptions,
    summary: 'An NTP server must be an IPv4 address',
    why: 'DHCP carries addresses of four bytes: KubeVirt refuses names and IPv6 addresses.',
    fix: 'Write the IPv4 address of the server, such as 192.0.2.1.',
    upstream: ['interface/dhcp-ntp'],
    * check({ ntpServers = [] }) {
      for (const [i, server] of ntpServers.entries()) {
        if (!isIpv4Address(server)) yield { field: `ntpServers[${i}]`, got: server, allowed: 'an IPv4 address' };
      }
    },
  }),
  defineRule({
    id: 'dhcp/avoids-sriov',
    level: FindingLevel.ADVISED,
    subject: nic,
    summary: 'An SR-IOV interface must not have DHCP options',
    why: 'KubeVirt answers DHCP on bridge and masquerade only. A virtual function is on the network itself, whose own server knows nothing of them: they '
      + 'are admitted and never sent.',
    fix: 'Configure the DHCP server of that network, or the guest by the network data of cloud-init.',
    * check({ entry: { sriov, dhcpOptions: options } }) {
      if (sriov && options && Object.keys(options).length) yield { field: 'dhcpOptions', got: options, allowed: 'none with sriov' };
    },
  }),
];

/** As upstream reads it: leading zeros do not count, and an IPv4 address may be written as an IPv6 one. */
function isIpv4Address(address: string): boolean {
  if (DOTTED.test(address)) return address.split('.').every((byte) => Number(byte) < 256);
  return isIpv6Address(address) && MAPPED.test(address);
}
