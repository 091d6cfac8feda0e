import { withUnknownPreference } from './unknown-preference';
import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { instance, judge, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

const DEDICATED = 'spec.template.spec.domain.cpu.dedicatedCpuPlacement';

says({
  'cpu/excludes-many-threads-when-dedicated': { allowed: 'at most 2', reported: DEDICATED },
  'cpu/excludes-negative-amounts': { allowed: '0 or more' },
  'cpu/fits-limit': { allowed: ['at most 1, the limit', 'at most 1m, the limit', 'at most 500m, the limit'] },
  'cpu/fits-max-sockets': { allowed: ['at most 1, maxSockets', 'at most 4, maxSockets'] },
  'cpu/has-known-feature-policy': { allowed: 'force, require, optional, disable, forbid' },
  'cpu/matches-topology-when-dedicated': {
    allowed: ['1 vCPUs, the CPU request or limit', '2 vCPUs, the CPU request or limit', '2 or 4 vCPUs, the CPU request or limit'],
    reported: DEDICATED,
  },
  'cpu/requires-amount-when-dedicated': {
    allowed: 'a number of cores from 1',
    reported: [DEDICATED, 'spec.virtualMachineTemplate.spec.template.spec.domain.cpu.dedicatedCpuPlacement'],
  },
  'cpu/requires-dedicated-cpus-for-isolated-emulator': { allowed: 'true only with domain.cpu.dedicatedCpuPlacement' },
  'cpu/requires-equal-cores-when-dedicated': { allowed: ['1, the limit', '2, the limit', '4, the limit'], reported: DEDICATED },
  'cpu/requires-equal-memory-when-dedicated': { allowed: ['2, the limit', '2Gi, the limit'] },
  'cpu/requires-host-passthrough-on-arm64': { allowed: 'host-passthrough', reported: [undefined, 'spec.domain.cpu.model'] },
  'cpu/requires-memory-when-dedicated': {
    allowed: 'memory.guest, memory.hugepages, or a memory request or limit',
    reported: 'spec.template.spec.domain.resources.limits.memory',
  },
  'cpu/requires-single-thread-when-dedicated-on-arm64': { allowed: 'at most 1', reported: 'spec.template.spec.architecture' },
  'cpu/requires-whole-cores-when-dedicated': { allowed: 'a whole number of CPUs' },
  'memory/excludes-negative-amounts': { allowed: '0 or more' },
  'memory/requires-one-megabyte': { allowed: 'at least 1M' },
  'memory/excludes-empty-guest': { level: FindingLevel.UNSTARTABLE, allowed: 'a quantity such as 2Gi' },
  'memory/requires-size': { level: FindingLevel.UNSTARTABLE, allowed: 'a quantity such as 2Gi', reported: '' },
});

const REQUEST = 'domain.resources.requests.cpu';
const LIMIT = 'domain.resources.limits.cpu';
const MEMORY_REQUEST = 'domain.resources.requests.memory';
const amounts = (requests?: unknown, limits?: unknown) => (
  { domain: { resources: { requests: { cpu: requests }, limits: { cpu: limits } } } }
);
const dedicated = (cpu: Json, resources: Json = {}, more: Json = {}) => (
  { domain: { cpu: { dedicatedCpuPlacement: true, ...cpu }, resources, ...more } }
);
const shared = (cpu: Json) => ({ domain: { cpu } });

describe('cpu/excludes-negative-amounts', () => {
  const rule = 'cpu/excludes-negative-amounts';
  guestTable([
    ['a request and limit of zero', amounts('0', '0')],
    ['a negative request', amounts('-1'), [rule, REQUEST, '-1']],
    ['a request just below zero', amounts('-1m'), [rule, REQUEST, '-1m']],
    ['a negative request and limit', amounts('-1', '-1'), [rule, LIMIT, '-1'], [rule, REQUEST, '-1']],
  ]);
  describe('a replica set, where the limit is not copied', () => guestTable([
    ['a negative limit', amounts(undefined, '-1'), [rule, LIMIT, '-1']],
  ], replicaSet));
});

describe('cpu/fits-limit', () => {
  guestTable([
    ['a request below the limit', amounts('500m', '2500m')],
    ['a request equal to the limit in other units', amounts('2', '2000m')],
    ['a request equal to the limit when both are rounded up to thousandths', amounts('1000200u', '1000100u')],
    ['a limit of zero, which counts as none', amounts('1', '0')],
    ['a request above the limit', amounts('2500m', '500m'), ['cpu/fits-limit', REQUEST, '2500m']],
    ['a request a thousandth above the limit', amounts('501m', '500m'), ['cpu/fits-limit', REQUEST, '501m']],
    ['a request just above the smallest limit', amounts('2m', '1m'), ['cpu/fits-limit', REQUEST, '2m']],
    ['a request above the limit, as numbers', amounts(2, 1), ['cpu/fits-limit', REQUEST, '2']],
  ]);
});

describe('cpu/requires-memory-when-dedicated', () => {
  const rule = 'cpu/requires-memory-when-dedicated';
  guestTable([
    ['a guest without dedicated CPUs', { domain: { cpu: { cores: 4 }, memory: undefined } },
      ['memory/requires-size', 'domain.memory.guest']],
    ['guest memory', dedicated({ cores: 4 })],
    ['hugepages', dedicated({ cores: 4 }, {}, { memory: { guest: '0', hugepages: { pageSize: '2Mi' } } }), ['memory/excludes-empty-guest', 'domain.memory.guest', '0']],
    ['a memory limit', dedicated({ cores: 4 }, { limits: { memory: '1Gi' } }, { memory: undefined })],
    ['a memory request', dedicated({ cores: 4 }, { requests: { memory: '1Gi' } }, { memory: undefined })],
    ['no memory', dedicated({ cores: 4 }, {}, { memory: undefined }), [rule, 'domain.memory.guest']],
    ['guest memory of zero', dedicated({ cores: 4 }, {}, { memory: { guest: '0' } }), [rule, 'domain.memory.guest', '0']],
  ], replicaSet);
  describe('a preference of the cluster', () => guestTable(
    [['it may bring memory', dedicated({ cores: 4 }, {}, { memory: undefined })]], withUnknownPreference,
  ));

  test('an instancetype brings memory', () => {
    const vm = virtualMachine({ domain: { memory: undefined } });
    expect(judge({ ...vm, spec: { ...vm.spec, instancetype: { name: 'cx1.medium' } } })).toEqual([]);
  });
});

describe('cpu/requires-whole-cores-when-dedicated', () => {
  const rule = 'cpu/requires-whole-cores-when-dedicated';
  guestTable([
    ['a whole request', dedicated({ cores: 2 }, { requests: { cpu: '2' } })],
    ['a request that is whole in thousandths', dedicated({ cores: 2 }, { requests: { cpu: '2000m' } })],
    ['a request that is whole when rounded up to thousandths', dedicated({ cores: 2 }, { requests: { cpu: '1999900u' } })],
    ['a fraction without dedicated CPUs', amounts('800m')],
    ['a request of zero', dedicated({ cores: 2 }, { requests: { cpu: '0' } })],
    ['a negative fraction, which another rule refuses', dedicated({ cores: 2 }, { requests: { cpu: '-500m' } }),
      ['cpu/excludes-negative-amounts', REQUEST, '-500m']],
    ['a fractional request', dedicated({ cores: 1 }, { requests: { cpu: '800m' } }), [rule, REQUEST, '800m']],
    ['a fractional request and limit', dedicated({ cores: 2 }, { requests: { cpu: '1500m' }, limits: { cpu: '1500m' } }),
      [rule, LIMIT, '1500m'], [rule, REQUEST, '1500m']],
  ]);
  describe('an instance, which requests its limit', () => guestTable(
    [['a fractional limit is told once', dedicated({ cores: 2 }, { limits: { cpu: '1500m' } }), [rule, LIMIT, '1500m']]], instance, 'spec',
  ));
});

describe('cpu/requires-equal-memory-when-dedicated', () => {
  const rule = 'cpu/requires-equal-memory-when-dedicated';
  const memory = (requests?: string, limits?: string) => dedicated({ cores: 1 }, { requests: { memory: requests }, limits: { memory: limits } });
  guestTable([
    ['equal amounts in other units', memory('1Gi', '1024Mi')],
    ['a request alone', memory('1Gi')],
    ['a limit alone', memory(undefined, '1Gi')],
    ['different amounts', memory('1Gi', '2Gi'), [rule, MEMORY_REQUEST, '1Gi']],
    ['the smallest different amounts', memory('1', '2'), [
      'sizing/avoids-memory-limit-below-guest', 'domain.resources.limits.memory', '2', { level: FindingLevel.ADVISED, allowed: 'at least 1Gi, the memory of the guest' },
    ], [rule, MEMORY_REQUEST, '1'], ['memory/requires-one-megabyte', MEMORY_REQUEST, '1']],
    ['a negative request, which another rule refuses', memory('-1Gi', '1Gi'), ['memory/excludes-negative-amounts', MEMORY_REQUEST, '-1Gi']],
    ['different amounts without dedicated CPUs', { domain: { resources: { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } } } }],
  ]);
});

