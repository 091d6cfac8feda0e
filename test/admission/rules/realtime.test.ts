import { guestTable } from './guest-table';

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
