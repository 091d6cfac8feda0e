import { withUnknownPreference } from './unknown-preference';
import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { instance, merged, pool, replicaSet, says, virtualMachine } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'cpu/requires-memory-when-dedicated': {
    allowed: 'memory.guest, memory.hugepages, or a memory request or limit',
    reported: 'spec.domain.resources.limits.memory',
  },
  'memory/excludes-empty-guest': { level: FindingLevel.UNSTARTABLE, allowed: 'a quantity such as 2Gi' },
  'memory/excludes-negative-amounts': { allowed: '0 or more' },
  'memory/fits-hugepages': {
    allowed: ['a multiple of 1Gi', 'a multiple of 2Mi'],
    reported: [undefined, 'spec.template.spec.domain.resources.requests.memory'],
  },
  'memory/fits-limit': { allowed: ['at most 1G, the limit', 'at most 1073741823, the limit'] },
  'memory/has-valid-page-size': { allowed: 'a quantity such as 2Mi or 1Gi' },
  'memory/requires-gate-for-reserved-overhead': { allowed: 'only while the feature gate ReservedOverheadMemlock is on' },
  'memory/requires-one-megabyte': { allowed: 'at least 1M' },
  'memory/requires-size': { allowed: 'a quantity such as 2Gi', reported: '' },
  'memory/requires-size-with-hugepages': { allowed: 'a multiple of the page size' },
});

const GUEST = 'domain.memory.guest';
const REQUEST = 'domain.resources.requests.memory';
const LIMIT = 'domain.resources.limits.memory';
const paged = (pageSize: string, guest?: string, resources: object = {}) => (
  { domain: { memory: { guest, hugepages: { pageSize } }, resources } }
);
const amounts = (requests?: string, limits?: string) => (
  { domain: { resources: { requests: { memory: requests }, limits: { memory: limits } } } }
);

describe('memory/excludes-negative-amounts', () => {
  guestTable([
    ['a request and limit of zero', amounts('0', '0')],
    ['a negative request', amounts('-64Mi'), ['memory/excludes-negative-amounts', REQUEST, '-64Mi']],
    ['a negative limit', amounts('64Mi', '-64Mi'), ['memory/excludes-negative-amounts', LIMIT, '-64Mi']],
  ]);
});

describe('memory/requires-one-megabyte', () => {
  const rule = 'memory/requires-one-megabyte';
  guestTable([
    ['a megabyte', amounts('1M')],
    ['a request of zero', amounts('0')],
    ['a byte less than a megabyte', amounts('999999'), [rule, REQUEST, '999999']],
    ['the smallest quantity', amounts('1n'), [rule, REQUEST, '1n']],
    ['kilobytes', amounts('64k'), [rule, REQUEST, '64k']],
  ]);
});

describe('memory/fits-limit', () => {
  guestTable([
    ['a request below the limit', amounts('1Gi', '2Gi')],
    ['a request equal to the limit in other units', amounts('1Gi', '1048576Ki')],
    ['a limit of zero, which counts as none', amounts('1Gi', '0')],
    ['a request above the limit', amounts('1Gi', '1G'), ['memory/fits-limit', REQUEST, '1Gi']],
    ['a request a byte above the limit', amounts('1Gi', '1073741823'), ['memory/fits-limit', REQUEST, '1Gi']],
  ]);
});

describe('memory/has-valid-page-size', () => {
  const rule = 'memory/has-valid-page-size';
  const PAGE_SIZE = 'domain.memory.hugepages.pageSize';
  guestTable([
    ['memory without hugepages', { domain: { memory: { guest: '64Mi' } } }],
    ['a quantity', paged('2Mi', '64Mi')],
    ['a malformed size', paged('2ab', '64Mi'), [rule, PAGE_SIZE, '2ab']],
    ['an empty size', paged('', '64Mi'), [rule, PAGE_SIZE, '']],
    ['a size of zero', paged('0', '64Mi'), [rule, PAGE_SIZE, '0']],
    ['a malformed size alone', paged('2ab'), [rule, PAGE_SIZE, '2ab']],
  ]);
});

describe('memory/requires-size-with-hugepages', () => {
  const rule = 'memory/requires-size-with-hugepages';
  guestTable([['a VM, which gets one page', paged('1Gi')]]);
  describe.each([
    ['a replica set', replicaSet, 'spec.template.spec'],
    ['a pool', pool, 'spec.virtualMachineTemplate.spec.template.spec'],
  ])('%s', (_, manifest, path) => guestTable([
    ['hugepages with guest memory', paged('2Mi', '64Mi')],
    ['hugepages with a request', paged('2Mi', undefined, { requests: { memory: '64Mi' } })],
    ['hugepages alone', paged('2Mi'), [rule, GUEST]],
    ['hugepages with a limit alone', paged('2Mi', undefined, { limits: { memory: '64Mi' } }), [rule, GUEST]],
  ], manifest, path));
});

