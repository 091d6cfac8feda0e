import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { wholeUnits } from '../../kubernetes/quantity';
import { beyondGuest } from '../../manifests/guest-memory';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { launchedVmi } from '../subjects/launched-vmi';
import { amount, bytes } from '../subjects/resources';

/**
 * The sizes that Linux has, by architecture: Documentation/admin-guide/mm/hugetlbpage.rst, Documentation/arch/arm64/hugetlbpage.rst (of all base pages) and
 * arch/s390/mm/hugetlbpage.c.
 */
const PAGE_SIZES: ReadonlyMap<string, readonly string[]> = new Map([
  ['amd64', ['2Mi', '1Gi']],
  ['arm64', ['64Ki', '2Mi', '32Mi', '512Mi', '1Gi', '16Gi']],
  ['s390x', ['1Mi', '2Gi']],
]);
/** A size that is not of powers of 2. */
const DECIMAL = /^\d+[KMG]$/;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'launcher-memory/has-known-page-size',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The hugepage size must be one that the architecture has',
    why: 'KubeVirt admits every size and requests huge pages of it, which no node has: the launcher pod is never scheduled. An architecture that is not written is '
      + 'not guessed: then the size must be one of any of them.',
    fix: 'Write 2Mi or 1Gi on amd64.',
    * check({ spec, written: { architecture } }) {
      const got = spec.domain.memory?.hugepages?.pageSize;
      const size = bytes(got);
      if (!size || (architecture !== undefined && !PAGE_SIZES.has(architecture))) return;
      // Where it is refused for that as well, that says which size is meant.
      if (DECIMAL.test(got ?? '') && !fillsPages(spec, size)) return;
      const sizes = architecture === undefined ? [...new Set([...PAGE_SIZES.values()].flat())] : PAGE_SIZES.get(architecture)!;
      if (!sizes.some((known) => bytes(known) === size)) yield { field: 'domain.memory.hugepages.pageSize', got, allowed: sizes.join(', ') };
    },
  }),
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
      if (!fillsPages(spec, page)) return;
      const beyond = beyondGuest(stated, spec);
      if (wholeUnits(stated - beyond) % page === 0n) return;
      const allowed = `a multiple of ${hugepages?.pageSize}`;
      if (beyond) yield { field: 'domain.memory.guest', got: guest, allowed };
      else yield { field: 'domain.resources.limits.memory', got: spec.domain.resources?.limits?.memory, allowed };
    },
  }),
];

/** Whether KubeVirt admits the memory beside pages of this size. */
function fillsPages(spec: VirtualMachineInstanceSpec, page: bigint): boolean {
  return (wholeUnits(amount(spec, 'requests', 'memory')) || bytes(spec.domain.memory?.guest) || page) % page === 0n;
}
