import { isDedicated } from './cpu';
import { wholeUnits } from '../../kubernetes/quantity';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { instanceRule } from '../subjects/guest-rule';
import { reportedAt } from '../subjects/reported-at';
import { amount, bytes, exceedsLimit, excludesNegative } from '../subjects/resources';
import { vmi } from '../subjects/vmi';

const REQUESTS = 'domain.resources.requests.memory';
const PAGE_SIZE = 'domain.memory.hugepages.pageSize';
/** In billionths of a byte, as amounts are. */
const MEGABYTE = 10n ** 15n;

export const rules: readonly ObjectRule[] = [
  excludesNegative('memory'),
  defineRule({
    id: 'memory/requests-a-megabyte',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A memory request is a megabyte at least',
    why: 'KubeVirt refuses a request below 1M (10^6 bytes); mostly the unit was forgotten or is k where M or G was meant.',
    fix: 'Write the unit: 512Mi, 4Gi.',
    upstream: ['memory/requests-too-small'],
    * check({ spec }) {
      const request = amount(spec, 'requests', 'memory');
      if (request <= 0n || request >= MEGABYTE) return;
      yield { field: REQUESTS, got: spec.domain.resources?.requests?.memory, allowed: 'at least 1M' };
    },
  }),
  exceedsLimit('memory'),
  defineRule({
    id: 'memory/has-valid-page-size',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The hugepage size is a quantity other than zero',
    why: 'KubeVirt refuses what is no quantity; on a page of size zero its webhook crashes, and the API server refuses the object.',
    fix: 'Write a page size of the nodes, such as 2Mi or 1Gi.',
    upstream: ['memory/hugepages-format', 'memory/hugepages-zero-page'],
    * check({ spec }) {
      const { hugepages } = spec.domain.memory ?? {};
      if (hugepages && !pageSize(spec)) yield { field: PAGE_SIZE, got: hugepages.pageSize, allowed: 'a quantity such as 2Mi or 1Gi' };
    },
  }),
  defineRule({
    id: 'memory/has-size-with-hugepages',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A pool or replica set with hugepages says how much memory it wants',
    why: 'A VM gets one page where it asks for nothing; on the template of a pool or replica set the webhook of KubeVirt crashes, '
        + 'and the API server refuses the object. A memory limit does not help.',
    fix: 'Write memory.guest.',
    upstream: ['memory/hugepages-raw-without-memory'],
    * check({ spec, webhookDefaulted: defaulted }) {
      if (defaulted || !pageSize(spec) || spec.domain.memory?.guest !== undefined || requestedBytes(spec) !== 0n) return;
      yield { field: 'domain.memory.guest', allowed: 'a multiple of the page size' };
    },
  }),
  defineRule({
    id: 'memory/divides-into-hugepages',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The memory is a multiple of the hugepage size',
    why: 'KubeVirt refuses memory that does not fill its pages; it measures the request, else memory.guest, else the limit.',
    fix: 'Round the memory up to whole pages, or take smaller pages.',
    upstream: ['memory/hugepages-larger-than-memory', 'memory/hugepages-not-multiple'],
    * check({ spec }) {
      const page = pageSize(spec);
      const memory = referenceMemory(spec);
      if (!page || !memory || (memory.size >= 0n && memory.size % page === 0n)) return;
      yield {
        field: memory.field,
        reported: REQUESTS,
        got: memory.written,
        allowed: `a multiple of ${spec.domain.memory?.hugepages?.pageSize}`,
      };
    },
  }),
  defineRule({
    id: 'memory/reserves-overhead-behind-gate',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: 'ReservedOverheadMemlock',
    summary: 'Reserved memory overhead needs its gate',
    upstream: ['memory/reserved-overhead-gate'],
    * check({ spec }) {
      const { reservedOverhead } = spec.domain.memory ?? {};
      if (reservedOverhead) yield { field: 'domain.memory.reservedOverhead', got: reservedOverhead };
    },
  }),
  reportedAt(() => '', instanceRule({
    id: 'memory/is-given',
    level: FindingLevel.REJECTED,
    summary: 'A guest has memory',
    why: 'KubeVirt admits a VM without any, but refuses the instance made from it: the VM never starts.',
    fix: 'Write memory.guest, or name an instancetype.',
    upstream: ['memory/none-requested'],
    * check({ spec, incomplete: expanded }) {
      if (isDedicated(spec)) return; // cpu/requires-memory-when-dedicated tells it
      const { guest, hugepages } = spec.domain.memory ?? {};
      if (expanded || guest !== undefined || hugepages || requestedBytes(spec) !== 0n) return;
      yield { field: 'domain.memory.guest', allowed: 'a quantity such as 2Gi' };
    },
  })),
];

/** In bytes; `undefined` where there is none or it is not usable. */
function pageSize({ domain }: Vmi['spec']): bigint | undefined {
  return bytes(domain.memory?.hugepages?.pageSize) || undefined;
}

function requestedBytes(spec: Vmi['spec']): bigint {
  return wholeUnits(amount(spec, 'requests', 'memory'));
}

function referenceMemory(spec: Vmi['spec']): { field: string; written?: string | number; size: bigint } | undefined {
  const { memory, resources } = spec.domain;
  const requested = requestedBytes(spec);
  if (requested !== 0n) return { field: REQUESTS, written: resources?.requests?.memory, size: requested };
  if (memory?.guest === undefined) return undefined;
  const guest = bytes(memory.guest);
  if (guest) return { field: 'domain.memory.guest', written: memory.guest, size: guest };
  const limit = wholeUnits(amount(spec, 'limits', 'memory'));
  return { field: 'domain.resources.limits.memory', written: resources?.limits?.memory, size: limit };
}
