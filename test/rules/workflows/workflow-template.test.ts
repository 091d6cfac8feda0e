import { call, container, flow, nightly } from './fixture';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({ 'workflow-template/avoids-unused': { level: FindingLevel.ADVISED } });

const unused = (field: string, got: string): Verdict => ['workflow-template/avoids-unused', field, got];
const main: Json = { name: 'main', steps: [[call('a', 'inner')]] };
const inner: Json = { name: 'inner', dag: { tasks: [call('a', 'make')] } };
const make = container('make');
const named = (name: string, manifest: Json) => ({ ...manifest, metadata: { name, namespace: 'ci' } });

test.each<[string, Json | Json[], Verdict[]]>([
  ['all used', flow([main, inner, make]), []],
  ['the exit handler', flow([make, container('drop')], { onExit: 'drop' }), []],
  ['the exit handler of a step', flow([{ name: 'main', steps: [[call('a', 'make', undefined, { onExit: 'drop' })]] }, make, container('drop')]), []],
  ['one that is not', flow([main, inner, make, container('other')]), [unused('spec.templates[3].name', 'other')]],
  ['one that only an unused one runs', flow([make, inner, main]), [unused('spec.templates[1].name', 'inner'), unused('spec.templates[2].name', 'main')]],
  ['in a cron workflow', nightly(flow([make, container('other')])), [unused('spec.workflowSpec.templates[1].name', 'other')]],
  ['a library', flow([make, container('other')], { entrypoint: undefined }), []],
  ['a name that is filled in', flow([{ name: 'main', steps: [[call('a', '{{workflow.parameters.t}}')]] }, make]), []],
  [
    'used by another workflow',
    [named('a', flow([make, container('other')])), named('b', flow([{ name: 'main', steps: [[{ name: 'x', templateRef: { name: 'a', template: 'other' } }]] }]))],
    [],
  ],
])('%s', (_, manifests, found) => expect(judge(manifests)).toEqual(found));
