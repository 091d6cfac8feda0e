import { excludesNegativeAmounts, fitsLimit } from './resource-amounts';
import { wholeUnits } from '../../kubernetes/quantity';
import { isBefore } from '../../manifests/by-release';
import { isCpuDedicated } from '../../manifests/guest-traits';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { reportedAs } from '../subject';
import { launchedVmi } from '../subjects/launched-vmi';
import { amount, bytes } from '../subjects/resources';
import { startedVmi, vmi } from '../subjects/vmi';

const GUEST = 'domain.memory.guest';
const REQUEST = 'domain.resources.requests.memory';
const LIMIT = 'domain.resources.limits.memory';
const PAGE_SIZE = 'domain.memory.hugepages.pageSize';
/** In billionths of a byte, as amounts are. */
const MEGABYTE = 10n ** 15n;

export const rules: readonly ObjectRule[] = [
  excludesNegativeAmounts('memory'),
  defineRule({
    id: 'memory/requires-one-megabyte',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A memory request must be at least a megabyte',
    why: 'KubeVirt refuses a request below 1M (10^6 bytes); mostly the unit was forgotten, or is k where M or G was meant.',
    fix: 'Write the unit: 512Mi, 4Gi.',
    upstream: ['memory/requests-too-small'],
    * check({ spec }) {
      const request = amount(spec, 'requests', 'memory');
      if (request <= 0n || request >= MEGABYTE) return;
      yield { field: REQUEST, got: spec.domain.resources?.requests?.memory, allowed: 'at least 1M' };
    },
  }),
  fitsLimit('memory'),
  defineRule({
    id: 'memory/has-valid-page-size',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The hugepage size must be a quantity other than zero',
    why: 'KubeVirt refuses what is not a quantity; on a page of size zero its webhook crashes, and the API server refuses the object.',
    fix: 'Write a page size of the nodes, such as 2Mi or 1Gi.',
    upstream: ['memory/hugepages-format', 'memory/hugepages-zero-page'],
    * check({ spec }) {
      const { hugepages } = spec.domain.memory ?? {};
      if (hugepages && !pageSizeOf(spec)) yield { field: PAGE_SIZE, got: hugepages.pageSize, allowed: 'a quantity such as 2Mi or 1Gi' };
    },
  }),
  defineRule({
    id: 'memory/requires-size-with-hugepages',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A pool or replica set with hugepages must say how much memory a guest gets',
    why: 'A VM gets one page where it asks for nothing; on the template of a pool or replica set the webhook of KubeVirt crashes, '
      + 'and the API server refuses the object. A memory limit does not help.',
    fix: 'Write memory.guest.',
    upstream: ['memory/hugepages-raw-without-memory', '1.6:memory/hugepages-without-request'],
    * check({ spec }) {
      if (!pageSizeOf(spec) || spec.domain.memory?.guest !== undefined || requestOf(spec) !== 0n) return;
      yield { field: GUEST, allowed: 'a multiple of the page size' };
    },
  }),
  defineRule({
    id: 'memory/fits-hugepages',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The memory must be a multiple of the hugepage size',
    why: 'KubeVirt refuses memory that does not fill its pages; it measures the request, else memory.guest, else the limit.',
    fix: 'Round the memory up to whole pages, or use smaller pages.',
    before: { 1.7: 'it measures the request alone, which the template of a pool or replica set must write' },
    upstream: ['memory/hugepages-larger-than-memory', 'memory/hugepages-not-multiple', '1.6:memory/hugepages-without-request'],
    * check({ spec }, cluster) {
      const page = pageSizeOf(spec);
      if (page && requestOf(spec) === 0n && isBefore('1.7', cluster) && spec.domain.memory?.guest !== undefined) {
        const allowed = `a multiple of ${spec.domain.memory.hugepages?.pageSize}`;
        yield { field: REQUEST, got: spec.domain.resources?.requests?.memory, allowed };
        return;
      }
      const measured = measuredMemory(spec);
      if (!page || !measured || (measured.size >= 0n && measured.size % page === 0n)) return;
      const { field, written: got } = measured;
      const { pageSize = '' } = spec.domain.memory?.hugepages ?? {};
      const fix = /^\d+[KMG]$/.test(pageSize) ? { fix: `Write pageSize: ${pageSize}i: pages are powers of 2.` } : {};
      yield { field, reported: REQUEST, got, allowed: `a multiple of ${pageSize}`, ...fix };
    },
  }),
  defineRule({
    id: 'memory/requires-gate-for-reserved-overhead',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: vmi,
    summary: 'Reserved memory overhead must not be used without its feature gate',
    gate: 'ReservedOverheadMemlock',
    upstream: ['memory/reserved-overhead-gate'],
    * check({ spec }) {
      const { reservedOverhead } = spec.domain.memory ?? {};
      if (reservedOverhead) yield { field: 'domain.memory.reservedOverhead', got: reservedOverhead };
    },
  }),
  defineRule({
    id: 'memory/requires-size',
    level: FindingLevel.REJECTED,
    subject: reportedAs(startedVmi, () => ''),
    summary: 'A guest must have memory',
    why: 'KubeVirt admits a VM without memory, but refuses the instance made from it: the VM never starts.',
    fix: 'Write memory.guest, or name an instancetype.',
    upstream: ['memory/none-requested'],
    * check({ spec, incomplete }) {
      if (isCpuDedicated(spec)) return; // cpu/requires-memory-when-dedicated tells it
      const { guest, hugepages } = spec.domain.memory ?? {};
      if (incomplete || guest !== undefined || hugepages) return;
      yield { field: GUEST, allowed: 'a quantity such as 2Gi' };
    },
  }),
  defineRule({
    id: 'memory/excludes-empty-guest',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The memory of a guest must be more than zero',
    why: 'KubeVirt admits memory.guest of zero, since it is written, and takes nothing else in its place, neither a request nor a limit nor a hugepage. libvirt refuses the domain: Memory size '
      + 'must be specified via <memory> or in the <numa> configuration (virDomainDefPostParseMemory). The VM never starts.',
    fix: 'Write how much memory the guest gets, such as 2Gi, or remove memory.guest where a memory request says it.',
    * check({ spec }) {
      const { guest } = spec.domain.memory ?? {};
      // Without another amount cpu/requires-memory-when-dedicated tells it.
      const isTold = isCpuDedicated(spec) && !spec.domain.memory?.hugepages && requestOf(spec) === 0n && amount(spec, 'limits', 'memory') === 0n;
      if (bytes(guest) === 0n && !isTold) yield { field: GUEST, got: guest, allowed: 'a quantity such as 2Gi' };
    },
  }),
];

interface MeasuredMemory {
  readonly field: string;
  readonly written?: string | number;
  /** In bytes. */
  readonly size: bigint;
}

/** In bytes; 0 or `undefined` where there is none that KubeVirt can use. */
function pageSizeOf({ domain }: Vmi['spec']): bigint | undefined {
  return bytes(domain.memory?.hugepages?.pageSize);
}

/** In bytes; 0 where there is none. */
function requestOf(spec: Vmi['spec']): bigint {
  return wholeUnits(amount(spec, 'requests', 'memory'));
}

/** What upstream compares with the page size. */
function measuredMemory(spec: Vmi['spec']): MeasuredMemory | undefined {
  const { memory, resources } = spec.domain;
  const requested = requestOf(spec);
  if (requested !== 0n) return { field: REQUEST, written: resources?.requests?.memory, size: requested };
  if (memory?.guest === undefined) return undefined;
  const guest = bytes(memory.guest);
  if (guest) return { field: GUEST, written: memory.guest, size: guest };
  return { field: LIMIT, written: resources?.limits?.memory, size: wholeUnits(amount(spec, 'limits', 'memory')) };
}
