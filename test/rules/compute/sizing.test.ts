import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { merged, pool, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'sizing/avoids-tiny-guest': { level: FindingLevel.ADVISED, allowed: 'at least 16Mi' },
  'sizing/fits-guest-into-hugepages': { level: FindingLevel.UNSTARTABLE, allowed: '4Gi, the memory of the guest' },
  'sizing/avoids-memory-limit-below-guest': { level: FindingLevel.ADVISED, allowed: 'at least 4Gi, the memory of the guest' },
  'sizing/avoids-cpu-request-above-vcpus': { level: FindingLevel.ADVISED, allowed: ['at most 2, the number of vCPUs', 'at most 1, the number of vCPUs'] },
  'sizing/avoids-max-sockets-on-arm64': { level: FindingLevel.ADVISED, allowed: 'none on arm64' },
  'sizing/avoids-max-sockets-with-dedicated-cpus': { level: FindingLevel.ADVISED, allowed: 'none with dedicated CPUs' },
  'sizing/avoids-large-max-sockets': { level: FindingLevel.ADVISED, allowed: 'at most 512 vCPUs' },
  'sizing/avoids-many-vcpus': { level: FindingLevel.ADVISED, allowed: 'at most 512 vCPUs' },
  'sizing/avoids-multiqueue-on-one-vcpu': { level: FindingLevel.ADVISED, allowed: 'true with two vCPUs or more' },
});

const domain = (fields: Json) => ({ domain: fields });
const requests = 'domain.resources.requests';

describe('hugepages', () => {
  const pages = (memory: Json, request?: string) => domain({ memory: { hugepages: { pageSize: '2Mi' }, ...memory }, resources: { requests: { memory: request } } });
  guestTable([
    ['the same amount', pages({ guest: '4Gi' }, '4Gi')],
    ['no request', pages({ guest: '4Gi' })],
    ['a larger request', pages({ guest: '4Gi' }, '5Gi')],
    ['a request alone', pages({ guest: undefined }, '4Gi')],
    ['a smaller request without hugepages', domain({ memory: { guest: '4Gi' }, resources: { requests: { memory: '2Gi' } } })],
    ['a smaller request', pages({ guest: '4Gi' }, '2Gi'), ['sizing/fits-guest-into-hugepages', `${requests}.memory`, '2Gi']],
  ]);
});

describe('a memory limit', () => {
  const limit = (memory: string, more: Json = {}) => domain({ memory: { guest: '4Gi', ...more }, resources: { limits: { memory } } });
  guestTable([
    ['of the same amount', limit('4Gi')],
    ['that is larger', limit('5Gi')],
    ['that is zero is none', limit('0')],
    ['with hugepages, which count by themselves', limit('2Gi', { hugepages: { pageSize: '2Mi' } })],
    ['below the guest', limit('2Gi'), ['sizing/avoids-memory-limit-below-guest', 'domain.resources.limits.memory', '2Gi']],
  ]);
});

describe('a CPU request', () => {
  const request = (cpu: string, more: Json = {}) => domain({ cpu: { cores: 2 }, resources: { requests: { cpu } }, ...more });
  guestTable([
    ['of all vCPUs', request('2')],
    ['of less', request('100m')],
    ['alone, from which vCPUs are made', domain({ resources: { requests: { cpu: '4' } } })],
    ['with I/O threads, which need some', request('3', { ioThreadsPolicy: 'auto' })],
    ['above the vCPUs', request('2001m'), ['sizing/avoids-cpu-request-above-vcpus', `${requests}.cpu`, '2001m']],
    ['that is filled in from the limit', domain({ cpu: { cores: 2 }, resources: { limits: { cpu: '3' } } }),
      ['sizing/avoids-cpu-request-above-vcpus', 'domain.resources.limits.cpu', '3', { reported: `spec.template.spec.${requests}.cpu` }]],
  ]);
  guestTable([
    ['with dedicated CPUs is told otherwise', request('3', { cpu: { cores: 2, dedicatedCpuPlacement: true } }), [
      'cpu/matches-topology-when-dedicated', 'domain.cpu', '2 vCPUs', { allowed: '3 vCPUs, the CPU request or limit', reported: 'spec.template.spec.domain.cpu.dedicatedCpuPlacement' },
    ]],
  ]);
  guestTable([
    ['with an instancetype that is not known', request('3')],
  ], (fragment) => merged(virtualMachine(fragment), { spec: { preference: { name: 'own', kind: 'VirtualMachinePreference' } } }));
  guestTable([
    ['of a template that gives no vCPUs', domain({ resources: { requests: { cpu: '4' } } })],
  ], pool, 'spec.virtualMachineTemplate.spec.template.spec');
});

