import { DNS_LABEL_WORDS, DNS_SUBDOMAIN_WORDS, isDnsLabel, isDnsSubdomain } from '../../kubernetes/dns-name';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'identity/has-valid-hostname',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The hostname of a guest is a DNS label',
    why: 'It becomes the name of a DNS record: KubeVirt refuses what RFC 1123 does not allow there.',
    fix: 'Write it in lower case, with - for every other character.',
    upstream: ['identity/hostname'],
    * check({ spec: { hostname } }) {
      if (hostname && !isDnsLabel(hostname)) yield { field: 'hostname', got: hostname, allowed: DNS_LABEL_WORDS };
    },
  }),
  defineRule({
    id: 'identity/has-valid-subdomain',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The subdomain of a guest is a DNS subdomain',
    why: 'It becomes part of a DNS name: KubeVirt refuses what RFC 1123 does not allow there.',
    fix: 'Write it in lower case, with - for every other character.',
    upstream: ['identity/subdomain'],
    * check({ spec: { subdomain } }) {
      if (subdomain && !isDnsSubdomain(subdomain)) yield { field: 'subdomain', got: subdomain, allowed: DNS_SUBDOMAIN_WORDS };
    },
  }),
  defineRule({
    id: 'identity/has-valid-service-account',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The service account of a guest has a name that a ServiceAccount can have',
    why: 'KubeVirt refuses a name that no ServiceAccount can have.',
    fix: 'Write the metadata.name of the ServiceAccount.',
    upstream: ['identity/service-account-name'],
    * check({ spec: { serviceAccountName } }) {
      if (!serviceAccountName || isDnsSubdomain(serviceAccountName)) return;
      yield { field: 'serviceAccountName', got: serviceAccountName, allowed: DNS_SUBDOMAIN_WORDS };
    },
  }),
  defineRule({
    id: 'identity/agrees-on-service-account',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest has one service account',
    why: 'The launcher pod runs as one account: KubeVirt refuses a serviceAccount volume that names another one.',
    fix: 'Name the same account in serviceAccountName and in the volume, or remove serviceAccountName.',
    upstream: ['identity/service-account-volume-mismatch'],
    * check({ spec: { serviceAccountName, volumes = [] } }) {
      const other = volumes.find(({ serviceAccount }) => serviceAccount && serviceAccount.serviceAccountName !== serviceAccountName);
      if (!serviceAccountName || !other) return;
      const named = other.serviceAccount?.serviceAccountName ?? '';
      yield { field: 'serviceAccountName', got: serviceAccountName, allowed: `"${named}", the account of volume ${other.name}` };
    },
  }),
];
