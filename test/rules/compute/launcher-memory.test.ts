import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

says({ 'launcher-memory/fits-hugepages': { level: FindingLevel.UNSTARTABLE, allowed: 'a multiple of 2Mi' } });

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
