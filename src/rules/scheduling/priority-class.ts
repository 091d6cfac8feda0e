import { DNS_SUBDOMAIN_WORDS, isDnsSubdomain } from '../../kubernetes/dns-name';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { launchedVmi } from '../subjects/launched-vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'priority-class/has-valid-name',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The priorityClassName of a guest must be a name that a PriorityClass can have',
    why: 'KubeVirt admits any text and copies it into the launcher pod, which Kubernetes refuses: the VM never starts.',
    fix: 'Write a name that kubectl get priorityclasses lists.',
    * check({ spec: { priorityClassName: got } }) {
      if (got && !isDnsSubdomain(got)) yield { field: 'priorityClassName', got, allowed: DNS_SUBDOMAIN_WORDS };
    },
  }),
];
