import { call, container, flow, nightly } from './fixture';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({ 'workflow-parameter/is-known': { level: FindingLevel.UNSTARTABLE, allowed: ['none, as none is declared', 'x'] } });

const echo = (text: string, more: Json = {}) => ({ name: 'echo', container: { image: 'registry.example.com/tool:1', args: [text] }, ...more });
const inputs = { inputs: { parameters: [{ name: 'x', value: '' }] } };
const workflow = (text: string, spec: Json = {}): Json => ({ ...flow([echo(text)], spec), kind: 'Workflow' });
const args = { arguments: { parameters: [{ name: 'x', value: '' }] } };
const found = (got: string, at = 'spec.templates[0]'): Verdict[] => [['workflow-parameter/is-known', at, got]];

test.each<[string, Json, Verdict[]]>([
  ['an input', flow([echo('{{inputs.parameters.x}} {{inputs.parameters}}', inputs)]), []],
  ['an input that is not declared', flow([echo('a {{inputs.parameters.y}}', inputs)]), found('{{inputs.parameters.y}}')],
  ['an input where there are none', flow([echo('{{inputs.parameters.y}}')]), found('{{inputs.parameters.y}}')],
  ['an input of another template', flow([{ name: 'main', steps: [[call('a', 'use', '{{inputs.parameters.x}}')]] }, container('use', inputs)]), found('{{inputs.parameters.x}}')],
  ['a parameter of the workflow', workflow('{{workflow.parameters.x}}', args), []],
  ['a parameter that is not declared', workflow('{{workflow.parameters.y}}', args), found('{{workflow.parameters.y}}')],
  ['a parameter where there are none', workflow('{{workflow.parameters.y}}'), found('{{workflow.parameters.y}}')],
  ['a parameter in a cron workflow', nightly(workflow('{{workflow.parameters.y}}')), found('{{workflow.parameters.y}}', 'spec.workflowSpec.templates[0]')],
  ['a parameter that who runs it may have', flow([echo('{{workflow.parameters.y}}')]), []],
  ['other references', workflow('{{workflow.name}} {{workflow.parameters.json}} {{pod.name}} {{custom}} {{=inputs.parameters.y}}'), []],
])('%s', (_, manifest, expected) => expect(judge(manifest)).toEqual(expected));
