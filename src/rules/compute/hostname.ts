import { DNS_LABEL_WORDS, DNS_SUBDOMAIN_WORDS, isDnsLabel, isDnsSubdomain } from '../../kubernetes/dns-name';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { launchedVmi } from '../subjects/launched-vmi';
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
  defineRule({
    id: 'hostname/fits-pod-subdomain',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The subdomain of a guest must be one DNS label',
    why: 'KubeVirt admits several with dots between them and copies them into the launcher pod, which Kubernetes refuses: the VM never starts.',
    fix: 'Write the name of a headless Service; the cluster adds the rest of the domain.',
    * check({ spec: { subdomain: got } }) {
      if (got && isDnsSubdomain(got) && !isDnsLabel(got)) yield { field: 'subdomain', got, allowed: DNS_LABEL_WORDS };
    },
  }),
];
