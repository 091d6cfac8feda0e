import { dump } from 'js-yaml';
import { check } from '../../src/admission/check';
import { judge, Json, virtualMachine } from '../rules/judge';

const NAME = 'spec.templates[0].resource.manifest';

const workflow = (manifest: string | Json, action = 'create'): Json => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'WorkflowTemplate',
  metadata: { name: 'flow', namespace: 'ci' },
  spec: {
    entrypoint: 'make',
    onExit: 'drop',
    templates: [
      { name: 'make', inputs: { parameters: [{ name: 'x', value: '1' }] }, resource: { action, setOwnerReference: true, manifest: typeof manifest === 'string' ? manifest : dump(manifest) } },
      { name: 'drop', resource: { action: 'delete', flags: ['virtualmachines.kubevirt.io', 'x'] } },
    ],
  },
});
const machine = (fragment: Json = {}): Json => {
  const { metadata, ...vm } = virtualMachine(fragment);
  return { ...vm, metadata: { generateName: 'vm-' } };
};
const cpu = (cores: string) => dump(machine({ domain: { cpu: { cores: 'NN' } } })).replace('cores: NN', `cores: ${cores}`);

test.each<[string, Json]>([
  ['a VM', workflow(machine())],
  ['what is filled in', workflow(machine({ hostname: '{{inputs.parameters.x}}', nodeSelector: { zone: '{{inputs.parameters.x}}' } }))],
  ['a number that is filled in', workflow(cpu('{{inputs.parameters.x}}'))],
  ['a word that is filled in', workflow({ ...machine(), spec: { ...machine().spec, runStrategy: '{{inputs.parameters.x}}' } })],
  ['a name with the UID of the run', workflow({ ...machine(), metadata: { name: `${'v'.repeat(26)}-{{workflow.uid}}` } })],
  ['no YAML', workflow('{{inputs.parameters.x}}: [')],
  ['two documents', workflow(`${dump(machine({ domain: { cpu: { cores: -1 } } }))}---\na: b\n`)],
  ['what is only read', workflow(machine({ domain: { cpu: { cores: -1 } } }), 'get')],
])('takes %s', (_, manifest) => expect(judge(manifest)).toEqual([]));

const BAD = { domain: { devices: { disks: [{ name: 'a', disk: { bus: 'scsii' } }] } }, volumes: [{ name: 'a', containerDisk: { image: '{{inputs.parameters.x}}' } }] };

test('what a webhook would refuse keeps the workflow from its end', () => {
  expect(judge(workflow(machine({ bogus: 1 })))).toEqual([
    ['schema/has-known-field', `${NAME}.spec.template.spec.bogus`, expect.anything()],
  ]);
  const vm = machine(BAD);
  const [[rule, field, got, said], ...others] = judge(workflow(vm));
  expect([rule, field, got, said?.level, others]).toEqual(['disk-bus/is-known', `${NAME}.spec.template.spec.domain.devices.disks[0].disk.bus`, 'scsii', 'unstartable', []]);
});

test('what is found of a value with references is told without them', () => {
  const findings = judge(workflow({ ...machine(), metadata: { name: 'Vm_{{inputs.parameters.x}}' } })).filter(([rule]) => rule.startsWith('metadata/'));
  expect(findings).toMatchObject([['metadata/has-valid-name', `${NAME}.metadata.name`, 'Vm_…']]);
});

test('pipelines of Tekton and cron workflows', () => {
  const manifest = dump(machine(BAD));
  const places: [string, Json][] = [
    ['spec.workflowSpec.templates[0].resource.manifest', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'CronWorkflow',
      metadata: { name: 'nightly' },
      spec: { schedules: ['0 2 * * *'], workflowSpec: workflow(manifest).spec },
    }],
    ['spec.finally[0].params[0].value', {
      apiVersion: 'tekton.dev/v1',
      kind: 'Pipeline',
      metadata: { name: 'ci' },
      spec: {
        tasks: [{ name: 'a', taskRef: { name: 'a' }, params: [{ name: 'manifest', value: '$(params.text)' }] }],
        finally: [{ name: 'b', taskRef: { name: 'b' }, params: [{ name: 'manifest', value: manifest.replace('{{inputs.parameters.x}}', '$(params.image)') }] }],
      },
    }],
  ];
  for (const [path, object] of places) {
    expect(judge(object).map(([rule, field]) => [rule, field])).toEqual([['disk-bus/is-known', `${path}.spec.template.spec.domain.devices.disks[0].disk.bus`]]);
  }
});

test.each<[string, Json, [rule: string, field: string][]]>([
  ['no run strategy', {}, [['run-strategy/requires-strategy', 'value.spec.runStrategy']]],
  ['one that the task writes', { runStrategy: 'Always', namespace: 'vms' }, []],
  ['one that the run says', { runStrategy: '$(params.strategy)', namespace: '$(params.namespace)' }, []],
  ['an empty one, which the task leaves out', { runStrategy: '' }, [['run-strategy/requires-strategy', 'value.spec.runStrategy']]],
  ['an unknown one', { runStrategy: 'Alwys' }, [['run-strategy/is-known', 'value.spec.runStrategy']]],
])('a run of a Tekton task with %s', (_, more, found) => {
  const { spec: { runStrategy: _own, ...spec }, ...vm } = machine();
  const params = Object.entries(more).map(([name, value]) => ({ name, value }));
  const run = {
    apiVersion: 'tekton.dev/v1',
    kind: 'TaskRun',
    metadata: { generateName: 'run-', namespace: 'ci' },
    spec: { taskRef: { name: 'create-vm-from-manifest' }, params: [...params, { name: 'manifest', value: dump({ ...vm, spec }) }] },
  };
  expect(judge(run).map(([rule, field]) => [rule, field])).toEqual(found.map(([rule, field]) => [rule, `spec.params[${params.length}].${field}`]));
});

test('in a file a finding stands where the text begins', () => {
  const { subjects } = check([{ file: 'flow.yaml', text: dump(workflow(machine(BAD))) }], {});
  const [{ findings: [{ rule, line }] }] = subjects;
  expect([rule, dump(workflow(machine(BAD))).split('\n')[line - 1]]).toEqual(['disk-bus/is-known', expect.stringContaining('manifest: |')]);
});
