import { admit } from '../../../src/admission/admission';
import { guestTable } from '../guest-table';
import { instance, judge, pool, virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'memory-hotplug/excludes-fixed-memory': {
    allowed: [
      'no maxGuest together with cpu.numa.guestMappingPassthrough',
      'no maxGuest together with cpu.realtime, cpu.numa.guestMappingPassthrough',
    ],
    reported: 'spec.template.spec.domain.memory.guest',
  },
  'memory-hotplug/requires-whole-blocks': {
    allowed: ['a multiple of 1Gi', 'a multiple of 2Mi'],
    reported: [undefined, 'spec.template.spec.domain.memory.guest'],
  },
  'memory-hotplug/requires-amd64': {
    allowed: 'no maxGuest without architecture: amd64',
    reported: ['spec.template.spec.domain.memory.guest', 'spec.virtualMachineTemplate.spec.template.spec.domain.memory.guest'],
  },
  'memory-hotplug/requires-initial-memory': { allowed: 'a quantity up to maxGuest' },
  'memory-hotplug/fits-maximum': { allowed: 'at most 2Gi, maxGuest' },
  'memory-hotplug/requires-initial-gibibyte': { allowed: 'at least 1Gi' },
});

const GUEST = 'domain.memory.guest';
const MAXIMUM = 'domain.memory.maxGuest';
const growing = (memory: Json, more: Json = {}, spec: Json = {}) => (
  { architecture: 'amd64', ...spec, domain: { memory: { guest: '2Gi', maxGuest: '8Gi', ...memory }, ...more } }
);
const numa = { dedicatedCpuPlacement: true, cores: 2, numa: { guestMappingPassthrough: {} } };

guestTable([
  ['a guest that can grow', growing({})],
  ['a guest at its maximum', growing({ maxGuest: '2Gi' })],
  ['no maximum', growing({ guest: '512Mi', maxGuest: undefined }, {}, { architecture: 'arm64' })],
  ['guest memory that follows from the request', growing({ guest: undefined }, { resources: { requests: { memory: '2Gi' } } })],
  ['NUMA passthrough', growing({ hugepages: { pageSize: '2Mi' } }, { cpu: numa }),
    ['memory-hotplug/excludes-fixed-memory', MAXIMUM, '8Gi']],
  ['realtime', growing({ hugepages: { pageSize: '2Mi' } }, { cpu: { ...numa, realtime: {} } }),
    ['memory-hotplug/excludes-fixed-memory', MAXIMUM, '8Gi']],
  ['more than the maximum', growing({ guest: '4Gi', maxGuest: '2Gi' }), ['memory-hotplug/fits-maximum', GUEST, '4Gi']],
  ['guest memory between blocks', growing({ guest: '2049Mi' }), ['memory-hotplug/requires-whole-blocks', GUEST, '2049Mi']],
  ['a maximum between blocks', growing({ maxGuest: '4097Mi' }), ['memory-hotplug/requires-whole-blocks', MAXIMUM, '4097Mi']],
  ['larger blocks of larger pages', growing({ maxGuest: '2560Mi', hugepages: { pageSize: '1Gi' } }),
    ['memory-hotplug/requires-whole-blocks', MAXIMUM, '2560Mi']],
  ['arm64', growing({}, {}, { architecture: 'arm64' }), ['memory-hotplug/requires-amd64', MAXIMUM, '8Gi']],
  ['a gibibyte', growing({ guest: '1Gi' })],
  ['less than a gibibyte', growing({ guest: '1022Mi' }), ['memory-hotplug/requires-initial-gibibyte', GUEST, '1022Mi']],
]);

describe('a pool', () => guestTable([
  ['with an architecture', growing({})],
  ['without one', growing({}, {}, { architecture: undefined }), ['memory-hotplug/requires-amd64', MAXIMUM, '8Gi']],
  ['without guest memory', growing({ guest: undefined }, { resources: { requests: { memory: '2Gi' } } }),
    ['memory-hotplug/requires-initial-memory', GUEST]],
], pool, 'spec.virtualMachineTemplate.spec.template.spec'));

test('an instance of its own is not judged', () => {
  expect(judge(instance(growing({ guest: '512Mi' })))).toEqual([]);
});

test('upstream reports the guest memory', () => {
  expect(admit([{ manifest: virtualMachine(growing({ maxGuest: '4097Mi' })) }])).toEqual([
    expect.objectContaining({ field: `spec.template.spec.${MAXIMUM}`, reported: `spec.template.spec.${GUEST}` }),
  ]);
});