describe('maxSockets', () => {
  const sockets = (cpu: Json, architecture = 'arm64') => ({ architecture, domain: { cpu } });
  guestTable([
    ['on amd64', sockets({ sockets: 1, maxSockets: 4 }, 'amd64')],
    ['on arm64 for as many sockets', sockets({ sockets: 4, maxSockets: 4 })],
    ['on arm64 where there are none', sockets({ sockets: 4 })],
    ['on arm64 for more sockets', sockets({ sockets: 2, maxSockets: 4 }), ['sizing/avoids-max-sockets-on-arm64', 'domain.cpu.maxSockets', '4']],
    ['on arm64 for more than one', sockets({ maxSockets: 2 }), ['sizing/avoids-max-sockets-on-arm64', 'domain.cpu.maxSockets', '2']],
  ]);
});

describe('maxSockets of a template that gives no sockets', () => guestTable([
  ['for one', { architecture: 'arm64', domain: { cpu: { maxSockets: 1 } } }],
  ['for two', { architecture: 'arm64', domain: { cpu: { maxSockets: 2 } } }, ['sizing/avoids-max-sockets-on-arm64', 'domain.cpu.maxSockets', '2']],
], pool, 'spec.virtualMachineTemplate.spec.template.spec'));

describe('several queues', () => {
  const queues = (cpu: Json, devices: Json) => domain({ cpu, devices });
  guestTable([
    ['of two vCPUs', queues({ cores: 2 }, { networkInterfaceMultiqueue: true, blockMultiQueue: true })],
    ['switched off', queues({ cores: 1 }, { networkInterfaceMultiqueue: false })],
    ['of one vCPU', queues({ cores: 1 }, { networkInterfaceMultiqueue: true, blockMultiQueue: true }),
      ['sizing/avoids-multiqueue-on-one-vcpu', 'domain.devices.blockMultiQueue', 'true'],
      ['sizing/avoids-multiqueue-on-one-vcpu', 'domain.devices.networkInterfaceMultiqueue', 'true']],
  ]);
});

describe('maxSockets with dedicated CPUs', () => {
  const rule = 'sizing/avoids-max-sockets-with-dedicated-cpus';
  const sockets = (cpu: Json, architecture = 'amd64') => ({ architecture, domain: { cpu: { dedicatedCpuPlacement: true, ...cpu } } });
  guestTable([
    ['none', sockets({ cores: 2 })],
    ['as many as sockets', sockets({ sockets: 2, maxSockets: 2 })],
    ['on shared CPUs', sockets({ maxSockets: 4, dedicatedCpuPlacement: false })],
    ['of more than one', sockets({ maxSockets: 2 }), [rule, 'domain.cpu.maxSockets', '2']],
    ['of more sockets', sockets({ sockets: 2, maxSockets: 4 }), [rule, 'domain.cpu.maxSockets', '4']],
    ['on arm64, which has none at all', sockets({ maxSockets: 2 }, 'arm64'), ['sizing/avoids-max-sockets-on-arm64', 'domain.cpu.maxSockets', '2']],
  ]);
});

describe('maxSockets of a large guest', () => {
  const rule = 'sizing/avoids-large-max-sockets';
  guestTable([
    ['512 vCPUs', domain({ cpu: { sockets: 1, cores: 2, threads: 2, maxSockets: 128 } })],
    ['513 sockets', domain({ cpu: { maxSockets: 513 } }), [rule, 'domain.cpu.maxSockets', '513, 513 vCPUs']],
    ['sockets of several cores', domain({ cpu: { sockets: 1, cores: 4, maxSockets: 129 } }), [rule, 'domain.cpu.maxSockets', '129, 516 vCPUs']],
  ]);
});

describe('many vCPUs', () => {
  const rule = 'sizing/avoids-many-vcpus';
  guestTable([
    ['512', domain({ cpu: { sockets: 2, cores: 128, threads: 2 } })],
    ['what it may grow to', domain({ cpu: { cores: 600, sockets: 1, maxSockets: 2 } }), ['sizing/avoids-large-max-sockets', 'domain.cpu.maxSockets', '2, 1200 vCPUs']],
    ['514', domain({ cpu: { cores: 257, threads: 2 } }), [rule, 'domain.cpu', '1 sockets x 257 cores x 2 threads, 514 vCPUs']],
    ['more than any machine type has', domain({ cpu: { sockets: 64, cores: 65 } }), [rule, 'domain.cpu', '64 sockets x 65 cores x 1 threads, 4160 vCPUs', { level: FindingLevel.UNSTARTABLE }]],
  ]);
});

describe('a tiny guest', () => {
  const of = (guest: string | number) => domain({ memory: { guest } });
  const found = (got: string): Verdict => ['sizing/avoids-tiny-guest', 'domain.memory.guest', got];
  guestTable([
    ['16Mi', of('16Mi')],
    ['less than that', of('16383Ki'), found('16383Ki')],
    ['a number alone', of('4096'), found('4096')],
    ['a number', of(4096), found('4096')],
    ['thousandths', of('4096m'), found('4096m')],
    ['no memory of its own', domain({ memory: { guest: undefined }, resources: { requests: { memory: '1Gi' } } })],
  ]);
});
