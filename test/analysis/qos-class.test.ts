import { qosClassOf } from '../../src/analysis/qos-class';
import { resourceListOf } from '../../src/analysis/resource-list';

const container = (requests: { [name: string]: string }, limits: { [name: string]: string } = {}) => (
  { name: 'c', kind: 'container' as const, requests: resourceListOf(requests), limits: resourceListOf(limits) }
);

test.each([
  ['zero is nothing', [container({ cpu: '0', memory: '0' }, { cpu: '0' })], 'BestEffort'],
  ['other resources do not count', [container({ 'example.com/dev': '1' }, { 'example.com/dev': '1' })], 'BestEffort'],
  ['the least amount counts', [container({ cpu: '1m' })], 'Burstable'],
  ['one of several is enough', [container({}), container({ memory: '1' })], 'Burstable'],
  ['a limit of CPU only is not enough', [container({ cpu: '1', memory: '1' }, { cpu: '1' })], 'Burstable'],
  ['a limit above the request', [container({ cpu: '1', memory: '1' }, { cpu: '1', memory: '2' })], 'Burstable'],
  ['all limits equal to requests', [container({ cpu: '1', memory: '1' }, { cpu: '1', memory: '1' })], 'Guaranteed'],
])('%s', (_, containers, expected) => {
  expect(qosClassOf(containers)).toBe(expected);
});
