import { DNS_SUBDOMAIN_WORDS, isDnsSubdomain } from '../../kubernetes/dns-name';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { launchedVmi } from '../subjects/launched-vmi';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'service-account/has-valid-name',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: vmi,
    summary: 'The serviceAccountName of a guest must be a DNS subdomain',
    why: 'KubeVirt refuses a name that no ServiceAccount can have.',
    fix: 'Write the metadata.name of the ServiceAccount.',
    upstream: ['identity/service-account-name'],
    * check({ spec: { serviceAccountName } }) {
      if (!serviceAccountName || isDnsSubdomain(serviceAccountName)) return;
      yield { field: 'serviceAccountName', got: serviceAccountName, allowed: DNS_SUBDOMAIN_WORDS };
    },
  }),
  defineRule({
    id: 'service-account/has-valid-volume',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'A serviceAccount volume of a guest must name a DNS subdomain',
    why: 'KubeVirt admits any text and runs the launcher pod as that account, which Kubernetes refuses: the VM never starts.',
    fix: 'Write the metadata.name of the ServiceAccount.',
    * check({ spec: { volumes = [] } }) {
      for (const [i, { serviceAccount }] of volumes.entries()) {
        const got = serviceAccount?.serviceAccountName;
        if (got && !isDnsSubdomain(got)) yield { field: `volumes[${i}].serviceAccount.serviceAccountName`, got, allowed: DNS_SUBDOMAIN_WORDS };
      }
    },
  }),
  defineRule({
    id: 'service-account/matches-volume',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: vmi,
    summary: 'serviceAccountName must be the account of every serviceAccount volume',
    why: 'The launcher pod runs as one account: KubeVirt refuses a serviceAccount volume that names another one.',
    fix: 'Name the same account in serviceAccountName and in the volume, or remove serviceAccountName.',
    upstream: ['identity/service-account-volume-mismatch'],
    * check({ spec: { serviceAccountName, volumes = [] } }) {
      const other = volumes.find(({ serviceAccount }) => serviceAccount && serviceAccount.serviceAccountName !== serviceAccountName);
      if (!serviceAccountName || !other) return;
      const account = other.serviceAccount?.serviceAccountName ?? '';
      yield { field: 'serviceAccountName', got: serviceAccountName, allowed: `"${account}", the account of volume ${other.name}` };
    },
  }),
];
