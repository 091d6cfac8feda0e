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

guestTable([
  ['dedicated CPUs and hugepages', numa({ dedicatedCpuPlacement: true }, { pageSize: '1Gi' })],
  ['no dedicated CPUs', numa({}, { pageSize: '1Gi' }), ['numa/requires-dedicated-cpus', FIELD, '{}']],
  ['no hugepages', numa({ dedicatedCpuPlacement: true }), ['numa/requires-hugepages', FIELD, '{}']],
  ['neither', numa({}), ['numa/requires-dedicated-cpus', FIELD, '{}'], ['numa/requires-hugepages', FIELD, '{}']],
]);
