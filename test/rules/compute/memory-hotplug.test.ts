import { withUnknownPreference } from './unknown-preference';
import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { instance, judge, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'memory/excludes-empty-guest': { level: FindingLevel.UNSTARTABLE, allowed: 'a quantity such as 2Gi' },
  'memory-hotplug/excludes-fixed-memory': {
    allowed: [
      'no maxGuest together with cpu.numa.guestMappingPassthrough',
      'no maxGuest together with cpu.realtime',
      'no maxGuest together with cpu.realtime, cpu.numa.guestMappingPassthrough',
      'no maxGuest together with launchSecurity',
    ],
    reported: 'spec.template.spec.domain.memory.guest',
  },
  'memory-hotplug/fits-maximum': { allowed: ['at most 2Gi, maxGuest', 'at most 1073741824, maxGuest'] },
  'memory-hotplug/requires-amd64': {
    allowed: 'no maxGuest without architecture: amd64',
    reported: ['spec.template.spec.domain.memory.guest', 'spec.virtualMachineTemplate.spec.template.spec.domain.memory.guest'],
  },
  'memory-hotplug/requires-initial-gibibyte': { allowed: 'at least 1Gi' },
  'memory-hotplug/requires-initial-memory': { allowed: 'a quantity up to maxGuest' },
  'memory-hotplug/requires-whole-blocks': {
    allowed: ['a multiple of 1Gi', 'a multiple of 2Mi'],
    reported: [undefined, 'spec.template.spec.domain.memory.guest'],
  },
  'memory/requires-size': { level: FindingLevel.UNSTARTABLE, allowed: 'a quantity such as 2Gi', reported: '' },
  'realtime/requires-numa-passthrough': { allowed: '{}, with cpu.realtime' },
});

const GUEST = 'domain.memory.guest';
const MAXIMUM = 'domain.memory.maxGuest';
const growing = (memory: Json, more: Json = {}, spec: Json = {}) => (
  { architecture: 'amd64', ...spec, domain: { memory: { guest: '2Gi', maxGuest: '8Gi', ...memory }, ...more } }
);

describe('memory-hotplug/excludes-fixed-memory', () => {
  const rule = 'memory-hotplug/excludes-fixed-memory';
  const hugepages = { pageSize: '2Mi' };
  const cpu = { dedicatedCpuPlacement: true, cores: 2 };
  const numa = { guestMappingPassthrough: {} };
  const efi = { bootloader: { efi: { secureBoot: false } } };
  guestTable([
    ['dedicated CPUs', growing({ hugepages }, { cpu })],
    ['NUMA without passthrough', growing({ hugepages }, { cpu: { ...cpu, numa: {} } })],
    ['NUMA passthrough', growing({ hugepages }, { cpu: { ...cpu, numa } }), [rule, MAXIMUM, '8Gi']],
    ['realtime', growing({ hugepages }, { cpu: { ...cpu, realtime: {} } }),
      ['realtime/requires-numa-passthrough', 'domain.cpu.numa.guestMappingPassthrough'], [rule, MAXIMUM, '8Gi']],
    ['realtime with NUMA passthrough', growing({ hugepages }, { cpu: { ...cpu, numa, realtime: {} } }), [rule, MAXIMUM, '8Gi']],
    ['encrypted memory', growing({}, { firmware: efi, launchSecurity: { sev: {} } }), [rule, MAXIMUM, '8Gi']],
    ['fixed memory without a maximum', growing({ hugepages, maxGuest: undefined }, { cpu: { ...cpu, numa, realtime: {} } })],
  ]);
});

describe('memory-hotplug/requires-initial-memory', () => {
  const rule = 'memory-hotplug/requires-initial-memory';
  const requested = growing({ guest: undefined }, { resources: { requests: { memory: '2Gi' } } });
  guestTable([
    ['a VM, whose guest memory follows from the request', requested],
    ['a maximum alone', growing({ guest: undefined }), [rule, GUEST], ['memory/requires-size', GUEST]],
  ]);
  describe('a pool', () => guestTable([
    ['guest memory', growing({})],
    ['a request', requested, [rule, GUEST]],
  ], pool, 'spec.virtualMachineTemplate.spec.template.spec'));
  describe('a preference of the cluster', () => guestTable([['it may bring guest memory', growing({ guest: undefined })]], withUnknownPreference));
});

