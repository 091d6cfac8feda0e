import { withUnknownPreference } from './unknown-preference';
import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'numa/requires-dedicated-cpus': { allowed: 'only with cpu.dedicatedCpuPlacement: true' },
  'numa/requires-hugepages': { allowed: 'only with memory.hugepages' },
});

const FIELD = 'domain.cpu.numa.guestMappingPassthrough';
const numa = (cpu: object, hugepages?: object) => (
  { domain: { cpu: { cores: 2, numa: { guestMappingPassthrough: {} }, ...cpu }, memory: { guest: '2Gi', hugepages } } }
);
const dedicated = { dedicatedCpuPlacement: true };

guestTable([
  ['a guest without a CPU', {}],
  ['a guest without NUMA', { domain: { cpu: { cores: 2 } } }],
  ['NUMA without passthrough', numa({ numa: {} })],
  ['passthrough with dedicated CPUs and hugepages', numa(dedicated, { pageSize: '1Gi' })],
  ['passthrough without dedicated CPUs', numa({}, { pageSize: '1Gi' }), ['numa/requires-dedicated-cpus', FIELD, '{}']],
  ['passthrough without hugepages', numa(dedicated), ['numa/requires-hugepages', FIELD, '{}']],
  ['passthrough without memory', { domain: { ...numa(dedicated).domain, memory: undefined, resources: { requests: { memory: '2Gi' } } } },
    ['numa/requires-hugepages', FIELD, '{}']],
  ['passthrough with neither', numa({}), ['numa/requires-dedicated-cpus', FIELD, '{}'], ['numa/requires-hugepages', FIELD, '{}']],
]);

describe('a preference of the cluster', () => guestTable([['it may bring both', numa({})]], withUnknownPreference));
