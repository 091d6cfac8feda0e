import { admit } from '../../../src/admission/admission';
import { guestTable } from '../guest-table';
import { instance, merged, replicaSet, virtualMachine, says } from '../judge';

says({
  'cpu/requires-memory-when-dedicated': {
    allowed: 'memory.guest, memory.hugepages, or a memory request or limit',
    reported: 'spec.domain.resources.limits.memory',
  },
  'memory/fits-hugepages': {
    allowed: ['a multiple of 1Gi', 'a multiple of 2Mi'],
    reported: [undefined, 'spec.template.spec.domain.resources.requests.memory'],
  },
  'memory/excludes-negative-amounts': { allowed: '0 or more' },
  'memory/requires-size-with-hugepages': { allowed: 'a multiple of the page size' },
  'memory/has-valid-page-size': { allowed: 'a quantity such as 2Mi or 1Gi' },
  'memory/requires-size': { allowed: 'a quantity such as 2Gi', reported: '' },
  'memory/fits-limit': { allowed: 'at most 1G, the limit' },
  'memory/requires-one-megabyte': { allowed: 'at least 1M' },
  'memory/requires-gate-for-reserved-overhead': { allowed: 'only while the feature gate ReservedOverheadMemlock is on' },
});

const REQUESTS = 'domain.resources.requests.memory';
const LIMITS = 'domain.resources.limits.memory';
const paged = (pageSize: string, guest?: string, resources: object = {}) => (
  { domain: { memory: { guest, hugepages: { pageSize } }, resources } }
);
const amounts = (requests?: string, limits?: string) => (
  { domain: { resources: { requests: { memory: requests }, limits: { memory: limits } } } }
);

describe('memory/excludes-negative-amounts', () => {
  guestTable([
    ['a negative request', amounts('-64Mi'), ['memory/excludes-negative-amounts', REQUESTS, '-64Mi']],
    ['a negative limit', amounts('64Mi', '-64Mi'), ['memory/excludes-negative-amounts', LIMITS, '-64Mi']],
  ]);
});

describe('memory/requires-one-megabyte', () => {
  guestTable([
    ['a megabyte', amounts('1M')],
    ['none', amounts('0')],
    ['less', amounts('999999'), ['memory/requires-one-megabyte', REQUESTS, '999999']],
    ['kilobytes', amounts('64k'), ['memory/requires-one-megabyte', REQUESTS, '64k']],
  ]);
});

describe('memory/fits-limit', () => {
  guestTable([
    ['below', amounts('1Gi', '2Gi')],
    ['equal in other units', amounts('1Gi', '1048576Ki')],
    ['above', amounts('1Gi', '1G'), ['memory/fits-limit', REQUESTS, '1Gi']],
  ]);
});

describe('memory/has-valid-page-size', () => {
  const rule = 'memory/has-valid-page-size';
  guestTable([
    ['a quantity', paged('2Mi', '64Mi')],
    ['none', paged('2ab', '64Mi'), [rule, 'domain.memory.hugepages.pageSize', '2ab']],
    ['empty', paged('', '64Mi'), [rule, 'domain.memory.hugepages.pageSize', '']],
    ['zero', paged('0', '64Mi'), [rule, 'domain.memory.hugepages.pageSize', '0']],
  ]);
});

describe('memory/requires-size-with-hugepages', () => {
  guestTable([['a VM gets one page', paged('2Mi')]]);
  describe('a replica set', () => guestTable([
    ['with guest memory', paged('2Mi', '64Mi')],
    ['with a request', paged('2Mi', undefined, { requests: { memory: '64Mi' } })],
    ['with a limit alone', paged('2Mi', undefined, { limits: { memory: '64Mi' } }),
      ['memory/requires-size-with-hugepages', 'domain.memory.guest']],
  ], replicaSet));
});

describe('memory/fits-hugepages', () => {
  const rule = 'memory/fits-hugepages';
  guestTable([
    ['whole pages', paged('2Mi', '64Mi')],
    ['half a page', paged('2Mi', '65Mi'), [rule, 'domain.memory.guest', '65Mi']],
    ['less than nothing', paged('2Mi', '-64Mi'), [rule, 'domain.memory.guest', '-64Mi']],
    ['less than a page', paged('1Gi', '512Mi'), [rule, 'domain.memory.guest', '512Mi']],
    ['the request counts first', paged('2Mi', '65Mi', { requests: { memory: '64Mi' } })],
    ['a request in between', paged('2Mi', '64Mi', { requests: { memory: '65Mi' } }), [rule, REQUESTS, '65Mi']],
  ]);
  describe('a replica set', () => guestTable([
    ['the limit counts last', paged('2Mi', '0', { limits: { memory: '65Mi' } }), [rule, LIMITS, '65Mi']],
  ], replicaSet));
});

describe('memory/requires-gate-for-reserved-overhead', () => {
  const reserved = { domain: { memory: { reservedOverhead: { addedOverhead: '64Mi' } } } };
  guestTable([
    ['off', reserved, ['memory/requires-gate-for-reserved-overhead', 'domain.memory.reservedOverhead', '{"addedOverhead":"64Mi"}']],
  ]);
  describe('while it is on', () => guestTable(
    [['on', reserved]], virtualMachine, undefined, { enabledFeatureGates: ['ReservedOverheadMemlock'] },
  ));
});

describe('memory/requires-size', () => {
  const none = { domain: { memory: undefined } };
  guestTable([
    ['guest memory', {}],
    ['a request', merged(none, amounts('1Gi'))],
    ['a limit', merged(none, amounts(undefined, '1Gi'))],
    ['hugepages', merged(none, paged('2Mi'))],
    ['none', none, ['memory/requires-size', 'domain.memory.guest']],
    ['none for dedicated CPUs, which need it too', { domain: { memory: undefined, cpu: { dedicatedCpuPlacement: true } } },
      ['cpu/requires-memory-when-dedicated', 'domain.memory.guest']],
  ], instance, 'spec');

  test('keeps a VM from starting, and is reported without a field', () => {
    const [finding, ...more] = admit([{ manifest: virtualMachine(none) }]);
    expect(finding).toMatchObject({
      level: 'unstartable', rule: 'memory/requires-size', field: 'spec.template.spec.domain.memory.guest', reported: '',
    });
    expect(more).toEqual([]);
  });

  test('keeps the instances of a replica set from being made', () => {
    expect(admit([{ manifest: replicaSet(none) }])).toEqual([expect.objectContaining({
      level: 'unstartable', rule: 'memory/requires-size', field: 'spec.template.spec.domain.memory.guest', reported: '',
    })]);
  });
});
