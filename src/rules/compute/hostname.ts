import { DNS_LABEL_WORDS, DNS_SUBDOMAIN_WORDS, isDnsLabel, isDnsSubdomain } from '../../kubernetes/dns-name';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'hostname/has-valid-hostname',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The hostname of a guest must be a DNS label',
    why: 'It becomes the name of a DNS record: KubeVirt refuses what RFC 1123 does not allow there.',
    fix: 'Write it in lower case, with - for every other character.',
    upstream: ['identity/hostname'],
    * check({ spec: { hostname } }) {
      if (hostname && !isDnsLabel(hostname)) yield { field: 'hostname', got: hostname, allowed: DNS_LABEL_WORDS };
    },
  }),
  defineRule({
    id: 'hostname/has-valid-subdomain',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The subdomain of a guest must be a DNS subdomain',
    why: 'It becomes part of a DNS name: KubeVirt refuses what RFC 1123 does not allow there.',
    fix: 'Write it in lower case, with - for every other character.',
    upstream: ['identity/subdomain'],
    * check({ spec: { subdomain } }) {
      if (subdomain && !isDnsSubdomain(subdomain)) yield { field: 'subdomain', got: subdomain, allowed: DNS_SUBDOMAIN_WORDS };
    },
  }),
];