describe('cpu/requires-amount-when-dedicated', () => {
  const rule = 'cpu/requires-amount-when-dedicated';
  guestTable([
    ['a VM, which gets one vCPU', dedicated({})],
    ['a VM with a limit of zero', dedicated({}, { limits: { cpu: '0' } })],
  ]);
  describe.each([
    ['a replica set', replicaSet, 'spec.template.spec'],
    ['a pool', pool, 'spec.virtualMachineTemplate.spec.template.spec'],
  ])('%s', (_, manifest, path) => guestTable([
    ['a template with cores', dedicated({ cores: 1 })],
    ['a template with sockets', dedicated({ sockets: 1 })],
    ['a template with threads', dedicated({ threads: 1 })],
    ['a template with a CPU request', dedicated({}, { requests: { cpu: '1' } })],
    ['a template with a CPU limit', dedicated({}, { limits: { cpu: '1' } })],
    ['a template without dedicated CPUs', shared({})],
    ['a template without an amount', dedicated({}), [rule, 'domain.cpu.cores']],
    ['a template with amounts of zero', dedicated({ cores: 0 }, { requests: { cpu: '0' } }), [rule, 'domain.cpu.cores']],
  ], manifest, path));
});

describe('cpu/requires-equal-cores-when-dedicated', () => {
  const rule = 'cpu/requires-equal-cores-when-dedicated';
  guestTable([
    ['an equal request and limit', dedicated({ cores: 2 }, { requests: { cpu: '2' }, limits: { cpu: '2' } })],
    ['a limit of zero', dedicated({ cores: 2 }, { requests: { cpu: '2' }, limits: { cpu: '0' } })],
    ['a different request and limit', dedicated({ cores: 2 }, { requests: { cpu: '2' }, limits: { cpu: '4' } }), [rule, REQUEST, '2']],
    ['a request of one below the limit', dedicated({ cores: 1 }, { requests: { cpu: '1' }, limits: { cpu: '2' } }), [rule, REQUEST, '1']],
    ['a request above the limit', dedicated({ cores: 2 }, { requests: { cpu: '2' }, limits: { cpu: '1' } }),
      ['cpu/fits-limit', REQUEST, '2'], [rule, REQUEST, '2']],
  ]);
});

