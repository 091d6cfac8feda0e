import { guestTable } from '../guest-table';
import { instance, judge, pool, replicaSet, virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'cpu/excludes-many-threads-when-dedicated': { allowed: 'at most 2', reported: 'spec.template.spec.domain.cpu.dedicatedCpuPlacement' },
  'cpu/excludes-negative-amounts': { allowed: '0 or more' },
  'cpu/has-known-feature-policy': { allowed: 'force, require, optional, disable, forbid' },
  'cpu/requires-single-thread-when-dedicated-on-arm64': { allowed: 'at most 1', reported: 'spec.template.spec.architecture' },
  'cpu/requires-dedicated-cpus-for-isolated-emulator': { allowed: 'true only with domain.cpu.dedicatedCpuPlacement' },
  'cpu/fits-limit': { allowed: ['at most 1, the limit', 'at most 500m, the limit'] },
  'cpu/fits-max-sockets': { allowed: 'at most 4, maxSockets' },
  'cpu/matches-topology-when-dedicated': {
    allowed: '2 vCPUs, the CPU request or limit',
    reported: 'spec.template.spec.domain.cpu.dedicatedCpuPlacement',
  },
  'cpu/requires-host-passthrough-on-arm64': { allowed: 'host-passthrough' },
  'cpu/requires-amount-when-dedicated': { allowed: 'a number of cores from 1', reported: 'spec.template.spec.domain.cpu.dedicatedCpuPlacement' },
  'cpu/requires-equal-cores-when-dedicated': { allowed: '4, the limit', reported: 'spec.template.spec.domain.cpu.dedicatedCpuPlacement' },
  'cpu/requires-equal-memory-when-dedicated': { allowed: '2Gi, the limit' },
  'cpu/requires-memory-when-dedicated': {
    allowed: 'memory.guest, memory.hugepages, or a memory request or limit',
    reported: 'spec.template.spec.domain.resources.limits.memory',
  },
  'cpu/requires-whole-cores-when-dedicated': { allowed: 'a whole number of CPUs' },
});

const REQUESTS = 'domain.resources.requests.cpu';
const LIMITS = 'domain.resources.limits.cpu';
const amounts = (requests?: unknown, limits?: unknown) => (
  { domain: { resources: { requests: { cpu: requests }, limits: { cpu: limits } } } }
);
const dedicated = (cpu: Json, resources: Json = {}, more: Json = {}) => (
  { domain: { cpu: { dedicatedCpuPlacement: true, ...cpu }, resources, ...more } }
);
const shared = (cpu: Json) => ({ domain: { cpu } });

describe('cpu/excludes-negative-amounts', () => {
  guestTable([
    ['nothing', amounts('0', '0')],
    ['a negative request', amounts('-1'), ['cpu/excludes-negative-amounts', REQUESTS, '-1']],
    ['a negative fraction', amounts('-1m'), ['cpu/excludes-negative-amounts', REQUESTS, '-1m']],
    ['both', amounts('-1', '-1'), ['cpu/excludes-negative-amounts', LIMITS, '-1'], ['cpu/excludes-negative-amounts', REQUESTS, '-1']],
  ]);
  describe('a replica set, where the limit is not copied', () => guestTable([
    ['a negative limit', amounts(undefined, '-1'), ['cpu/excludes-negative-amounts', LIMITS, '-1']],
  ], replicaSet));
});

describe('cpu/fits-limit', () => {
  guestTable([
    ['below', amounts('500m', '2500m')],
    ['equal in other units', amounts('2', '2000m')],
    ['equal when rounded up to thousandths', amounts('1000200u', '1000100u')],
    ['a limit of zero is none', amounts('1', '0')],
    ['above', amounts('2500m', '500m'), ['cpu/fits-limit', REQUESTS, '2500m']],
    ['above, as numbers', amounts(2, 1), ['cpu/fits-limit', REQUESTS, '2']],
  ]);
});

describe('cpu/requires-memory-when-dedicated', () => {
  guestTable([
    ['guest memory', dedicated({ cores: 4 })],
    ['hugepages', dedicated({ cores: 4 }, {}, { memory: { guest: '0', hugepages: { pageSize: '2Mi' } } })],
    ['a memory limit', dedicated({ cores: 4 }, { limits: { memory: '1Gi' } }, { memory: undefined })],
    ['none', dedicated({ cores: 4 }, {}, { memory: undefined }),
      ['cpu/requires-memory-when-dedicated', 'domain.memory.guest']],
    ['none of it', dedicated({ cores: 4 }, {}, { memory: { guest: '0' } }),
      ['cpu/requires-memory-when-dedicated', 'domain.memory.guest', '0']],
  ], replicaSet);

  test('an instancetype brings memory', () => {
    const vm = virtualMachine({ domain: { memory: undefined } });
    expect(judge({ ...vm, spec: { ...vm.spec, instancetype: { name: 'cx1.medium' } } })).toEqual([]);
  });
});

