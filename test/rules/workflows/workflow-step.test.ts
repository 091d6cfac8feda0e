import { call, container, flow, nightly } from './fixture';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

const level = FindingLevel.UNSTARTABLE;
says({
  'workflow-step/references-template': { level, allowed: 'main, make, use' },
  'workflow-step/references-ended-step': { level, allowed: 'what has ended before it begins' },
});

const make = container('make', { outputs: { parameters: [{ name: 'image', valueFrom: { path: '/tmp/image' } }] } });
const use = container('use', { inputs: { parameters: [{ name: 'x', value: '' }] } });
const IMAGE = '{{steps.make.outputs.parameters.image}}';
const TASK_IMAGE = '{{tasks.make.outputs.parameters.image}}';
const steps = (...groups: Json[][]) => flow([{ name: 'main', steps: groups }, make, use]);
const dag = (...tasks: Json[]) => flow([{ name: 'main', dag: { tasks } }, make, use]);
const same = (at: string, got = IMAGE): Verdict => ['workflow-step/references-ended-step', `spec.templates[0].${at}`, got];
const made = call('make', 'make');

test.each<[string, Json, Verdict[]]>([
  ['an earlier step', steps([made], [call('use', 'use', IMAGE)]), []],
  ['the result of an earlier step', steps([made], [call('use', 'use', '{{ steps.make.outputs.result }}')]), []],
  ['its own state in a hook', steps([made, call('use', 'use', undefined, { hooks: { exit: { template: 'use', expression: '"{{steps.use.status}}" == "x"' } } })]), []],
  ['its own output in a hook', steps([call('make', 'make', undefined, { hooks: { exit: { template: 'use', arguments: { parameters: [{ name: 'x', value: IMAGE }] } } } })]), []],
  ['another kind of reference', steps([made, call('use', 'use', '{{workflow.uid}} {{tasks.a.outputs.result}} {{=steps.a}}')]), []],
  ['a step of the same group', steps([made, call('use', 'use', IMAGE)]), [same('steps[0][1]')]],
  ['a step of the same group, before it', steps([call('use', 'use', IMAGE), made]), [same('steps[0][0]')]],
  ['a step of a later group', steps([call('use', 'use', IMAGE)], [made]), [same('steps[0][0]')]],
  ['an output of its own', steps([call('make', 'make'), call('use', 'use', '{{steps.use.outputs.parameters.x}}')]), [
    same('steps[0][1]', '{{steps.use.outputs.parameters.x}}'),
  ]],
  ['a state in a condition', steps([made, call('use', 'use', undefined, { when: '{{steps.make.status}} == Failed' })]), [
    same('steps[0][1]', '{{steps.make.status}}'),
  ]],
  ['a step that is not there', steps([made], [call('use', 'use', '{{steps.other.outputs.parameters.image}}')]), [[
    'workflow-step/references-ended-step', 'spec.templates[0].steps[1][0]', '{{steps.other.outputs.parameters.image}}', { allowed: 'steps and tasks of the template: make, use' },
  ]]],
  ['an output that is not there', steps([made], [call('use', 'use', '{{steps.make.outputs.parameters.digest}}')]), [[
    'workflow-step/references-ended-step', 'spec.templates[0].steps[1][0]', '{{steps.make.outputs.parameters.digest}}',
    { allowed: 'outputs of template make: image', fix: 'Add the output to the template.' },
  ]]],
  ['an output of a template without', steps([call('a', 'use'), made], [call('b', 'use', '{{steps.a.outputs.parameters.y}}')]), [[
    'workflow-step/references-ended-step', 'spec.templates[0].steps[1][0]', '{{steps.a.outputs.parameters.y}}',
    { allowed: 'outputs of template use: none', fix: 'Add the output to the template.' },
  ]]],
  ['an output of a template of another object', steps(
    [{ name: 'a', templateRef: { name: 'theirs', template: 't' } }], [call('make', 'make'), call('use', 'use', '{{steps.a.outputs.parameters.y}}')],
  ), []],
  ['a dependency', dag(made, call('use', 'use', TASK_IMAGE, { dependencies: ['make'] })), []],
  ['a dependency of a dependency', dag(made, call('a', 'use', undefined, { dependencies: ['make'] }), call('use', 'use', TASK_IMAGE, { dependencies: ['a'] })), []],
  ['an expression of dependencies', dag(made, call('a', 'use'), call('use', 'use', TASK_IMAGE, { depends: 'a && (make.Succeeded || make.Failed)' })), []],
  ['tasks that wait for each other', dag(call('make', 'make', undefined, { dependencies: ['use'] }), call('use', 'use', undefined, { dependencies: ['make'] })), []],
  ['no dependency', dag(made, call('use', 'use', TASK_IMAGE)), [same('dag.tasks[1]', TASK_IMAGE)]],
  ['a dependency that is not there', dag(made, call('use', 'use', TASK_IMAGE, { dependencies: ['other'] })), [same('dag.tasks[1]', TASK_IMAGE)]],
])('what has ended: %s', (_, manifest, found) => {
  expect(judge(manifest)).toEqual(found);
  const moved = found.map(([rule, field, ...rest]) => [rule, field.replace(/^spec/, 'spec.workflowSpec'), ...rest]);
  expect(judge(nightly(manifest))).toEqual(moved);
});

const unknown = (field: string): Verdict => ['workflow-step/references-template', field, 'other'];
const both = (main: Json, spec: Json = {}) => flow([main, make, use], spec);

test.each<[string, Json, Verdict[]]>([
  ['a step', both({ name: 'main', steps: [[call('a', 'other'), call('b', 'make')], [call('c', 'use')]] }), [unknown('spec.templates[0].steps[0][0].template')]],
  ['a task', both({ name: 'main', dag: { tasks: [call('a', 'make'), call('b', 'use'), call('c', 'other')] } }), [unknown('spec.templates[0].dag.tasks[2].template')]],
  ['the exit of a step', both({ name: 'main', steps: [[call('a', 'make', undefined, { onExit: 'other' }), call('b', 'use')]] }), [
    unknown('spec.templates[0].steps[0][0].onExit'),
  ]],
  ['a hook of a step', both({ name: 'main', steps: [[call('a', 'make', undefined, { hooks: { exit: { template: 'other' } } }), call('b', 'use')]] }), [
    unknown('spec.templates[0].steps[0][0].hooks.exit.template'),
  ]],
  ['the entrypoint', both({ name: 'main', steps: [[call('a', 'make'), call('b', 'use')]] }, { entrypoint: 'other', hooks: { exit: { template: 'main' } } }), [
    unknown('spec.entrypoint'),
  ]],
  ['the exit handler', both({ name: 'main', steps: [[call('a', 'make'), call('b', 'use')]] }, { onExit: 'other' }), [unknown('spec.onExit')]],
  ['a hook', both({ name: 'main', steps: [[call('a', 'make'), call('b', 'use')]] }, { hooks: { exit: { template: 'other' } } }), [unknown('spec.hooks.exit.template')]],
  ['a name that is filled in', both({ name: 'main', steps: [[call('a', '{{workflow.parameters.t}}')]] }), []],
  ['a template of another object', both({ name: 'main', steps: [[{ name: 'a', templateRef: { name: 'theirs', template: 't' } }, call('b', 'make'), call('c', 'use')]] }), []],
  ['a workflow of another object', { ...flow([], { workflowTemplateRef: { name: 'theirs' }, entrypoint: 'other', templates: undefined }), kind: 'Workflow' }, []],
])('templates that are not there: %s', (_, manifest, found) => expect(judge(manifest)).toEqual(found));
