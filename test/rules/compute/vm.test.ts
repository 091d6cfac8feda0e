import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'vm/fits-dns-label': { level: FindingLevel.ADVISED, allowed: 'at most 63 characters' },
  'vm/avoids-dots': { level: FindingLevel.ADVISED, allowed: 'a name without dots, or a hostname' },
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

test.each<[string, string, Json, Verdict[]]>([
  ['without dots', 'web-shop', {}, []],
  ['with a dot', 'web.shop', {}, [['vm/avoids-dots', 'metadata.name', 'web.shop']]],
  ['with a dot, and a hostname', 'web.shop', { hostname: 'web-shop' }, []],
])('a VM name %s', (_, name, fragment, found) => {
  expect(judge(merged(virtualMachine(fragment), { metadata: { name } }))).toEqual(found);
});