describe('memory/fits-hugepages', () => {
  const rule = 'memory/fits-hugepages';
  guestTable([
    ['whole pages', paged('2Mi', '64Mi')],
    ['half a page', paged('2Mi', '65Mi'), [rule, GUEST, '65Mi']],
    ['negative memory', paged('2Mi', '-64Mi'), [rule, GUEST, '-64Mi']],
    ['less than a page', paged('1Gi', '512Mi'), [rule, GUEST, '512Mi']],
    ['a request of whole pages counts before guest memory', paged('2Mi', '65Mi', { requests: { memory: '64Mi' } }), [
      'sizing/fits-guest-into-hugepages', REQUEST, '64Mi', { level: FindingLevel.UNSTARTABLE, allowed: '65Mi, the memory of the guest' },
    ]],
    ['a request between pages', paged('2Mi', '64Mi', { requests: { memory: '65Mi' } }), [rule, REQUEST, '65Mi']],
  ]);
  describe('a replica set', () => guestTable([
    ['a limit counts where guest memory is zero', paged('2Mi', '0', { limits: { memory: '65Mi' } }), ['memory/excludes-empty-guest', GUEST, '0'], [rule, LIMIT, '65Mi']],
    ['guest memory of zero alone', paged('2Mi', '0'), ['memory/excludes-empty-guest', GUEST, '0']],
  ], replicaSet));

  test('KubeVirt reports the request, whichever amount it measures', () => {
    expect(reportedFields(virtualMachine(paged('2Mi', '65Mi')))).toEqual([[rule, `spec.template.spec.${REQUEST}`]]);
  });
});

describe('memory/requires-gate-for-reserved-overhead', () => {
  const rule = 'memory/requires-gate-for-reserved-overhead';
  const reserved = { domain: { memory: { reservedOverhead: { addedOverhead: '64Mi' } } } };
  guestTable([
    ['reserved overhead while the gate is off', reserved, [rule, 'domain.memory.reservedOverhead', '{"addedOverhead":"64Mi"}']],
  ]);
  describe('while the gate is on', () => guestTable(
    [['reserved overhead', reserved]], virtualMachine, undefined, { enabledFeatureGates: ['ReservedOverheadMemlock'] },
  ));
});

describe('memory/excludes-empty-guest', () => {
  const rule = 'memory/excludes-empty-guest';
  const guest = (written: string | number, more: object = {}) => merged({ domain: { memory: { guest: written } } }, more);
  const empty = (got: string): [string, string, string] => [rule, GUEST, got];
  guestTable([
    ['less than a byte, which counts as one', guest('1m'), ['sizing/avoids-tiny-guest', GUEST, '1m', { level: FindingLevel.ADVISED, allowed: 'at least 16Mi' }]],
    ['none, beside a request', merged({ domain: { memory: undefined } }, amounts('1Gi'))],
    ['none with dedicated CPUs, of which another rule tells', guest('0', { domain: { cpu: { dedicatedCpuPlacement: true } } }), ['cpu/requires-memory-when-dedicated', GUEST, '0']],
    ['zero', guest('0'), empty('0')],
    ['zero as a number', guest(0), empty('0')],
    ['zero of a unit', guest('0Ti'), empty('0Ti')],
    ['zero with an exponent', guest('0e9'), empty('0e9')],
    ['zero with decimals', guest('0.00Gi'), empty('0.00Gi')],
    ['zero beside a request', guest('0Mi', amounts('1Gi')), empty('0Mi')],
    ['zero beside a limit', guest('0Mi', amounts(undefined, '1Gi')), empty('0Mi')],
    ['zero of hugepages', paged('2Mi', '0Mi'), empty('0Mi')],
  ], instance, 'spec');
  guestTable([['a VM', guest('0Ti'), empty('0Ti')]], virtualMachine);
});

describe('memory/requires-size', () => {
  const rule = 'memory/requires-size';
  const none = { domain: { memory: undefined } };
  guestTable([
    ['guest memory', {}],
    ['a request', merged(none, amounts('1Gi'))],
    ['a limit', merged(none, amounts(undefined, '1Gi'))],
    ['hugepages', merged(none, paged('1Gi'))],
    ['no memory', none, [rule, GUEST]],
    ['no memory with dedicated CPUs, of which another rule tells', { domain: { memory: undefined, cpu: { dedicatedCpuPlacement: true } } },
      ['cpu/requires-memory-when-dedicated', GUEST]],
  ], instance, 'spec');
  describe('a preference of the cluster', () => guestTable([['it may bring memory', none]], withUnknownPreference));
  describe.each([
    ['a VM', virtualMachine, 'spec.template.spec'],
    ['a replica set', replicaSet, 'spec.template.spec'],
    ['a pool', pool, 'spec.virtualMachineTemplate.spec.template.spec'],
  ])('%s is admitted and leads to no instance', (_, manifest, path) => guestTable([
    ['no memory', none, [rule, GUEST, undefined, { level: FindingLevel.UNSTARTABLE }]],
  ], manifest, path));
});