describe('memory-hotplug/fits-maximum', () => {
  const rule = 'memory-hotplug/fits-maximum';
  guestTable([
    ['less than the maximum', growing({})],
    ['as much as the maximum', growing({ maxGuest: '2Gi' })],
    ['more than the maximum', growing({ guest: '4Gi', maxGuest: '2Gi' }), [rule, GUEST, '4Gi']],
    ['a block more than the maximum', growing({ guest: '1026Mi', maxGuest: '1073741824' }), [rule, GUEST, '1026Mi']],
  ]);
});

describe('memory-hotplug/requires-whole-blocks', () => {
  const rule = 'memory-hotplug/requires-whole-blocks';
  const paged = (memory: Json, pageSize: string) => growing({ ...memory, hugepages: { pageSize } });
  guestTable([
    ['blocks of 2Mi', growing({ guest: '2050Mi', maxGuest: '4098Mi' })],
    ['guest memory between blocks', growing({ guest: '2049Mi' }), [rule, GUEST, '2049Mi']],
    ['a maximum between blocks', growing({ maxGuest: '4097Mi' }), [rule, MAXIMUM, '4097Mi']],
    ['a byte beside a block', growing({ maxGuest: '4294967297' }), [rule, MAXIMUM, '4294967297']],
    ['blocks of 1Gi', paged({ maxGuest: '3Gi' }, '1Gi')],
    ['a maximum between blocks of 1Gi', paged({ maxGuest: '2560Mi' }, '1Gi'), [rule, MAXIMUM, '2560Mi']],
    ['a page size of 1Gi that is written otherwise', paged({ maxGuest: '2560Mi' }, '1024Mi')],
  ]);

  test('KubeVirt reports the guest memory', () => {
    expect(reportedFields(virtualMachine(growing({ maxGuest: '4097Mi' })))).toEqual([[rule, `spec.template.spec.${GUEST}`]]);
  });
});

describe('memory-hotplug/requires-amd64', () => {
  const rule = 'memory-hotplug/requires-amd64';
  guestTable([
    ['a VM on a cluster of amd64', growing({}, {}, { architecture: undefined })],
    ['no maximum on arm64', growing({ maxGuest: undefined }, {}, { architecture: 'arm64' })],
    ['arm64', growing({}, {}, { architecture: 'arm64' }), [rule, MAXIMUM, '8Gi']],
    ['s390x', growing({}, {}, { architecture: 's390x' }), [rule, MAXIMUM, '8Gi']],
  ]);
  describe('a pool', () => guestTable([
    ['a template with an architecture', growing({})],
    ['a template without an architecture', growing({}, {}, { architecture: undefined }), [rule, MAXIMUM, '8Gi']],
  ], pool, 'spec.virtualMachineTemplate.spec.template.spec'));
});

describe('memory-hotplug/requires-initial-gibibyte', () => {
  const rule = 'memory-hotplug/requires-initial-gibibyte';
  guestTable([
    ['a gibibyte', growing({ guest: '1Gi' })],
    ['a block less than a gibibyte', growing({ guest: '1022Mi' }), [rule, GUEST, '1022Mi']],
    ['guest memory of zero', growing({ guest: '0' }), [rule, GUEST, '0'], ['memory/excludes-empty-guest', GUEST, '0']],
    ['less than a gibibyte without a maximum', growing({ guest: '512Mi', maxGuest: undefined })],
  ]);
});

test.each([['an instance', instance], ['a replica set', replicaSet]])('%s is not judged', (_, manifest) => {
  expect(judge(manifest(growing({ guest: '512Mi' })))).toEqual([]);
});
