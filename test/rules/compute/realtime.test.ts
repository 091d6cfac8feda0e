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

guestTable([
  ['both', realtime({ dedicatedCpuPlacement: true, numa })],
  ['no dedicated CPUs', realtime({ numa }),
    ['realtime/requires-dedicated-cpus', 'domain.cpu.dedicatedCpuPlacement'],
    ['numa/requires-dedicated-cpus', 'domain.cpu.numa.guestMappingPassthrough', '{}']],
  ['no NUMA passthrough', realtime({ dedicatedCpuPlacement: true }),
    ['realtime/requires-numa-passthrough', 'domain.cpu.numa.guestMappingPassthrough']],
]);
