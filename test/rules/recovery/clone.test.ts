import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'clone/has-known-source': {
    allowed: ['VirtualMachine, VirtualMachineSnapshot', 'a name', 'kubevirt.io, snapshot.kubevirt.io'],
    reported: ['spec.Source.APIGroup', 'spec.Source.Kind', 'spec.Source.Name'],
  },
  'clone/excludes-refused-values': {
    level: FindingLevel.UNSTARTABLE,
    allowed: [
      '02-00-00-00-00-01', 'a path that starts with /spec/, /metadata/labels/, /metadata/annotations/', 'a text without commas and colons',
      'one colon between each two commas',
    ],
  },
  'clone/fits-dns-label': { level: FindingLevel.ADVISED, allowed: 'at most 63 characters' },
  'clone/has-unique-name': { allowed: 'another name than that of the source' },
  'clone/has-valid-filter': {
    allowed: '*, or a key with ! before it or * after it',
    reported: ['spec.annotations', 'spec.labels', 'spec.template.annotations', 'spec.template.labels'],
  },
  'clone/has-valid-mac': { allowed: 'six bytes as 02:00:5e:10:00:01, 02-00-5e-10-00-01, 0200.5e10.0001 or 02005e100001' },
  'clone/has-valid-patches': { allowed: 'JSON' },
  'clone/has-known-target': { allowed: 'VirtualMachine', reported: 'spec.Target.Kind' },
  'clone/requires-gate': { allowed: 'only while the feature gate Snapshot is on' },
});

const ON = gates('Snapshot');
const VM = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'v' };
const clone = (spec: Json): Json => (
  { apiVersion: 'clone.kubevirt.io/v1beta1', kind: 'VirtualMachineClone', metadata: { name: 't', namespace: 'default' }, spec: { source: VM, ...spec } }
);
const FILTER = 'clone/has-valid-filter';
const REFUSED = 'clone/excludes-refused-values';
const PATCH = '{"op": "replace", "path": "/spec/runStrategy", "value": "Always"}';