describe('cpu/requires-whole-cores-when-dedicated', () => {
  const rule = 'cpu/requires-whole-cores-when-dedicated';
  guestTable([
    ['a whole request', dedicated({ cores: 2 }, { requests: { cpu: '2' } })],
    ['whole in thousandths', dedicated({ cores: 2 }, { requests: { cpu: '2000m' } })],
    ['whole when rounded up to thousandths', dedicated({ cores: 2 }, { requests: { cpu: '1999900u' } })],
    ['a fraction without dedication', amounts('800m')],
    ['a fractional request', dedicated({ cores: 1 }, { requests: { cpu: '800m' } }), [rule, REQUESTS, '800m']],
    ['a fractional request and limit', dedicated({ cores: 2 }, { requests: { cpu: '1500m' }, limits: { cpu: '1500m' } }),
      [rule, LIMITS, '1500m'], [rule, REQUESTS, '1500m']],
  ]);
  describe('a VMI, which requests its limit', () => guestTable(
    [['a fractional limit', dedicated({ cores: 2 }, { limits: { cpu: '1500m' } }), [rule, LIMITS, '1500m']]], instance, 'spec',
  ));
});

describe('cpu/requires-equal-memory-when-dedicated', () => {
  guestTable([
    ['equal', dedicated({ cores: 1 }, { requests: { memory: '1Gi' }, limits: { memory: '1024Mi' } })],
    ['different', dedicated({ cores: 1 }, { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } }),
      ['cpu/requires-equal-memory-when-dedicated', 'domain.resources.requests.memory', '1Gi']],
  ]);
});

describe('cpu/requires-amount-when-dedicated', () => {
  guestTable([['a VM has a default', dedicated({})]]);
  describe('a replica set', () => guestTable([
    ['with cores', dedicated({ cores: 1 })],
    ['with a request', dedicated({}, { requests: { cpu: '1' } })],
    ['without', dedicated({}), ['cpu/requires-amount-when-dedicated', 'domain.cpu.cores']],
  ], replicaSet));
});

describe('cpu/requires-equal-cores-when-dedicated', () => {
  guestTable([
    ['equal', dedicated({ cores: 2 }, { requests: { cpu: '2' }, limits: { cpu: '2' } })],
    ['different', dedicated({ cores: 2 }, { requests: { cpu: '2' }, limits: { cpu: '4' } }),
      ['cpu/requires-equal-cores-when-dedicated', REQUESTS, '2']],
  ]);
});

describe('cpu/matches-topology-when-dedicated', () => {
  guestTable([
    ['the product', dedicated({ cores: 2, sockets: 2, threads: 1 }, { requests: { cpu: '4' } })],
    ['no request', dedicated({ cores: 4 })],
    ['no topology', dedicated({}, { requests: { cpu: '4' } })],
    ['another number', dedicated({ cores: 4 }, { requests: { cpu: '2', memory: '1Gi' } }),
      ['cpu/matches-topology-when-dedicated', 'domain.cpu', '4 vCPUs']],
  ]);
});

describe('threads of dedicated cores', () => {
  guestTable([
    ['two', dedicated({ cores: 1, threads: 2 })],
    ['many without dedication', shared({ threads: 8 })],
    ['one on arm64', { ...dedicated({ cores: 1, threads: 1 }), architecture: 'arm64' }],
    ['three', dedicated({ cores: 1, threads: 3 }), ['cpu/excludes-many-threads-when-dedicated', 'domain.cpu.threads', '3']],
    ['two on arm64', { ...dedicated({ cores: 1, threads: 2 }), architecture: 'arm64' },
      ['cpu/requires-single-thread-when-dedicated-on-arm64', 'domain.cpu.threads', '2']],
  ]);
});

describe('cpu/requires-dedicated-cpus-for-isolated-emulator', () => {
  guestTable([
    ['dedicated', dedicated({ cores: 2, isolateEmulatorThread: true })],
    ['shared', shared({ isolateEmulatorThread: true }),
      ['cpu/requires-dedicated-cpus-for-isolated-emulator', 'domain.cpu.isolateEmulatorThread', 'true']],
  ]);
});

describe('cpu/has-known-feature-policy', () => {
  const policies = (...list: (string | undefined)[]) => shared({ features: list.map((policy, i) => ({ name: `f${i}`, policy })) });
  guestTable([
    ['all of them', policies('force', 'require', 'optional', 'disable', 'forbid', '', undefined)],
    ['another word', policies('require', 'on'), ['cpu/has-known-feature-policy', 'domain.cpu.features[1].policy', 'on']],
  ]);
});

describe('cpu/fits-max-sockets', () => {
  guestTable([
    ['at the maximum', shared({ sockets: 4, maxSockets: 4 })],
    ['a maximum of zero is none', shared({ sockets: 4, maxSockets: 0 })],
    ['above', shared({ sockets: 8, maxSockets: 4 }), ['cpu/fits-max-sockets', 'domain.cpu.sockets', '8']],
  ]);
  describe('a pool', () => guestTable([
    ['above', shared({ sockets: 8, maxSockets: 4 }), ['cpu/fits-max-sockets', 'domain.cpu.sockets', '8']],
  ], pool, 'spec.virtualMachineTemplate.spec.template.spec'));
});

describe('cpu/requires-host-passthrough-on-arm64', () => {
  const on = (architecture: string, model?: string) => ({ architecture, ...shared({ model }) });
  guestTable([
    ['any model on amd64', on('amd64', 'Skylake-Client-IBRS')],
    ['none', on('arm64')],
    ['that of the host', on('arm64', 'host-passthrough')],
    ['another', on('arm64', 'host-model'), ['cpu/requires-host-passthrough-on-arm64', 'domain.cpu.model', 'host-model']],
  ], instance, 'spec');
});
