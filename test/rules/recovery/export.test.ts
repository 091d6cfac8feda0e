import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { judge, merged, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'export/avoids-running-source': { level: FindingLevel.ADVISED, allowed: 'a VM that is halted, a claim that no pod uses, or a snapshot' },
  'export/has-valid-ttl': { level: FindingLevel.UNSTARTABLE, allowed: 'more than 0s' },
  'export/matches-api-group': { reported: 'spec.source.APIGroup' },
  'export/has-known-source': {
    allowed: 'PersistentVolumeClaim, VirtualMachine, VirtualMachineSnapshot, VirtualMachineBackup, VirtualMachineTemplate',
  },
  'export/requires-gate-for-template': { allowed: 'PersistentVolumeClaim, VirtualMachine, VirtualMachineSnapshot, VirtualMachineBackup' },
});

const object = (source: Json, spec: Json = {}): Json => (
  { apiVersion: 'export.kubevirt.io/v1', kind: 'VirtualMachineExport', metadata: { name: 't', namespace: 'default' }, spec: { source, ...spec } }
);
const TEMPLATES = gates('OCIExport', 'Template');
const GROUPS: [kind: string, group: string][] = [
  ['VirtualMachine', 'kubevirt.io'], ['VirtualMachineSnapshot', 'snapshot.kubevirt.io'], ['VirtualMachineBackup', 'backup.kubevirt.io'],
  ['VirtualMachineTemplate', 'template.kubevirt.io'],
];

describe.each(GROUPS)('the export of a %s', (kind, apiGroup) => {
  test.each<[string, Json, ...Verdict[]]>([
    ['its group', { apiGroup, name: 'v' }],
    ['no group', { name: 'v' }, ['export/matches-api-group', 'spec.source.apiGroup', undefined, { allowed: apiGroup }]],
    ['an empty group', { apiGroup: '', name: 'v' }, ['export/matches-api-group', 'spec.source.apiGroup', '', { allowed: apiGroup }]],
    ['another group', { apiGroup: 'apps', name: 'v' }, ['export/matches-api-group', 'spec.source.apiGroup', 'apps', { allowed: apiGroup }]],
    ['no name', { apiGroup, name: '' }, ['export/requires-source-name', 'spec.source.name', '', { allowed: `the name of a ${kind}` }]],
  ])('with %s', (_, source, ...found) => expect(judge(object({ kind, ...source }), TEMPLATES)).toEqual(found));
});

test.each<[string, Json, ...Verdict[]]>([
  ['a claim', { kind: 'PersistentVolumeClaim', name: 'p' }],
  ['a claim of the empty group', { apiGroup: '', kind: 'PersistentVolumeClaim', name: 'p' }],
  ['a claim of a group', { apiGroup: 'v1', kind: 'PersistentVolumeClaim', name: 'p' }, ['export/matches-api-group', 'spec.source.apiGroup', 'v1', { allowed: 'none' }]],
  ['a claim without a name', { kind: 'PersistentVolumeClaim', name: '' }, ['export/requires-source-name', 'spec.source.name', '', { allowed: 'the name of a PersistentVolumeClaim' }]],
  ['another kind, whatever else', { kind: 'DataVolume', name: '' }, ['export/has-known-source', 'spec.source.kind', 'DataVolume']],
])('the export of %s', (_, source, ...found) => expect(judge(object(source))).toEqual(found));

test.each([[], ['OCIExport'], ['Template']])('a template is not exported with the feature gates %j only', (...enabled) => {
  expect(judge(object({ kind: 'VirtualMachineTemplate', name: '' }), gates(...enabled))).toEqual([
    ['export/requires-gate-for-template', 'spec.source.kind', 'VirtualMachineTemplate'],
  ]);
});

test('KubeVirt reports a field that is not there', () => {
  expect(reportedFields(object({ kind: 'VirtualMachine', name: 'v' }))).toEqual([['export/matches-api-group', 'spec.source.APIGroup']]);
});

test.each<[string, ...Verdict[]]>([
  ['2h'], ['1ns'],
  ['0s', ['export/has-valid-ttl', 'spec.ttlDuration', '0s']],
  ['-2h', ['export/has-valid-ttl', 'spec.ttlDuration', '-2h']],
  ['soon', ['duration/has-valid-format', 'spec.ttlDuration', 'soon', { allowed: 'a duration such as 30s, 5m or 1h30m' }]],
])('an export for %s', (ttlDuration, ...found) => {
  expect(judge(object({ apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'v' }, { ttlDuration }))).toEqual(found);
});

describe('export/avoids-running-source', () => {
  const rule = 'export/avoids-running-source';
  const vm = (spec: Json, volume: Json = { persistentVolumeClaim: { claimName: 'c' } }, more: Json = {}) => (
    merged(merged(virtualMachine({ volumes: [{ name: 'd', ...volume }] }), { metadata: { name: 'vm' }, spec }), more)
  );
  const always = { runStrategy: 'Always' };
  const ofVm = object({ apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' });
  const ofClaim = object({ apiGroup: '', kind: 'PersistentVolumeClaim', name: 'c' });
  const found = (got: string): Verdict => [rule, 'spec.source.name', got];
  test.each<[title: string, manifests: Json[], ...found: Verdict[]]>([
    ['a VM that is halted', [vm({}), ofVm]],
    ['a VM that somebody starts', [vm({ runStrategy: 'Manual' }), ofVm]],
    ['another VM', [vm(always, undefined, { metadata: { name: 'other' } }), ofVm]],
    ['a VM of another namespace', [vm(always, undefined, { metadata: { namespace: 'y' } }), ofVm]],
    ['a claim that nothing uses', [vm(always, { emptyDisk: { capacity: '1Gi' } }), ofClaim]],
    ['a snapshot', [vm(always), object({ apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 'vm' })]],
    ['a VM that runs', [vm(always), ofVm], found('vm, which runs')],
    ['a VM that is running', [vm({ runStrategy: undefined, running: true }), ofVm], found('vm, which runs')],
    ['a claim of one', [vm(always), ofClaim], found('c, which VirtualMachine vm uses')],
    ['a DataVolume of one', [vm(always, { dataVolume: { name: 'c' } }), ofClaim], found('c, which VirtualMachine vm uses')],
  ])('%s', (_, manifests, ...expected) => {
    expect(judge(manifests).filter(([each]) => each === rule || each === 'rule/failed')).toEqual(expected);
  });
});