test.each<[string, Json, ...Verdict[]]>([
  ['of a VM', {}],
  ['of the longest name', { target: { ...VM, name: 'c'.repeat(63) } }],
  ['of a longer name', { target: { ...VM, name: 'c'.repeat(64) } }, ['clone/fits-dns-label', 'spec.target.name', '64 characters']],
  ['of a snapshot', { source: { apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 's' } }],
  ['of another group, which is not compared', { source: { ...VM, apiGroup: 'apps' } }],
  ['without a group', { source: { ...VM, apiGroup: undefined } }, ['clone/has-known-source', 'spec.source.apiGroup']],
  ['with an empty group', { source: { ...VM, apiGroup: '' } }, ['clone/has-known-source', 'spec.source.apiGroup', '']],
  ['of another kind', { source: { ...VM, kind: 'Pod' } }, ['clone/has-known-source', 'spec.source.kind', 'Pod']],
  ['of no kind', { source: { ...VM, kind: '' } }, ['clone/has-known-source', 'spec.source.kind', '']],
  ['of an empty name', { source: { ...VM, name: '' } }, ['clone/has-known-source', 'spec.source.name', '']],
  ['without a source', { source: undefined }, ['schema/requires-field', 'spec.source']],
  ['to a VM', { target: { kind: 'VirtualMachine', name: 'w' } }],
  ['to another kind', { target: { kind: 'Pod', name: 'w' } }, ['clone/has-known-target', 'spec.target.kind', 'Pod']],
  ['to itself', { target: { kind: 'VirtualMachine', name: 'v' } }, ['clone/has-unique-name', 'spec.target.name', 'v']],
  ['of a snapshot to its name', {
    source: { apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 'v' }, target: { kind: 'VirtualMachine', name: 'v' },
  }],
  ['with filters', { annotationFilters: ['*', 'a', '!a', 'a*', '!a*', '!*'], labelFilters: [], template: { labelFilters: ['*'] } }],
  ['with a ! inside', { labelFilters: ['!!a'] }, [FILTER, 'spec.labelFilters[0]', '!!a']],
  ['with a lone !', { annotationFilters: ['a', '!'] }, [FILTER, 'spec.annotationFilters[1]', '!']],
  ['with a ! at the end', { labelFilters: ['a!'] }, [FILTER, 'spec.labelFilters[0]', 'a!']],
  ['with two * after', { labelFilters: ['a**'] }, [FILTER, 'spec.labelFilters[0]', 'a**']],
  ['with a * before', { template: { annotationFilters: ['*key'] } }, [FILTER, 'spec.template.annotationFilters[0]', '*key']],
  ['with an empty filter', { template: { labelFilters: [''] } }, [FILTER, 'spec.template.labelFilters[0]', '']],
  ['with new addresses', { newMacAddresses: { a: '00-00-00-00-00-00', b: '' } }],
  ['with a new address that KubeVirt cannot patch', { newMacAddresses: { default: '02:00:00:00:00:01' } }, [REFUSED, 'spec.newMacAddresses.default', '02:00:00:00:00:01']],
  ['with a serial number', { newSMBiosSerial: 'a-1' }],
  ['with a colon in the serial number', { newSMBiosSerial: 'a:1' }, [REFUSED, 'spec.newSMBiosSerial', 'a:1']],
  ['with a comma in the serial number', { newSMBiosSerial: 'a,1' }, [REFUSED, 'spec.newSMBiosSerial', 'a,1']],
  ['with a bad address of an interface whose name has a dot', { newMacAddresses: { 'a.b': 'x' } },
    ['clone/has-valid-mac', 'spec.newMacAddresses[a.b]', 'x', { reported: 'spec.newMacAddresses.a.b' }]],
  ['with a short address', { newMacAddresses: { default: '00:00:00:00:00' } }, ['clone/has-valid-mac', 'spec.newMacAddresses.default', '00:00:00:00:00']],
  ['with a patch', { patches: [PATCH] }],
  ['with a patch that the restore refuses', { patches: [PATCH, '{"op": "add", "path": "/spec/a", "value": "b:c"}'] },
    [REFUSED, 'spec.patches[1]', ' "value": "b:c"']],
  ['with a patch of the name', { patches: ['{"op": "add", "path": "/metadata/name", "value": "b"}'] }, [REFUSED, 'spec.patches[0]', '"/metadata/name"']],
  ['with a patch that is not JSON', { patches: [PATCH, '{op: replace}'] }, ['clone/has-valid-patches', 'spec.patches[1]', '{op: replace}']],
  ['with a patch that is neither JSON nor one that the restore takes', { patches: ['{op}'] }, ['clone/has-valid-patches', 'spec.patches[0]', '{op}']],
  ['with another policy', { volumeNamePolicy: 'Same' }, ['schema/has-known-value', 'spec.volumeNamePolicy', 'Same']],
])('a clone %s', (_, spec, ...found) => expect(judge(clone(spec), ON)).toEqual(found));

test('KubeVirt reports fields that are not there', () => {
  const spec = { source: { kind: 'Pod', name: '' }, target: { kind: 'Pod', name: 'w' }, template: { labelFilters: ['!'] }, annotationFilters: ['!'] };
  expect(reportedFields(clone(spec), ON)).toEqual([
    [FILTER, 'spec.annotations'], ['clone/has-known-source', 'spec.Source.APIGroup'], ['clone/has-known-source', 'spec.Source.Kind'],
    ['clone/has-known-source', 'spec.Source.Name'], ['clone/has-known-target', 'spec.Target.Kind'], [FILTER, 'spec.template.labels'],
  ]);
});

test('a clone needs the feature gate Snapshot', () => {
  expect(judge(clone({}), gates())).toEqual([['clone/requires-gate', 'kind', 'VirtualMachineClone']]);
});
