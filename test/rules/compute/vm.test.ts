import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, says, virtualMachine } from '../judge';

says({
  'vm/fits-dns-label': { level: FindingLevel.ADVISED, allowed: 'at most 63 characters' },
});

test.each([
  ['63 characters', 'v'.repeat(63), []],
  ['64 characters', 'v'.repeat(64), [['vm/fits-dns-label', 'metadata.name', '64 characters']]],
])('a VM name of %s', (_, name, found) => {
  expect(judge(merged(virtualMachine(), { metadata: { name } }))).toEqual(found);
});

test('a VM whose name the cluster makes', () => {
  expect(judge(merged(virtualMachine(), { metadata: { name: undefined, generateName: 'v-' } }))).toEqual([]);
});
