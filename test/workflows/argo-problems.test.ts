import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { echo, flow, refusedFor } from './fixture';
import { Disk } from '../../src/storage';
import {
  ArgoContainer, ArgoDag, ArgoLock, ArgoLoop, ArgoOutput, ArgoParameter, ArgoResource, ArgoResourceKind, ArgoScript, ArgoStep, ArgoSteps,
  ArgoTask, ArgoTemplate, ArgoVirtualMachine, WorkflowSpecProps,
} from '../../src/workflows';
import { newChart } from '../compute/fixture';

const file = ArgoParameter.input('file');
const make = new ArgoContainer('make', { image: 'a:1', outputs: [ArgoOutput.fromFile('image', '/tmp/image')] });
const use = new ArgoContainer('use', { image: 'a:1', inputs: [file], args: [file.ref] });
const made = new ArgoStep('make', make);
const image = made.output('image');
const steps = (...groups: ArgoStep[][]) => new ArgoSteps('all', { groups });
const dag = (...tasks: ArgoTask[]) => new ArgoDag('all', { tasks });
const using = (text: string) => new ArgoStep('use', use, { parameters: { file: text } });
const usingTask = (text: string) => dag(new ArgoTask('use', use, { parameters: { file: text } }));
const box = (name: string, props: object = {}) => new ArgoContainer(name, { image: 'a', ...props });
const NAME = 'letters, digits and -, at most 128, beginning with a letter or digit. Rename it.';

test.each<[string, ArgoTemplate, string]>([
  ['a name', box('a_b'), `name of a template: got "a_b"; allowed: ${NAME}`],
  ['an empty name', box(''), `name of a template: got ""; allowed: ${NAME}`],
  ['the name of a parameter', box('a', { inputs: [ArgoParameter.input('a.b', { value: '' })] }), 'ArgoParameter: got "a.b"; allowed: letters, digits, - and _. Rename the parameter.'],
  ['the name of an output', box('a', { outputs: [ArgoOutput.fromFile('a b', '/a')] }), 'ArgoOutput: got "a b"; allowed: letters, digits, - and _. Rename the parameter.'],
  [
    'no values allowed',
    box('a', { inputs: [ArgoParameter.input('b', { value: '1', allowedValues: [] })] }),
    'allowedValues of parameter "b": got []; allowed: at least one value. Leave them out where any value will do.',
  ],
  [
    'a default that is not allowed',
    box('a', { inputs: [ArgoParameter.input('b', { value: '1', allowedValues: ['2'] })] }),
    'allowedValues of parameter "b": got "1"; allowed: 2. Allow the default, or give another.',
  ],
  [
    'an input twice',
    box('a', { inputs: [ArgoParameter.input('b', { value: '' }), ArgoParameter.input('b', { value: '' })] }),
    'inputs of template "a": got "b"; allowed: each name once. Remove one of them.',
  ],
  [
    'an output twice',
    box('a', { outputs: [ArgoOutput.fromFile('b', '/a'), ArgoOutput.fromFile('b', '/b')] }),
    'outputs of template "a": got "b"; allowed: each name once. Remove one of them.',
  ],
  [
    'a parameter of the workflow as input',
    box('a', { inputs: [ArgoParameter.ofWorkflow('b', { value: '' })] }),
    'inputs of template "a": got "{{workflow.parameters.b}}"; allowed: ArgoParameter.input(…). A parameter of the workflow needs no declaration in a template.',
  ],
  [
    'an input that is not declared',
    box('a', { args: ['{{ inputs.parameters.c }}', '{{=inputs.parameters.d}}'] }),
    'template "a": got "{{inputs.parameters.c}}"; allowed: its own inputs. Add ArgoParameter.input(\'c\') to `inputs`.',
  ],
  [
    'no time', box('a', { deadline: Duration.seconds(0) }), 'deadline of template "a": got 0; allowed: more than 0 seconds. Leave it out for that of the workflow.',
  ],
  ['part of a retry', box('a', { retry: { limit: 0.5 } }), 'retry.limit of template "a": got 0.5; allowed: a whole number from 0. Say how often it is tried again.'],
  [
    'a semaphore without key',
    box('a', { locks: [ArgoLock.semaphore(kplus.ConfigMap.fromConfigMapName(newChart(), 'm', 'm'), '')] }),
    'ArgoLock.semaphore: got ""; allowed: a key of the ConfigMap. Name the key that has the number of places.',
  ],
  ['a mutex without name', box('a', { locks: [ArgoLock.mutex('')] }), 'ArgoLock.mutex: got ""; allowed: a name. Name the mutex.'],
  [
    'an empty script',
    new ArgoScript('a', { image: 'a', command: ['sh'], source: ' ' }),
    'source of template "a": got " "; allowed: a script. Say what is run.',
  ],
  [
    'a deletion of all',
    ArgoResource.deleteByLabels('a', ArgoResourceKind.VIRTUAL_MACHINE, {}),
    'labels of template "a": got {}; allowed: at least one. Say which objects are deleted: without labels it would be all.',
  ],
  ['no steps', steps(), 'groups of template "all": got []; allowed: at least one step in each. Leave empty groups out.'],
  ['an empty group', steps([made], []), 'groups of template "all": got [1,0]; allowed: at least one step in each. Leave empty groups out.'],
  ['a step twice', steps([made], [new ArgoStep('make', make)]), 'groups of template "all": got "make"; allowed: each name once. Rename one of the steps.'],
  ['the name of a step', steps([new ArgoStep('-', echo)]), `name of a step: got "-"; allowed: ${NAME}`],
  ['an argument too few', steps([new ArgoStep('use', use)]), 'parameters of step "use": got []; allowed: all inputs of template "use". Give "file".'],
  [
    'an argument too many',
    steps([new ArgoStep('make', make, { parameters: { file: 'a' } })]),
    'parameters of step "make": got "file"; allowed: inputs of template "make". Add ArgoParameter.input(\'file\') to its inputs, or leave it out.',
  ],
  [
    'an output of the same group',
    steps([made, using(image)]),
    `step "use": got "${image}"; allowed: outputs of what has ended before it. Steps of one group run at the same time: put this one into a later group.`,
  ],
  [
    'an output of a later group',
    steps([new ArgoStep('say', echo)], [using(image)], [made]),
    `step "use": got "${image}"; allowed: outputs of what has ended before it: say. Steps of one group run at the same time: put this one into a later group.`,
  ],
  [
    'an output of a step that is not there',
    steps([using(image)]),
    `step "use": got "${image}"; allowed: outputs of what has ended before it. Add the step "make" to the template.`,
  ],
  [
    'an output that is not declared',
    steps([made], [using('{{steps.make.outputs.parameters.digest}}')]),
    'step "use": got "{{steps.make.outputs.parameters.digest}}"; allowed: outputs of template "make". Add it to `outputs` of that template.',
  ],
  [
    'a task among steps',
    steps([using(new ArgoTask('make', make).output('image'))]),
    'step "use": got "{{tasks.make.outputs.parameters.image}}"; allowed: {{steps.…}}. Make the call with ArgoStep.',
  ],
  ['an item without a loop', steps([using(ArgoLoop.ITEM)]), 'step "use": got "{{item}}"; allowed: ArgoLoop.ITEM with a `loop`. Say what the step is run for.'],
  ['no items', steps([new ArgoStep('say', echo, { loop: ArgoLoop.items() })]), 'ArgoLoop.items: got 0; allowed: at least one. Say what the step is run for.'],
  ['no numbers', steps([new ArgoStep('say', echo, { loop: ArgoLoop.sequence(1.5) })]), 'ArgoLoop.sequence: got 0; allowed: at least one. Say what the step is run for.'],
  ['no tasks', dag(), 'tasks of template "all": got []; allowed: at least one. Say what is run.'],
  ['a task twice', dag(new ArgoTask('a', echo), new ArgoTask('a', echo)), 'tasks of template "all": got "a"; allowed: each name once. Rename one of the tasks.'],
  ['a task that begins with a digit', dag(new ArgoTask('1a', echo)), 'name of a task: got "1a"; allowed: a letter first. Rename it.'],
  [
    'a task after one that is not there',
    dag(new ArgoTask('a', echo, { after: [new ArgoTask('b', echo)] })),
    'task "a": got "b"; allowed: tasks of the same template in `after`. Add it to `tasks`.',
  ],
  [
    'an output of a task that is not there',
    usingTask('{{tasks.make.outputs.parameters.image}}'),
    'step "use": got "{{tasks.make.outputs.parameters.image}}"; allowed: outputs of what has ended before it. Add the task "make" to the template.',
  ],
  [
    'an output of the task itself',
    usingTask('{{tasks.use.outputs.parameters.image}}'),
    'step "use": got "{{tasks.use.outputs.parameters.image}}"; allowed: outputs of what has ended before it. Name another task: none can wait for itself.',
  ],
  [
    'a VM that is ready before its guest is',
    new ArgoVirtualMachine('vm', { virtualMachine: { memory: Size.gibibytes(1), disks: [Disk.containerDisk('root', { image: 'a:1' })] } }),
    'virtualMachine.readinessProbe of template "vm": got undefined; allowed: a probe, where the step waits until the VM is ready. '
    + 'Give a GuestProbe: without it a VM counts as ready before its guest has booted.',
  ],
])('refuses %s', (_, template, expected) => expect(refusedFor(template)).toEqual([`[chart/flow] ${expected}`]));

