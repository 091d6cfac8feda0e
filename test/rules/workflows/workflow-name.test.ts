import { container, flow, nightly } from './fixture';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';

const level = FindingLevel.UNSTARTABLE;
says({ 'workflow-name/fits-label': { level, allowed: ['at most 63 characters', 'at most 52 characters'] } });

const workflow = flow([container('a')]);
const named = (manifest: object, length: number) => ({ ...manifest, metadata: { name: 'n'.repeat(length), namespace: 'ci' } });

test.each([
  ['a workflow template', workflow, 63],
  ['a workflow', { ...workflow, kind: 'Workflow' }, 63],
  ['a cluster workflow template', { ...workflow, kind: 'ClusterWorkflowTemplate' }, 63],
  ['a cron workflow', nightly(workflow), 52],
])('%s', (_, manifest, longest) => {
  const ofName = (length: number) => judge(named(manifest, length)).filter(([rule]) => rule === 'workflow-name/fits-label');
  expect(ofName(longest)).toEqual([]);
  expect(ofName(longest + 1)).toEqual([['workflow-name/fits-label', 'metadata.name', `${longest + 1} characters`]]);
});

test('a name that the API server makes', () => {
  expect(judge({ ...workflow, kind: 'Workflow', metadata: { generateName: `${'n'.repeat(70)}-`, namespace: 'ci' } })).toEqual([]);
});
