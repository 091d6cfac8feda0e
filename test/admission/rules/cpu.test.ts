import { judge, replicaSet, virtualMachine } from '../judge';
import type { Json } from '../judge';
import { guestTable } from './guest-table';

const REQUESTS = 'domain.resources.requests.cpu';
const dedicated = (cpu: Json, resources: Json = {}, more: Json = {}) => (
  { domain: { cpu: { dedicatedCpuPlacement: true, ...cpu }, resources, ...more } }
);

describe('cpu/keeps-requests-below-limits', () => {
  const cpu = (requests: unknown, limits: unknown) => ({ domain: { resources: { requests: { cpu: requests }, limits: { cpu: limits } } } });
  guestTable([
    ['below', cpu('500m', '2500m')],
    ['equal in other units', cpu('2', '2000m')],
    ['a limit of zero is none', cpu('1', '0')],
    ['above', cpu('2500m', '500m'), ['cpu/keeps-requests-below-limits', REQUESTS, '2500m']],
    ['above, as numbers', cpu(2, 1), ['cpu/keeps-requests-below-limits', REQUESTS, '2']],
  ]);
});

describe('cpu/requires-whole-cores-when-dedicated', () => {
  guestTable([
    ['a whole request', dedicated({ cores: 2 }, { requests: { cpu: '2' } })],
    ['whole in thousandths', dedicated({ cores: 2 }, { requests: { cpu: '2000m' } })],
    ['a fraction without dedication', { domain: { resources: { requests: { cpu: '800m' } } } }],
    ['a fractional request', dedicated({}, { requests: { cpu: '800m' } }), ['cpu/requires-whole-cores-when-dedicated', REQUESTS, '800m']],
    ['a fractional limit', dedicated({}, { limits: { cpu: '1500m' } }),
      ['cpu/requires-whole-cores-when-dedicated', 'domain.resources.limits.cpu', '1500m']],
  ]);
});

describe('cpu/requires-memory-when-dedicated', () => {
  guestTable([
    ['guest memory', dedicated({ cores: 4 })],
    ['a memory limit', dedicated({ cores: 4 }, { limits: { memory: '1Gi' } }, { memory: undefined })],
    ['none', dedicated({ cores: 4 }, {}, { memory: undefined }), ['cpu/requires-memory-when-dedicated', 'domain.memory.guest']],
    ['none of it', dedicated({ cores: 4 }, {}, { memory: { guest: '0' } }), ['cpu/requires-memory-when-dedicated', 'domain.memory.guest', '0']],
  ]);

  test('an instancetype brings memory', () => {
    const vm = virtualMachine(dedicated({}, {}, { memory: undefined }));
    expect(judge({ ...vm, spec: { ...vm.spec, instancetype: { name: 'cx1.medium' } } })).toEqual([]);
  });
});

describe('cpu/requires-equal-memory-when-dedicated', () => {
  guestTable([
    ['equal', dedicated({ cores: 1 }, { requests: { memory: '1Gi' }, limits: { memory: '1024Mi' } })],
    ['different', dedicated({ cores: 1 }, { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } }),
      ['cpu/requires-equal-memory-when-dedicated', 'domain.resources.requests.memory', '1Gi']],
  ]);
});

describe('cpu/requires-equal-cores-when-dedicated', () => {
  guestTable([
    ['different', dedicated({ cores: 2 }, { requests: { cpu: '2' }, limits: { cpu: '4' } }),
      ['cpu/requires-equal-cores-when-dedicated', REQUESTS, '2']],
  ]);
});

describe('cpu/matches-topology-when-dedicated', () => {
  guestTable([
    ['the product', dedicated({ cores: 2, sockets: 2, threads: 1 }, { requests: { cpu: '4' } })],
    ['no request', dedicated({ cores: 4 })],
    ['another number', dedicated({ cores: 4 }, { requests: { cpu: '2', memory: '1Gi' } }),
      ['cpu/matches-topology-when-dedicated', 'domain.cpu', '4 vCPUs']],
  ]);
});

describe('cpu/requires-amount-when-dedicated', () => {
  guestTable([['a VM has a default', dedicated({})]]);
  describe('a replica set', () => guestTable([
    ['with cores', dedicated({ cores: 1 })],
    ['without', dedicated({}), ['cpu/requires-amount-when-dedicated', 'domain.cpu.cores']],
  ], replicaSet));
});

describe('cpu/allows-few-threads-when-dedicated', () => {
  guestTable([
    ['two', dedicated({ cores: 1, threads: 2 })],
    ['many without dedication', { domain: { cpu: { threads: 8 } } }],
    ['three', dedicated({ cores: 1, threads: 3 }), ['cpu/allows-few-threads-when-dedicated', 'domain.cpu.threads', '3']],
    ['two on arm64', { ...dedicated({ cores: 1, threads: 2 }), architecture: 'arm64' },
      ['cpu/allows-few-threads-when-dedicated', 'domain.cpu.threads', '2']],
  ]);
});

describe('cpu/isolates-emulator-only-when-dedicated', () => {
  guestTable([
    ['dedicated', dedicated({ cores: 2, isolateEmulatorThread: true })],
    ['shared', { domain: { cpu: { isolateEmulatorThread: true } } },
      ['cpu/isolates-emulator-only-when-dedicated', 'domain.cpu.isolateEmulatorThread', 'true']],
  ]);
});