test.each<[string, Partial<WorkflowSpecProps>, string]>([
  [
    'two templates of one name', { onExit: box('echo') }, 'templates: got "echo"; allowed: each name once. Rename one of them, or use one template twice.',
  ],
  [
    'a parameter twice',
    { parameters: [ArgoParameter.ofWorkflow('a'), ArgoParameter.ofWorkflow('a')] },
    'parameters: got "a"; allowed: each name once. Remove one of them.',
  ],
  ['an input as parameter', { parameters: [file] }, 'parameters: got "{{inputs.parameters.file}}"; allowed: ArgoParameter.ofWorkflow(…). Inputs belong to a template.'],
  [
    'an entrypoint with inputs', { entrypoint: use }, 'entrypoint: got "use"; allowed: a template whose inputs have defaults. Nothing gives it "file": call it by a step.',
  ],
  ['an exit handler with inputs', { onExit: use }, 'onExit: got "use"; allowed: a template whose inputs have defaults. Nothing gives it "file": call it by a step.'],
  ['no time', { deadline: Duration.seconds(0) }, 'deadline: got 0; allowed: more than 0 seconds. Leave it out for none.'],
  ['no pod at a time', { parallelism: 0 }, 'parallelism: got 0; allowed: a whole number from 1. Leave it out for any number.'],
])('a workflow refuses %s', (_, props, expected) => expect(() => flow(props)).toThrow(new Error(`[chart/flow] ${expected}`)));

test('a step has the outputs of its template', () => {
  expect(() => made.output('digest')).toThrow('output of step "make": got "digest"; allowed: image. Name one of these, or add it to `outputs` of the template.');
  expect(() => new ArgoStep('say', echo).output('x')).toThrow('output of step "say": got "x"; allowed: none: template "echo" has no outputs.');
});
