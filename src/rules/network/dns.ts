import type { PodDNSConfig } from '../../../imports/kubernetes';
import { DNS_SUBDOMAIN_WORDS, isDnsSubdomain } from '../../kubernetes/dns-name';
import { isIpAddress } from '../../kubernetes/ip-address';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf, reportedAs } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

/** `maxDNSNameservers`, `maxDNSSearchPaths` and `maxDNSSearchListChars` of KubeVirt, which are those of Kubernetes before v1.28. */
const MAX_NAMESERVERS = 3;
const MAX_SEARCHES = 6;
const MAX_SEARCH_CHARACTERS = 256;

const dnsConfig: Subject<PodDNSConfig> = partsOf(vmi, ({ spec }) => (spec.dnsConfig ? [{ value: spec.dnsConfig, path: 'dnsConfig' }] : []));
/** Upstream reports the bare names of these lists, `searches` by another one. */
const nameserverList = reportedAs(dnsConfig, () => 'nameservers');
const searchList = reportedAs(dnsConfig, () => 'searchDomains');
const optionList = reportedAs(dnsConfig, () => 'options');

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'dns/requires-config-with-none',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'DNS policy None must come with a DNS configuration',
    why: 'The cluster then configures nothing itself: KubeVirt refuses None without dnsConfig.',
    fix: 'Write dnsConfig with at least one nameserver, or another dnsPolicy.',
    upstream: ['dns/none-needs-config'],
    * check({ spec }) {
      if (spec.dnsPolicy === 'None' && !spec.dnsConfig) yield { field: 'dnsConfig', allowed: 'nameservers' };
    },
  }),
  defineRule({
    id: 'dns/requires-nameserver-with-none',
    level: FindingLevel.REJECTED,
    subject: reportedAs(vmi, () => 'nameservers'),
    summary: 'DNS policy None must come with a nameserver',
    why: 'The guest would have none: KubeVirt refuses it.',
    fix: 'Write the address of a nameserver, or another dnsPolicy.',
    upstream: ['dns/none-needs-nameserver'],
    * check({ spec: { dnsPolicy, dnsConfig: config } }) {
      if (dnsPolicy !== 'None' || !config || config.nameservers?.length) return;
      yield { field: 'dnsConfig.nameservers', got: config.nameservers, allowed: 'at least one address' };
    },
  }),
  defineRule({
    id: 'dns/fits-nameserver-limit',
    level: FindingLevel.REJECTED,
    subject: nameserverList,
    summary: `A guest must not have more than ${MAX_NAMESERVERS} nameservers`,
    why: 'A resolver reads no more: KubeVirt refuses them.',
    fix: `Keep ${MAX_NAMESERVERS} of them.`,
    upstream: ['dns/nameservers-max'],
    * check({ nameservers: { length } = [] }) {
      if (length > MAX_NAMESERVERS) yield { field: 'nameservers', got: `${length} nameservers`, allowed: `at most ${MAX_NAMESERVERS}` };
    },
  }),
  defineRule({
    id: 'dns/has-valid-nameserver',
    level: FindingLevel.REJECTED,
    subject: nameserverList,
    summary: 'A nameserver must be an IP address',
    why: 'KubeVirt refuses names, ports and IPv6 zones.',
    fix: 'Write the address alone, such as 10.96.0.10.',
    upstream: ['dns/nameserver-ip'],
    * check({ nameservers = [] }) {
      for (const [i, nameserver] of nameservers.entries()) {
        if (!isAddress(nameserver)) yield { field: `nameservers[${i}]`, got: nameserver, allowed: 'an IPv4 or IPv6 address' };
      }
    },
  }),
  defineRule({
    id: 'dns/fits-search-limit',
    level: FindingLevel.REJECTED,
    subject: searchList,
    summary: `A guest must not have more than ${MAX_SEARCHES} search domains, nor more than ${MAX_SEARCH_CHARACTERS} characters of them`,
    why: 'KubeVirt keeps to these older limits of Kubernetes and refuses more.',
    fix: 'Keep those that the guest needs.',
    upstream: ['dns/searches-max', 'dns/searches-length'],
    * check({ searches = [] }) {
      const bytes = Buffer.byteLength(searches.join(' '));
      if (searches.length > MAX_SEARCHES) yield { field: 'searches', got: `${searches.length} search domains`, allowed: `at most ${MAX_SEARCHES}` };
      if (bytes > MAX_SEARCH_CHARACTERS) {
        yield { field: 'searches', got: `${bytes} characters`, allowed: `at most ${MAX_SEARCH_CHARACTERS} characters, spaces between them included` };
      }
    },
  }),
  defineRule({
    id: 'dns/has-valid-search',
    level: FindingLevel.REJECTED,
    subject: searchList,
    summary: 'A search domain must be a DNS subdomain',
    why: 'KubeVirt refuses every other form, also one with a dot at the end.',
    fix: 'Write it in lower case and without a dot at the end, such as shop.svc.cluster.local.',
    upstream: ['dns/search-format'],
    * check({ searches = [] }) {
      for (const [i, search] of searches.entries()) {
        if (!isDnsSubdomain(search)) yield { field: `searches[${i}]`, got: search, allowed: DNS_SUBDOMAIN_WORDS };
      }
    },
  }),
  defineRule({
    id: 'dns/requires-option-name',
    level: FindingLevel.REJECTED,
    subject: optionList,
    summary: 'A resolver option must have a name',
    why: 'KubeVirt refuses an option without one.',
    fix: 'Write a name, such as ndots, or remove the option.',
    upstream: ['dns/option-name'],
    * check({ options = [] }) {
      for (const [i, { name }] of options.entries()) {
        if (!name) yield { field: `options[${i}].name`, got: name, allowed: 'a name such as ndots' };
      }
    },
  }),
];

/** Upstream drops the zeros before the numbers of an IPv4 address first. */
function isAddress(address: string): boolean {
  const plain = /^\d+(?:\.\d+){3}$/.test(address) ? address.replace(/\b0+(?=\d)/g, '') : address;
  return isIpAddress(plain) && !plain.includes('%');
}
