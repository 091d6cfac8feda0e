import { wholeUnits } from '../../kubernetes/quantity';
import { beyondGuest } from '../../manifests/guest-memory';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { launchedVmi } from '../subjects/launched-vmi';
import { amount, bytes } from '../subjects/resources';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'launcher-memory/fits-hugepages',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The smaller of the memory of a guest and its request or limit must be a multiple of the hugepage size',
    why: 'KubeVirt takes as much in huge pages, but compares only the request with their size, or the guest where there is none. Kubernetes refuses a launcher pod '
      + 'with part of a page: the VM never starts.',
    fix: 'Round it to whole pages.',
    * check({ spec }) {
      const { hugepages, guest } = spec.domain.memory ?? {};
      const page = bytes(hugepages?.pageSize);
      const request = amount(spec, 'requests', 'memory');
      const stated = request || amount(spec, 'limits', 'memory');
      if (!page || guest === undefined || stated < 0n) return;
      // Other rules judge the request and the guest as KubeVirt does.
      if ((wholeUnits(request) || bytes(guest) || page) % page !== 0n) return;
      const beyond = beyondGuest(stated, spec);
      if (wholeUnits(stated - beyond) % page === 0n) return;
      const allowed = `a multiple of ${hugepages?.pageSize}`;
      if (beyond) yield { field: 'domain.memory.guest', got: guest, allowed };
      else yield { field: 'domain.resources.limits.memory', got: spec.domain.resources?.limits?.memory, allowed };
    },
  }),
];
