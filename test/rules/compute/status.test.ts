import { judge, pool, virtualMachine, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'status/has-valid-types': { allowed: ['no status, or a value of type array', 'no status, or a value of type boolean'] },
});

test.each<[title: string, status: Json | undefined, ...found: Verdict[]]>([
  ['none', undefined],
  ['one of a cluster', { created: true, conditions: [], printableStatus: 'Running', observedGeneration: 1, more: {} }],
  ['a word for a condition', { conditions: {} }, ['status/has-valid-types', 'status.conditions', '{}']],
  ['a word for yes', { created: 'yes' }, ['status/has-valid-types', 'status.created', 'yes']],
])('%s', (_, status, ...found) => {
  expect(judge({ ...virtualMachine(), status })).toEqual(found);
});

test('upstream does not check that of a pool', () => {
  expect(judge({ ...pool(), status: { conditions: {} } })).toEqual([]);
});
