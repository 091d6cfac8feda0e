import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'role/avoids-name-patterns': { level: FindingLevel.ADVISED, allowed: 'the name of an object' },
  'role/avoids-names-without-object': { level: FindingLevel.ADVISED, allowed: 'verbs on objects of a name: web' },
  'role/has-known-verbs': { level: FindingLevel.ADVISED },
  'role/avoids-wildcards': { level: FindingLevel.ADVISED, allowed: ['the verbs that are needed', 'the resources that are needed'] },
});

const RULE = { apiGroups: ['kubevirt.io'], resources: ['virtualmachines'], verbs: ['get'] };
const role = (rule: Json, kind = 'Role') => ({
  apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata: { name: 'r', ...kind === 'Role' ? { namespace: 'x' } : {} }, rules: [RULE, { ...RULE, ...rule }],
});
const names = (got: string): Verdict => ['role/avoids-name-patterns', 'rules[1].resourceNames[0]', got];
const nameless = (got: string): Verdict => ['role/avoids-names-without-object', 'rules[1].verbs[0]', got];
const verb = (i: number, got: string, allowed: string): Verdict => ['role/has-known-verbs', `rules[1].verbs[${i}]`, got, { allowed }];

test.each<[string, Json, Verdict[]]>([
  ['names', role({ resourceNames: ['web', 'db'] }), []],
  ['a pattern', role({ resourceNames: ['web-*'] }), [names('web-*')]],
  ['another pattern, of a ClusterRole', role({ resourceNames: ['web-?'] }, 'ClusterRole'), [names('web-?')]],
  ['create by name', role({ resourceNames: ['web'], verbs: ['create', 'get'] }), [nameless('create')]],
  ['deletecollection by name', role({ resourceNames: ['web'], verbs: ['deletecollection'] }), [nameless('deletecollection')]],
  ['list by name, as with a field selector', role({ resourceNames: ['web'], verbs: ['list', 'watch'] }), []],
  ['create of a subresource by name', role({ resources: ['serviceaccounts/token'], apiGroups: [''], resourceNames: ['web'], verbs: ['create'] }), []],
  ['create of a subresource and of what has it', role({ resources: ['pods', 'pods/exec'], apiGroups: [''], resourceNames: ['web'], verbs: ['create'] }), [nameless('create')]],
  ['create without names', role({ verbs: ['create'] }), []],
  ['every verb', role({ verbs: ['*'] }), [['role/avoids-wildcards', 'rules[1].verbs[0]', '*']]],
  ['every resource', role({ resources: ['*'], apiGroups: ['subresources.kubevirt.io'] }), [['role/avoids-wildcards', 'rules[1].resources[0]', '*']]],
  ['every verb in every group', role({ verbs: ['get', '*'], apiGroups: ['*'] }), [['role/avoids-wildcards', 'rules[1].verbs[1]', '*']]],
  ['every verb in one of the groups', role({ verbs: ['*'], apiGroups: ['apps', 'kubevirt.io'] }), [['role/avoids-wildcards', 'rules[1].verbs[0]', '*']]],
  ['every verb in subresources.kubevirt.io', role({ verbs: ['*'], apiGroups: ['subresources.kubevirt.io'], resources: ['virtualmachines/start'] }), [['role/avoids-wildcards', 'rules[1].verbs[0]', '*']]],
  ...[['cdi', 'datavolumes'], ['pool', 'virtualmachinepools'], ['snapshot', 'virtualmachinesnapshots']].map(([group, resource]): [string, Json, Verdict[]] => (
    [`every verb in ${group}`, role({ verbs: ['*'], apiGroups: [`${group}.kubevirt.io`], resources: [resource] }), [['role/avoids-wildcards', 'rules[1].verbs[0]', '*']]]
  )),
  ['every verb on what is no VM', role({ verbs: ['*'], apiGroups: ['apps'], resources: ['deployments'] }), []],
  ['verbs of RBAC itself', role({ apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles'], verbs: ['bind', 'escalate', 'get'] }), []],
  ['a verb of somebody else', role({ apiGroups: ['example.com'], resources: ['things'], verbs: ['synchronize'] }), []],
  ['verbs of paths', { ...role({}, 'ClusterRole'), rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get', 'post'] }] }, []],
  ['misspelt verbs', role({ verbs: ['lists', 'GET', 'delte', 'deletecolection'] }), [
    verb(0, 'lists', 'list'), verb(1, 'GET', 'get'), verb(2, 'delte', 'delete'), verb(3, 'deletecolection', 'deletecollection'),
  ]],
  ['words for verbs', role({ verbs: ['read'] }, 'ClusterRole'), [verb(0, 'read', 'get, list, watch')]],
  ['every verb of a ClusterRole', role({ verbs: ['*'] }, 'ClusterRole'), []],
])('%s', (_, manifest, expected) => {
  expect(judge(manifest)).toEqual(expected);
});