describe('cpu/matches-topology-when-dedicated', () => {
  const rule = 'cpu/matches-topology-when-dedicated';
  guestTable([
    ['a request of sockets × cores × threads', dedicated({ cores: 2, sockets: 2, threads: 1 }, { requests: { cpu: '4' } })],
    ['a topology without a request', dedicated({ cores: 4 })],
    ['a request without a topology', dedicated({}, { requests: { cpu: '4' } })],
    ['another number without dedicated CPUs', { domain: { cpu: { cores: 4 }, resources: { requests: { cpu: '2' } } } }],
    ['another number', dedicated({ cores: 4 }, { requests: { cpu: '2', memory: '1Gi' } }), [rule, 'domain.cpu', '4 vCPUs']],
    ['another number than one', dedicated({ cores: 2 }, { requests: { cpu: '1' } }), [rule, 'domain.cpu', '2 vCPUs']],
    ['a number between request and limit', dedicated({ cores: 3 }, { requests: { cpu: '2' }, limits: { cpu: '4' } }),
      [rule, 'domain.cpu', '3 vCPUs'], ['cpu/requires-equal-cores-when-dedicated', REQUEST, '2']],
  ]);
  describe('a replica set', () => guestTable(
    [['a request without a topology', dedicated({}, { requests: { cpu: '4' } })]], replicaSet,
  ));
});

