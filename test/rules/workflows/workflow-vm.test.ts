import { dump } from 'js-yaml';
import { call, flow, nightly } from './fixture';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

const level = FindingLevel.ADVISED;
says({
  'workflow-vm/requires-exit-handler': { level, allowed: 'a template that deletes the VM' },
  'workflow-vm/matches-deletion': { level, allowed: 'run: {{workflow.uid}}' },
  'workflow-vm/avoids-fixed-name': { level },
  'workflow-vm/requires-readiness-probe': { level },
  'workflow-vm/avoids-restart': { level },
});

const READY = 'status.ready == true';
const OWNED = 'Write the labels on the VM itself: until the workflow is deleted, only they lead to it.';
const RUN = { run: '{{workflow.uid}}' };
const BY_LABEL = ['virtualmachines.kubevirt.io', '--selector', 'run={{workflow.uid}}'];

/** What there is to change. */
interface Parts {
  readonly metadata?: Json;
  readonly spec?: Json;
  readonly guest?: Json;
  readonly resource?: Json;
  readonly flags?: string[];
  /** Of a second deletion. */
  readonly more?: string[];
  readonly flow?: Json;
}

/** A workflow that makes a VM, deletes it, and deletes it in the end. */
const tested = ({ flags = BY_LABEL, more, resource, flow: changes, ...vm }: Parts = {}): Json => {
  const { metadata, spec = { runStrategy: 'Once' }, guest = { readinessProbe: { guestAgentPing: {} } } } = vm;
  const { apiVersion, kind, spec: { template } } = virtualMachine(guest);
  const written = { apiVersion, kind, metadata: { generateName: 'vm-', labels: RUN, ...metadata }, spec: { ...spec, template } };
  const deletions = [flags, ...more ? [more] : []].map((each, i) => ({ name: `drop${i}`, resource: { action: 'delete', flags: each } }));
  return flow([
    { name: 'main', steps: [[call('make', 'make')], deletions.map(({ name }) => call(name, name))] },
    {
      name: 'make',
      resource: { action: 'create', setOwnerReference: true, successCondition: READY, manifest: dump(written, { skipInvalid: true }), ...resource },
    },
    ...deletions,
  ], { onExit: 'drop0', ...changes });
};
const at = (field: string) => `spec.templates[1].resource.${field}`;
const withoutExit = { onExit: undefined };
const unowned = { setOwnerReference: false };

test.each<[string, Json, Verdict[]]>([
  ['a VM that is tested', tested(), []],
  ['no exit handler', tested({ flow: withoutExit }), [['workflow-vm/requires-exit-handler', 'spec.onExit']]],
  ['a hook in its place', tested({ flow: { ...withoutExit, hooks: { exit: { template: 'drop0' } } } }), []],
  ['no exit handler, and no owner', tested({ flow: withoutExit, resource: unowned }), [['workflow-vm/requires-exit-handler', 'spec.onExit']]],
  ['other labels', tested({ metadata: { labels: { run: 'a' } } }), [[
    'workflow-vm/matches-deletion', at('manifest.metadata.labels'), 'run', { fix: OWNED },
  ]]],
  ['no labels, and no owner', tested({ metadata: { labels: {} }, resource: unowned }), [
    ['workflow-vm/matches-deletion', at('manifest.metadata.labels'), 'nothing'],
  ]],
  ['a selector in one', tested({ flags: ['vm', '-l=run=={{ workflow.uid }}'] }), []],
  ['a selector that is no equation', tested({ flags: ['vm', '-l', 'run in (a)'] }), []],
  ['two labels', tested({ flags: ['vm', '-l', 'run={{workflow.uid}},a=b'], metadata: { labels: { ...RUN, a: 'b' } } }), []],
  ['one label of two', tested({ flags: ['vm', '-l', 'a=b,run={{workflow.uid}}'] }), [[
    'workflow-vm/matches-deletion', at('manifest.metadata.labels'), 'run', { allowed: 'a: b, run: {{workflow.uid}}', fix: OWNED },
  ]]],
  ['a deletion of others, too', tested({ more: ['vm', '-l', 'other=x'] }), []],
  ['another deletion by name', tested({ metadata: { labels: {} }, more: ['vm', 'x'] }), []],
  ['a selector without value', tested({ metadata: { labels: {} }, flags: ['vm', 'x', '-l'] }), []],
  ['a name like a flag', tested({ metadata: { labels: {} }, flags: ['vm', 'x-l'] }), []],
  ['a deletion by name', tested({ flags: ['vm', '{{workflow.name}}'], metadata: { labels: {} } }), []],
  ['a fixed name', tested({ metadata: { name: 'vm', generateName: undefined } }), [['workflow-vm/avoids-fixed-name', at('manifest.metadata.name'), 'vm']]],
  ['a name of the run', tested({ metadata: { name: 'vm-{{workflow.uid}}', generateName: undefined } }), []],
  ['a name that is given', tested({ metadata: { name: '{{workflow.name}}', generateName: undefined } }), []],
  ['a fixed name that is applied', tested({ metadata: { name: 'vm', generateName: undefined }, resource: { action: 'apply' } }), []],
  ['no probe', tested({ guest: {} }), [['workflow-vm/requires-readiness-probe', at('successCondition'), READY]]],
  ['no probe, and none needed', tested({ guest: {}, resource: { successCondition: 'status.printableStatus == Running' } }), []],
  ['a VM that is started again', tested({ spec: { runStrategy: 'Always' } }), [['workflow-vm/avoids-restart', at('manifest.spec.runStrategy'), 'Always']]],
])('%s', (_, manifest, found) => {
  expect(judge(manifest)).toEqual(found);
  expect(judge(nightly(manifest))).toEqual(found.map(([rule, field, ...rest]) => [rule, field.replace('spec', 'spec.workflowSpec'), ...rest]));
});

test('a VM that runs by the old field', () => {
  const found = judge(tested({ spec: { running: true } })).filter(([rule]) => rule.startsWith('workflow-vm'));
  expect(found).toEqual([['workflow-vm/avoids-restart', at('manifest.spec.running'), 'true']]);
});

test('one run has a fixed name', () => {
  expect(judge({ ...tested({ metadata: { name: 'vm', generateName: undefined } }), kind: 'Workflow' })).toEqual([]);
});

test('a VM that is made to stay', () => {
  const { metadata, ...machine } = virtualMachine({ readinessProbe: { guestAgentPing: {} } });
  const manifest = dump({ ...machine, metadata: { generateName: 'vm-' }, spec: { ...machine.spec, runStrategy: 'Always' } });
  expect(judge(flow([{ name: 'make', resource: { action: 'create', manifest } }]))).toEqual([]);
});

test('a VM whose fields are of other types', () => {
  const odd = { metadata: { labels: ['a'], name: 7 }, spec: { runStrategy: {}, running: 'yes' }, guest: { readinessProbe: null } };
  expect(judge(tested(odd)).filter(([rule]) => rule === 'rule/failed')).toEqual([]);
});

test('what is no VM', () => {
  expect(judge(flow([{ name: 'make', resource: { action: 'create', setOwnerReference: true, manifest: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n' } }]))).toEqual([]);
});
