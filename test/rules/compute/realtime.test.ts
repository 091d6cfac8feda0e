import { withUnknownPreference } from './unknown-preference';
import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'numa/requires-dedicated-cpus': { allowed: 'only with cpu.dedicatedCpuPlacement: true' },
  'realtime/requires-dedicated-cpus': { allowed: 'true, with cpu.realtime' },
  'realtime/requires-numa-passthrough': { allowed: '{}, with cpu.realtime' },
});

const realtime = (cpu: object) => (
  { domain: { cpu: { cores: 1, realtime: {}, ...cpu }, memory: { guest: '1Gi', hugepages: { pageSize: '2Mi' } } } }
);
const numa = { guestMappingPassthrough: {} };
const DEDICATED = 'domain.cpu.dedicatedCpuPlacement';

guestTable([
  ['a guest without a CPU', {}],
  ['a guest that is not realtime', { domain: { cpu: { cores: 1 } } }],
  ['dedicated CPUs and NUMA passthrough', realtime({ dedicatedCpuPlacement: true, numa })],
  ['CPUs that are not dedicated', realtime({ numa }),
    ['realtime/requires-dedicated-cpus', DEDICATED], ['numa/requires-dedicated-cpus', 'domain.cpu.numa.guestMappingPassthrough', '{}']],
  ['no NUMA', realtime({ dedicatedCpuPlacement: true }),
    ['realtime/requires-numa-passthrough', 'domain.cpu.numa.guestMappingPassthrough']],
  ['NUMA without passthrough', realtime({ dedicatedCpuPlacement: true, numa: {} }),
    ['realtime/requires-numa-passthrough', 'domain.cpu.numa.guestMappingPassthrough']],
  ['neither dedicated CPUs nor NUMA passthrough', realtime({ dedicatedCpuPlacement: false }),
    ['realtime/requires-dedicated-cpus', DEDICATED, 'false'],
    ['realtime/requires-numa-passthrough', 'domain.cpu.numa.guestMappingPassthrough']],
]);

describe('a preference of the cluster', () => guestTable([['it may bring both', realtime({})]], withUnknownPreference));
