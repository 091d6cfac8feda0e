import type { DomainSpec, Memory } from '../../../imports/kubevirt.io';
import { isBefore } from '../../manifests/by-release';
import { VM_KINDS } from '../../manifests/vm-spec';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { reportedTogether } from '../subjects/reported-together';
import { bytes } from '../subjects/resources';
import { ofKinds, vmi } from '../subjects/vmi';

const GUEST = 'domain.memory.guest';
const MAXIMUM = 'domain.memory.maxGuest';
const MEBIBYTE = 2n ** 20n;
const GIBIBYTE = 2n ** 30n;

interface GrowingVm {
  readonly memory: Memory;
  readonly domain: DomainSpec;
  readonly architecture?: string;
  readonly incomplete: boolean;
}

/** A VM with `memory.maxGuest`, up to which memory can be plugged in while it runs. Upstream reports its initial memory. */
const growingVm: Subject<GrowingVm> = reportedTogether(partsOf(ofKinds(vmi, VM_KINDS), ({ spec: { domain, architecture }, incomplete }) => {
  const { memory } = domain;
  return memory?.maxGuest === undefined ? [] : [{ value: { memory, domain, architecture, incomplete }, path: '' }];
}), GUEST);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'memory-hotplug/excludes-fixed-memory',
    level: FindingLevel.REJECTED,
    subject: growingVm,
    summary: 'A realtime, NUMA-mapped or encrypted guest must not have maxGuest',
    why: 'The memory of such a guest is laid out once, when it starts: KubeVirt refuses maxGuest next to it.',
    fix: 'Remove memory.maxGuest.',
    upstream: ['memory/maxguest-realtime', 'memory/maxguest-numa-passthrough', 'memory/maxguest-launch-security'],
    * check({ memory, domain: { cpu, launchSecurity } }) {
      const fixed = [
        ...cpu?.realtime ? ['cpu.realtime'] : [],
        ...cpu?.numa?.guestMappingPassthrough ? ['cpu.numa.guestMappingPassthrough'] : [],
        ...launchSecurity ? ['launchSecurity'] : [],
      ];
      if (fixed.length > 0) yield { field: MAXIMUM, got: memory.maxGuest, allowed: `no maxGuest together with ${fixed.join(', ')}` };
    },
  }),
  defineRule({
    id: 'memory-hotplug/requires-initial-memory',
    level: FindingLevel.REJECTED,
    subject: growingVm,
    summary: 'A guest whose memory can grow must say how much it starts with',
    why: 'KubeVirt refuses maxGuest alone. In a VM memory.guest follows from request, limit or hugepages, in a pool it does not.',
    fix: 'Write memory.guest.',
    upstream: ['memory/maxguest-guest-missing'],
    * check({ memory, incomplete }) {
      if (!incomplete && memory.guest === undefined) yield { field: GUEST, allowed: 'a quantity up to maxGuest' };
    },
  }),
  defineRule({
    id: 'memory-hotplug/fits-maximum',
    level: FindingLevel.REJECTED,
    subject: growingVm,
    summary: 'A guest must not start with more memory than maxGuest',
    why: 'KubeVirt refuses memory.guest above memory.maxGuest.',
    fix: 'Raise memory.maxGuest, or lower memory.guest.',
    upstream: ['memory/maxguest-below-guest'],
    * check({ memory }) {
      const { guest, maximum } = sizesOf(memory);
      if (guest === undefined || guest <= maximum) return;
      yield { field: GUEST, got: memory.guest, allowed: `at most ${memory.maxGuest}, maxGuest` };
    },
  }),
  defineRule({
    id: 'memory-hotplug/requires-whole-blocks',
    level: FindingLevel.REJECTED,
    subject: growingVm,
    summary: 'Memory that can grow must be a multiple of the block it grows by',
    why: 'Memory is plugged in blocks of 2Mi, or of 1Gi where the page size is written 1Gi: KubeVirt refuses a size in between.',
    fix: 'Round it to whole blocks.',
    upstream: ['memory/maxguest-guest-alignment', 'memory/maxguest-alignment'],
    * check({ memory }) {
      const { guest = 0n, maximum } = sizesOf(memory);
      const [block, size] = memory.hugepages?.pageSize === '1Gi' ? [GIBIBYTE, '1Gi'] : [2n * MEBIBYTE, '2Mi'];
      if (guest % block !== 0n) yield { field: GUEST, got: memory.guest, allowed: `a multiple of ${size}` };
      if (maximum % block !== 0n) yield { field: MAXIMUM, got: memory.maxGuest, allowed: `a multiple of ${size}` };
    },
  }),
  defineRule({
    id: 'memory-hotplug/requires-amd64',
    level: FindingLevel.REJECTED,
    subject: growingVm,
    summary: 'A guest whose memory can grow must be on amd64',
    why: 'KubeVirt refuses maxGuest on other architectures, and in a pool also where the template names none.',
    fix: 'Write architecture: amd64, or remove memory.maxGuest.',
    upstream: ['memory/maxguest-arch'],
    before: { 1.7: 'arm64 is admitted, too' },
    * check({ memory, architecture }, cluster) {
      if (architecture === 'arm64' && isBefore('1.7', cluster)) return;
      if (architecture !== 'amd64') yield { field: MAXIMUM, got: memory.maxGuest, allowed: 'no maxGuest without architecture: amd64' };
    },
  }),
  defineRule({
    id: 'memory-hotplug/requires-initial-gibibyte',
    level: FindingLevel.REJECTED,
    subject: growingVm,
    summary: 'A guest whose memory can grow must start with at least a gibibyte',
    why: 'A smaller guest has no room for the tables of the memory to come: KubeVirt refuses memory.guest below 1Gi with maxGuest.',
    fix: 'Raise memory.guest to 1Gi, or remove memory.maxGuest.',
    upstream: ['memory/maxguest-min-1gi'],
    * check({ memory }) {
      const { guest } = sizesOf(memory);
      if (guest !== undefined && guest < GIBIBYTE) yield { field: GUEST, got: memory.guest, allowed: 'at least 1Gi' };
    },
  }),
];

/** In bytes. */
function sizesOf({ guest, maxGuest }: Memory): { readonly guest?: bigint; readonly maximum: bigint } {
  return { guest: bytes(guest), maximum: bytes(maxGuest) ?? 0n };
}
