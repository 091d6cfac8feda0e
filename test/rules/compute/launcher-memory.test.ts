import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { judge, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

const ANY = '2Mi, 1Gi, 64Ki, 32Mi, 512Mi, 16Gi, 1Mi, 2Gi';

says({
  'launcher-memory/fits-hugepages': { level: FindingLevel.UNSTARTABLE, allowed: 'a multiple of 2Mi' },
  'launcher-memory/has-known-page-size': {
    level: FindingLevel.UNSTARTABLE, allowed: ['2Mi, 1Gi', '64Ki, 2Mi, 32Mi, 512Mi, 1Gi, 16Gi', '1Mi, 2Gi', ANY],
  },
});

const memory = (guest: string | undefined, requests?: string, limits?: string, pageSize = '2Mi'): Json => ({
  domain: {
    memory: { ...guest === undefined ? {} : { guest }, hugepages: { pageSize } },
    resources: { ...requests === undefined ? {} : { requests: { memory: requests } }, ...limits === undefined ? {} : { limits: { memory: limits } } },
  },
});
const LIMIT = 'domain.resources.limits.memory';
const id = 'launcher-memory/fits-hugepages';

test.each<[string, Json, ...Verdict[]]>([
  ['a guest alone', memory('64Mi')],
  ['a limit of whole pages', memory('64Mi', undefined, '66Mi')],
  ['a smaller limit of whole pages', memory('64Mi', undefined, '2Mi')],
  ['a limit above the guest, which is whole pages', memory('64Mi', undefined, '70M')],
  ['a limit of part of a page', memory('64Mi', undefined, '65M'), [id, LIMIT, '65M']],
  ['a limit below a page', memory('64Mi', undefined, '1Mi'), [id, LIMIT, '1Mi']],
  ['a request of zero, which is none', memory('64Mi', '0', '65M'), [id, LIMIT, '65M']],
  ['a limit of zero, which is none', memory('64Mi', undefined, '0')],
  ['a smaller request', memory('65M', '60Mi')],
  ['a guest of part of a page below the request', memory('65M', '64Mi'), [id, 'domain.memory.guest', '65M']],
  ['a guest of whole pages below the request', memory('64Mi', '66Mi')],
  ['no guest', memory(undefined, '64Mi')],
  ['what KubeVirt refuses', memory('64Mi', '65M')],
  ['a guest that KubeVirt refuses', memory('65M', undefined, '63M')],
  ['pages of no size', memory('64Mi', undefined, '65M', '0')],
  ['pages of no size that is one', memory('64Mi', undefined, '65M', 'large')],
  ['a negative limit', memory('64Mi', undefined, '-1M')],
  ['the same without huge pages', { domain: { memory: { guest: '64Mi' }, resources: { limits: { memory: '65M' } } } }],
])('%s', (_, fragment, ...found) => {
  const ours = judge(virtualMachine(fragment)).filter(([rule]) => rule === id || rule === 'rule/failed');
  expect(ours).toEqual(found.map(([rule, field, got]) => [rule, `spec.template.spec.${field}`, got]));
});

describe('the size of a page', () => {
  const size = (pageSize: string, architecture?: string) => ({ architecture, domain: { memory: { guest: '32Gi', hugepages: { pageSize } } } });
  const found = (pageSize: string): Verdict => ['launcher-memory/has-known-page-size', 'domain.memory.hugepages.pageSize', pageSize];
  guestTable([
    ['2Mi', size('2Mi')],
    ['written otherwise', size('2048Ki', 'amd64')],
    ['of another architecture, where none is said', size('64Ki')],
    ['of no architecture', size('4Mi'), found('4Mi')],
    ['1Gi on amd64', size('1Gi', 'amd64')],
    ['32Mi on amd64', size('32Mi', 'amd64'), found('32Mi')],
    ['32Mi on arm64', size('32Mi', 'arm64')],
    ['1Mi on arm64', size('1Mi', 'arm64'), found('1Mi')],
    ['1Mi on s390x', size('1Mi', 's390x')],
    ['2Mi on s390x', size('2Mi', 's390x'), found('2Mi')],
    ['1G, which the memory fills', { domain: { memory: { guest: '32G', hugepages: { pageSize: '1G' } } } }, found('1G')],
  ]);

  test.each([['no size', size('0')], ['no number', size('large')], ['an architecture that is not known', size('4Mi', 'riscv64')], ['2M, which the memory does not fill', size('2M')]])('%s is told elsewhere', (_, fragment) => {
    expect(judge(virtualMachine(fragment)).map(([rule]) => rule)).not.toContain('launcher-memory/has-known-page-size');
  });
});
