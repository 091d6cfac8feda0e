import { isIP } from 'net';
import { DNS_SUBDOMAIN_WORDS, isDnsSubdomain } from '../../kubernetes/dns-name';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { guestRule } from '../subjects/guest-rule';
import { reportedAt } from '../subjects/reported-at';
import { vmi } from '../subjects/vmi';

/** `maxDNSNameservers`, `maxDNSSearchPaths` and `maxDNSSearchListChars` of KubeVirt, which are those of Kubernetes before v1.28. */
const MOST_NAMESERVERS = 3;
const MOST_SEARCHES = 6;
const LONGEST_SEARCHES = 256;

const NAMESERVERS = 'dnsConfig.nameservers';
const SEARCHES = 'dnsConfig.searches';
const atNameservers = () => 'nameservers';
const atSearches = () => 'searchDomains';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'dns/requires-config-with-none',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'DNS policy None needs a DNS configuration',
    why: 'The cluster then configures nothing itself: KubeVirt refuses None without dnsConfig.',
    fix: 'Write dnsConfig with at least one nameserver, or another dnsPolicy.',
    upstream: ['dns/none-needs-config'],
    * check({ spec: { dnsPolicy, dnsConfig } }) {
      if (dnsPolicy === 'None' && !dnsConfig) yield { field: 'dnsConfig', allowed: 'nameservers' };
    },
  }),
  reportedAt(atNameservers, guestRule({
    id: 'dns/requires-nameserver-with-none',
    level: FindingLevel.REJECTED,
    summary: 'DNS policy None needs a nameserver',
    why: 'The guest would have none: KubeVirt refuses it.',
    fix: 'Write the address of a nameserver, or another dnsPolicy.',
    upstream: ['dns/none-needs-nameserver'],
    * check({ spec: { dnsPolicy, dnsConfig } }) {
      if (dnsPolicy !== 'None' || !dnsConfig || dnsConfig.nameservers?.length) return;
      yield { field: NAMESERVERS, got: dnsConfig.nameservers, allowed: 'at least one address' };
    },
  })),
  reportedAt(atNameservers, guestRule({
    id: 'dns/fits-nameserver-limit',
    level: FindingLevel.REJECTED,
    summary: `A guest has at most ${MOST_NAMESERVERS} nameservers`,
    why: 'A resolver reads no more: KubeVirt refuses them.',
    fix: `Keep ${MOST_NAMESERVERS} of them.`,
    upstream: ['dns/nameservers-max'],
    * check({ spec: { dnsConfig } }) {
      const { length } = dnsConfig?.nameservers ?? [];
      if (length > MOST_NAMESERVERS) yield { field: NAMESERVERS, got: `${length} nameservers`, allowed: `at most ${MOST_NAMESERVERS}` };
    },
  })),
  reportedAt(atNameservers, guestRule({
    id: 'dns/has-valid-nameserver',
    level: FindingLevel.REJECTED,
    summary: 'A nameserver is an IP address',
    why: 'KubeVirt refuses names, ports and IPv6 zones.',
    fix: 'Write the address alone, such as 10.96.0.10.',
    upstream: ['dns/nameserver-ip'],
    * check({ spec: { dnsConfig } }) {
      for (const [i, nameserver] of (dnsConfig?.nameservers ?? []).entries()) {
        if (!isAddress(nameserver)) yield { field: `${NAMESERVERS}[${i}]`, got: nameserver, allowed: 'an IPv4 or IPv6 address' };
      }
    },
  })),
  reportedAt(atSearches, guestRule({
    id: 'dns/fits-search-limit',
    level: FindingLevel.REJECTED,
    summary: `A guest has at most ${MOST_SEARCHES} search domains, of ${LONGEST_SEARCHES} characters together`,
    why: 'KubeVirt keeps to these older limits of Kubernetes and refuses more.',
    fix: 'Keep those that the guest needs.',
    upstream: ['dns/searches-max', 'dns/searches-length'],
    * check({ spec: { dnsConfig } }) {
      const searches = dnsConfig?.searches ?? [];
      const bytes = Buffer.byteLength(searches.join(' '));
      if (searches.length > MOST_SEARCHES) yield { field: SEARCHES, got: `${searches.length} search domains`, allowed: `at most ${MOST_SEARCHES}` };
      if (bytes > LONGEST_SEARCHES) {
        yield { field: SEARCHES, got: `${bytes} characters`, allowed: `at most ${LONGEST_SEARCHES} characters, spaces between them included` };
      }
    },
  })),
  reportedAt(atSearches, guestRule({
    id: 'dns/has-valid-search',
    level: FindingLevel.REJECTED,
    summary: 'A search domain is a DNS subdomain',
    why: 'KubeVirt refuses every other form, also a dot at the end.',
    fix: 'Write it in lower case and without a dot at the end, such as shop.svc.cluster.local.',
    upstream: ['dns/search-format'],
    * check({ spec: { dnsConfig } }) {
      for (const [i, search] of (dnsConfig?.searches ?? []).entries()) {
        if (!isDnsSubdomain(search)) yield { field: `${SEARCHES}[${i}]`, got: search, allowed: DNS_SUBDOMAIN_WORDS };
      }
    },
  })),
  reportedAt(() => 'options', guestRule({
    id: 'dns/requires-option-name',
    level: FindingLevel.REJECTED,
    summary: 'A resolver option has a name',
    why: 'KubeVirt refuses an option without one.',
    fix: 'Write a name, such as ndots, or remove the option.',
    upstream: ['dns/option-name'],
    * check({ spec: { dnsConfig } }) {
      for (const [i, { name }] of (dnsConfig?.options ?? []).entries()) {
        if (!name) yield { field: `dnsConfig.options[${i}].name`, got: name, allowed: 'a name such as ndots' };
      }
    },
  })),
];

/** KubeVirt takes zeros before the numbers of an IPv4 address away before it looks. */
function isAddress(address: string): boolean {
  const plain = /^\d+(?:\.\d+){3}$/.test(address) ? address.replace(/\b0+(?=\d)/g, '') : address;
  return isIP(plain) > 0 && !plain.includes('%');
}
