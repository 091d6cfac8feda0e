import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Verdict } from '../judge';

const known = 'role-resource/is-known';
const effective = 'role-resource/has-effective-verb';
says({ [known]: { level: FindingLevel.ADVISED }, [effective]: { level: FindingLevel.ADVISED } });

const role = (apiGroups: string[], resources: string[], ...verbs: string[]) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'r', namespace: 'x' }, rules: [{ apiGroups, resources, verbs }],
});
const SUB = 'subresources.kubevirt.io';
const CONSOLE = 'virtualmachineinstances/console';
const START = 'virtualmachines/start';
const unknown = (got: string, allowed: string): Verdict => [known, 'rules[0].resources[0]', got, { allowed }];

test.each<[string, object, ...Verdict[]]>([
  ['objects', role(['kubevirt.io'], ['virtualmachines', 'virtualmachines/status'], 'get')],
  ['a console', role([SUB], [CONSOLE, 'virtualmachines/portforward'], 'get')],
  ['power', role([SUB], [START], 'update')],
  ['both, with the verbs of each', role([SUB], [CONSOLE, START], 'get', 'update')],
  ['both groups together', role(['kubevirt.io', SUB], ['virtualmachines', CONSOLE], 'get')],
  ['all groups', role(['*'], [CONSOLE], 'get')],
  ['what is of others', role(['example.com'], ['virtualmachine'], 'get')],
  ['what a group that is not known may have', role(['apps', 'example.com'], ['podss', 'machines'], 'get')],
  ['subresources, and what has no kind', role([''], ['pods/log', 'pods/exec', 'nodes/proxy', 'users', 'serviceaccounts/token'], 'get')],
  ['all of several groups', role(['', 'apps'], ['pods', 'deployments', 'deployments/scale'], 'get')],
  ['every resource', role(['apps'], ['*', '*/scale'], 'get')],
  ['a short name', role([''], ['pvc'], 'get'), unknown('pvc', 'persistentvolumeclaims')],
  ['the singular of a subresource', role([''], ['pod/log'], 'get'), unknown('pod/log', 'pods/log')],
  ['a misspelt one', role(['cdi.kubevirt.io'], ['datavolume', 'datavolums'], 'get'), unknown('datavolume', 'datavolumes'), [known, 'rules[0].resources[1]', 'datavolums', { allowed: 'datavolumes' }]],
  ['one of another group', role([''], ['deployments'], 'get'), unknown('deployments', 'apiGroups: [apps]')],
  ['one of the core group', role(['kubevirt.io'], ['secrets'], 'get'), unknown('secrets', 'apiGroups: [""]')],
  ['a subresource that is not known', role([SUB], ['virtualmachines/later'], 'create')],
  ['a console of the other group', role(['kubevirt.io'], [CONSOLE], 'get'), unknown(`${CONSOLE} of kubevirt.io`, `apiGroups: [${SUB}]`)],
  ['objects of the other group', role([SUB], ['virtualmachines'], 'get'), unknown(`virtualmachines of ${SUB}`, 'apiGroups: [kubevirt.io]')],
  ['the singular', role(['kubevirt.io'], ['virtualmachine'], 'get'), unknown('virtualmachine', 'virtualmachines')],
  ['the kind', role(['kubevirt.io'], ['VirtualMachineInstance'], 'get'), unknown('VirtualMachineInstance', 'virtualmachineinstances')],
  ['a console to be created', role([SUB], [CONSOLE], 'create'), [effective, 'rules[0].verbs', '["create"]', { allowed: `get for ${CONSOLE}` }]],
  ['power to be read', role([SUB], [START], 'get'), [effective, 'rules[0].verbs', '["get"]', { allowed: `update for ${START}` }]],
])('%s', (_, manifest, ...found) => {
  expect(judge(manifest)).toEqual(found);
});