describe('threads of dedicated cores', () => {
  const arm64 = (fragment: Json) => ({ ...fragment, architecture: 'arm64' });
  guestTable([
    ['two threads', dedicated({ cores: 1, threads: 2 })],
    ['many threads without dedicated CPUs', shared({ threads: 8 })],
    ['three threads', dedicated({ cores: 1, threads: 3 }), ['cpu/excludes-many-threads-when-dedicated', 'domain.cpu.threads', '3']],
    ['one thread on arm64', arm64(dedicated({ cores: 1, threads: 1 }))],
    ['many threads without dedicated CPUs on arm64', arm64(shared({ threads: 8 }))],
    ['two threads on arm64', arm64(dedicated({ cores: 1, threads: 2 })),
      ['cpu/requires-single-thread-when-dedicated-on-arm64', 'domain.cpu.threads', '2']],
  ]);
});

describe('cpu/requires-dedicated-cpus-for-isolated-emulator', () => {
  const rule = 'cpu/requires-dedicated-cpus-for-isolated-emulator';
  guestTable([
    ['an isolated emulator with dedicated CPUs', dedicated({ cores: 2, isolateEmulatorThread: true })],
    ['an emulator that is not isolated', shared({ isolateEmulatorThread: false })],
    ['an isolated emulator alone', shared({ isolateEmulatorThread: true }), [rule, 'domain.cpu.isolateEmulatorThread', 'true']],
    ['an isolated emulator with shared CPUs', shared({ isolateEmulatorThread: true, dedicatedCpuPlacement: false }),
      [rule, 'domain.cpu.isolateEmulatorThread', 'true']],
  ]);
  describe('a preference of the cluster', () => guestTable(
    [['it may bring dedicated CPUs', shared({ isolateEmulatorThread: true })]], withUnknownPreference,
  ));
});

describe('cpu/has-known-feature-policy', () => {
  const rule = 'cpu/has-known-feature-policy';
  const policies = (...list: (string | undefined)[]) => shared({ features: list.map((policy, i) => ({ name: `f${i}`, policy })) });
  guestTable([
    ['every known policy, an empty one and none', policies('force', 'require', 'optional', 'disable', 'forbid', '', undefined)],
    ['an unknown policy', policies('require', 'on'), [rule, 'domain.cpu.features[1].policy', 'on']],
    ['a policy in capitals', policies('Require'), [rule, 'domain.cpu.features[0].policy', 'Require']],
  ]);
});

describe('cpu/fits-max-sockets', () => {
  const rule = 'cpu/fits-max-sockets';
  guestTable([
    ['as many sockets as the maximum', shared({ sockets: 4, maxSockets: 4 })],
    ['a maximum of zero, which counts as none', shared({ sockets: 4, maxSockets: 0 })],
    ['one socket more than the maximum', shared({ sockets: 5, maxSockets: 4 }), [rule, 'domain.cpu.sockets', '5']],
    ['two sockets with a maximum of one', shared({ sockets: 2, maxSockets: 1 }), [rule, 'domain.cpu.sockets', '2']],
  ]);
  describe('a pool', () => guestTable([
    ['more sockets than the maximum', shared({ sockets: 8, maxSockets: 4 }), [rule, 'domain.cpu.sockets', '8']],
  ], pool, 'spec.virtualMachineTemplate.spec.template.spec'));
});

describe('cpu/requires-host-passthrough-on-arm64', () => {
  const rule = 'cpu/requires-host-passthrough-on-arm64';
  const on = (architecture: string, model?: string) => ({ architecture, ...shared({ model }) });
  guestTable([
    ['any model on amd64', on('amd64', 'Skylake-Client-IBRS')],
    ['no model on arm64', on('arm64')],
    ['an empty model on arm64', on('arm64', '')],
    ['host-passthrough on arm64', on('arm64', 'host-passthrough')],
    ['host-model on arm64', on('arm64', 'host-model'), [rule, 'domain.cpu.model', 'host-model']],
  ], instance, 'spec');
  describe('a VM is admitted and does not start', () => guestTable(
    [['host-model on arm64', on('arm64', 'host-model'), [rule, 'domain.cpu.model', 'host-model', { level: FindingLevel.UNSTARTABLE }]]],
  ));
});
