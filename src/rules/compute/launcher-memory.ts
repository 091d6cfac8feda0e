import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import { beyondGuest } from '../../manifests/guest-memory';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { launchedVmi } from '../subjects/launched-vmi';
import { amount } from '../subjects/resources';

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
      const page = wholeUnits(parseQuantity(hugepages?.pageSize ?? 0) ?? 0n);
      const request = amount(spec, 'requests', 'memory');
      const limit = amount(spec, 'limits', 'memory');
      const stated = request || limit;
      // Other rules judge what is negative, and the request and the guest as KubeVirt does.
      if (page <= 0n || stated <= 0n || guest === undefined || wholeUnits(request || (parseQuantity(guest) ?? 0n)) % page !== 0n) return;
      const beyond = beyondGuest(stated, spec);
      if (wholeUnits(stated - beyond) % page === 0n) return;
      const allowed = `a multiple of ${hugepages?.pageSize}`;
      if (beyond > 0n) yield { field: 'domain.memory.guest', got: guest, allowed };
      else yield { field: 'domain.resources.limits.memory', got: spec.domain.resources?.limits?.memory, allowed };
    },
  }),
];
