import { guestRule } from './guest';
import type { Guest } from './guest';
import { Level } from './level';
import { parseQuantity, wholeUnits } from './quantity';
import { exceedsLimit } from './resources';
import type { ObjectRule } from './rule';

const PAGE_SIZE = 'domain.memory.hugepages.pageSize';

export const rules: readonly ObjectRule[] = [
  exceedsLimit('memory'),
  guestRule({
    id: 'memory/has-valid-page-size',
    level: Level.REJECTED,
    summary: 'The hugepage size is a quantity above zero',
    why: 'The webhook refuses what is no quantity and divides by zero on a page of size zero.',
    fix: 'Write a page size of the nodes, such as 2Mi or 1Gi.',
    * check({ spec }) {
      const { hugepages } = spec.domain.memory ?? {};
      if (hugepages && !pageSize(spec)) yield { field: PAGE_SIZE, got: hugepages.pageSize, allowed: 'a quantity such as 2Mi or 1Gi' };
    },
  }),
  guestRule({
    id: 'memory/divides-into-hugepages',
    level: Level.REJECTED,
    summary: 'The memory is a multiple of the hugepage size',
    why: 'The webhook refuses memory that does not fill its pages; it measures the request, else memory.guest, else the limit.',
    fix: 'Round the memory up to whole pages, or take smaller pages.',
    * check({ spec }) {
      const page = pageSize(spec);
      const memory = referenceMemory(spec);
      if (!page || !memory || memory.bytes % page === 0n) return;
      yield { field: memory.field, got: memory.written, allowed: `a multiple of ${spec.domain.memory?.hugepages?.pageSize}` };
    },
  }),
];

/** In bytes; `undefined` where there is none or it is not usable. */
function pageSize({ domain }: Guest['spec']): bigint | undefined {
  const size = parseQuantity(domain.memory?.hugepages?.pageSize ?? '');
  return size === undefined || size === 0n ? undefined : wholeUnits(size);
}

function referenceMemory({ domain }: Guest['spec']): { field: string; written: string; bytes: bigint } | undefined {
  const candidates = [
    { field: 'domain.resources.requests.memory', written: domain.resources?.requests?.memory },
    { field: 'domain.memory.guest', written: domain.memory?.guest },
    { field: 'domain.resources.limits.memory', written: domain.resources?.limits?.memory },
  ];
  for (const { field, written } of candidates) {
    const bytes = parseQuantity(written ?? '');
    if (written !== undefined && bytes) return { field, written, bytes: wholeUnits(bytes) };
  }
  return undefined;
}
