import { VM_KINDS } from '../../manifests/vm-spec';
import type { Vmi } from '../../manifests/vmi';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { guestRule } from '../subjects/guest-rule';
import { bytes } from '../subjects/resources';

const GUEST = 'domain.memory.guest';
const MAXIMUM = 'domain.memory.maxGuest';
const GIBIBYTE = 2n ** 30n;

type GuestRule = Parameters<typeof guestRule>[0];

/** A rule on a VM that names `memory.maxGuest`, up to which memory can be plugged in while it runs. */
function hotplugRule({ check, ...facts }: Omit<GuestRule, 'level'>): ObjectRule {
  const rule = guestRule({
    ...facts,
    level: FindingLevel.REJECTED,
    * check(guest, cluster) {
      if (guest.spec.domain.memory?.maxGuest === undefined) return;
      for (const mistake of check(guest, cluster)) yield { ...mistake, reported: GUEST };
    },
  });
  return { ...rule, kinds: VM_KINDS };
}

export const rules: readonly ObjectRule[] = [
  hotplugRule({
    id: 'memory-hotplug/excludes-fixed-memory',
    summary: 'Memory cannot be plugged into a realtime, NUMA-mapped or encrypted guest',
    why: 'The memory of such a guest is laid out once, when it starts: KubeVirt refuses maxGuest next to it.',
    fix: 'Remove memory.maxGuest.',
    upstream: ['memory/maxguest-realtime', 'memory/maxguest-numa-passthrough', 'memory/maxguest-launch-security'],
    * check({ spec: { domain } }) {
      const fixed = [
        ...domain.cpu?.realtime ? ['cpu.realtime'] : [],
        ...domain.cpu?.numa?.guestMappingPassthrough ? ['cpu.numa.guestMappingPassthrough'] : [],
        ...domain.launchSecurity ? ['launchSecurity'] : [],
      ];
      if (fixed.length > 0) {
        yield { field: MAXIMUM, got: domain.memory?.maxGuest, allowed: `no maxGuest together with ${fixed.join(', ')}` };
      }
    },
  }),
  hotplugRule({
    id: 'memory-hotplug/requires-initial-memory',
    summary: 'A guest whose memory can grow says how much it starts with',
    why: 'KubeVirt refuses maxGuest alone. In a VM memory.guest follows from request, limit or hugepages, in a pool not.',
    fix: 'Write memory.guest.',
    upstream: ['memory/maxguest-guest-missing'],
    * check({ spec, incomplete: expanded }) {
      if (!expanded && spec.domain.memory?.guest === undefined) yield { field: GUEST, allowed: 'a quantity up to maxGuest' };
    },
  }),
  hotplugRule({
    id: 'memory-hotplug/starts-below-maximum',
    summary: 'A guest does not start with more memory than it may grow to',
    why: 'KubeVirt refuses memory.guest above memory.maxGuest.',
    fix: 'Raise memory.maxGuest, or lower memory.guest.',
    upstream: ['memory/maxguest-below-guest'],
    * check({ spec }) {
      const { guest, maximum } = sizes(spec);
      if (guest === undefined || guest <= maximum) return;
      yield { field: GUEST, got: spec.domain.memory?.guest, allowed: `at most ${spec.domain.memory?.maxGuest}, maxGuest` };
    },
  }),
  hotplugRule({
    id: 'memory-hotplug/has-whole-blocks',
    summary: 'Memory that can grow is a multiple of the block it grows by',
    why: 'Memory is plugged in blocks of 2Mi, of 1Gi where the page size is written 1Gi: KubeVirt refuses a size in between.',
    fix: 'Round it to whole blocks.',
    upstream: ['memory/maxguest-guest-alignment', 'memory/maxguest-alignment'],
    * check({ spec }) {
      const { guest = 0n, maximum } = sizes(spec);
      const { memory } = spec.domain;
      const [block, words] = memory?.hugepages?.pageSize === '1Gi' ? [GIBIBYTE, '1Gi'] : [2n ** 21n, '2Mi'];
      if (guest % block !== 0n) yield { field: GUEST, got: memory?.guest, allowed: `a multiple of ${words}` };
      if (maximum % block !== 0n) yield { field: MAXIMUM, got: memory?.maxGuest, allowed: `a multiple of ${words}` };
    },
  }),
  hotplugRule({
    id: 'memory-hotplug/requires-amd64',
    summary: 'Memory can be plugged into amd64 guests only',
    why: 'KubeVirt refuses maxGuest on other architectures, and in a pool also where the template names none.',
    fix: 'Write architecture: amd64, or remove memory.maxGuest.',
    upstream: ['memory/maxguest-arch'],
    * check({ spec }) {
      if (spec.architecture !== 'amd64') {
        yield { field: MAXIMUM, got: spec.domain.memory?.maxGuest, allowed: 'no maxGuest without architecture: amd64' };
      }
    },
  }),
  hotplugRule({
    id: 'memory-hotplug/starts-with-a-gibibyte',
    summary: 'A guest whose memory can grow starts with a gibibyte at least',
    why: 'A smaller guest has no room for the tables of the memory to come: KubeVirt refuses memory.guest below 1Gi with maxGuest.',
    fix: 'Raise memory.guest to 1Gi, or remove memory.maxGuest.',
    upstream: ['memory/maxguest-min-1gi'],
    * check({ spec }) {
      const { guest } = sizes(spec);
      if (guest !== undefined && guest < GIBIBYTE) yield { field: GUEST, got: spec.domain.memory?.guest, allowed: 'at least 1Gi' };
    },
  }),
];

function sizes({ domain: { memory } }: Vmi['spec']): { guest?: bigint; maximum: bigint } {
  return { guest: bytes(memory?.guest), maximum: bytes(memory?.maxGuest) ?? 0n };
}
