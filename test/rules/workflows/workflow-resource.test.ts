import { flow } from './fixture';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Verdict } from '../judge';

says({ 'workflow-resource/requires-target': { level: FindingLevel.UNSTARTABLE } });

const KIND = 'configmaps';
const deletion = (resource: object) => flow([{ name: 'drop', resource: { action: 'delete', ...resource } }]);

test.each<[string, string[]]>([
  ['a name', [KIND, 'a']],
  ['kind and name in one', [`${KIND}/a`]],
  ['a selector', [KIND, '--selector', 'run=a']],
  ['a name after another flag', [KIND, '--x-n', 'a']],
  ['a name after a value', [KIND, '-nci', 'a']],
  ['a short selector', ['-l', 'run=a', KIND]],
  ['a selector in one', [KIND, '--selector=run=a']],
  ['fields', [KIND, '--field-selector', 'metadata.name=a', '--wait=true']],
  ['all', [KIND, '--all']],
  ['a file', ['-f', 'https://example.com/a.yaml']],
  ['a reference', ['{{workflow.name}}']],
])('%s', (_, flags) => expect(judge(deletion({ flags }))).toEqual([]));

test.each<[string, object, string]>([
  ['nothing', {}, 'nothing'],
  ['an argument of nothing', { flags: ['vm-name={{workflow.parameters.vm-name}}'] }, 'vm-name={{workflow.parameters.vm-name}}'],
  ['a kind alone', { flags: [KIND, '--wait=true'] }, `${KIND} --wait=true`],
  ['a kind in a namespace', { flags: [KIND, '-n', 'ci'] }, `${KIND} -n ci`],
  ['another flag', { flags: ['--x-f'] }, '--x-f'],
  ['another flag of a kind', { flags: [KIND, '--x-l'] }, `${KIND} --x-l`],
  ['a selector alone', { flags: ['--selector', 'run=a'] }, '--selector run=a'],
])('not by %s', (_, resource, got) => {
  const found: Verdict[] = [['workflow-resource/requires-target', 'spec.templates[0].resource.flags', got]];
  expect(judge(deletion(resource))).toEqual(found);
});

test('a manifest names what it is', () => {
  expect(judge(deletion({ manifest: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n' }))).toEqual([]);
  expect(judge(deletion({ manifestFrom: { artifact: { name: 'a' } } }))).toEqual([]);
  expect(judge(flow([{ name: 'read', resource: { action: 'get', flags: [KIND] } }]))).toEqual([]);
});
