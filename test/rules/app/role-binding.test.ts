import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, namespace as owned } from '../workload-table';

const RULE = 'role-binding/avoids-everybody';
says({
  [RULE]: { level: FindingLevel.ADVISED, allowed: 'groups, users and service accounts of the tenant' },
  'role-binding/avoids-cluster-scope': { level: FindingLevel.ADVISED, allowed: 'a RoleBinding, as in namespace x' },
});

const RBAC = 'rbac.authorization.k8s.io';
const group = (name: string) => ({ apiGroup: RBAC, kind: 'Group', name });
const user = (name: string) => ({ apiGroup: RBAC, kind: 'User', name });
const binding = (role: string, subjects: Json[] | undefined, { kind = 'RoleBinding', roleKind = 'ClusterRole', namespace = 'x' } = {}) => ({
  apiVersion: `${RBAC}/v1`,
  kind,
  metadata: { name: 'b', ...kind === 'RoleBinding' ? { namespace } : {} },
  roleRef: { apiGroup: RBAC, kind: roleKind, name: role },
  ...subjects && { subjects },
});
const role = (kind: string, verbs: string[], resources: string[], namespace = 'x') => ({
  apiVersion: `${RBAC}/v1`, kind, metadata: { name: 'own', ...kind === 'Role' ? { namespace } : {} }, rules: [{ apiGroups: ['*'], resources, verbs }],
});
const ALL = group('system:authenticated');
const found = (got: string, i = 0): [string, string, string] => [RULE, `subjects[${i}].name`, got];

describe('a role of every cluster', () => {
  appTable('role-binding', [
    ...['cluster-admin', 'admin', 'edit', 'kubevirt.io:admin', 'kubevirt.io:edit', 'cdi.kubevirt.io:admin', 'cdi.kubevirt.io:edit']
      .map((name): Parameters<typeof appTable>[1][number] => [`${name} for all accounts`, [binding(name, [ALL])], found(`system:authenticated as ${name}`)]),
    ['for all accounts of the cluster', [binding('edit', [ALL], { kind: 'ClusterRoleBinding' })], found('system:authenticated as edit')],
    ['for those who have not logged in', [binding('edit', [group('system:unauthenticated')])], found('system:unauthenticated as edit')],
    ['for the anonymous user', [binding('edit', [user('system:anonymous')])], found('system:anonymous as edit')],
    ['for all service accounts', [binding('edit', [group('system:serviceaccounts')])], found('system:serviceaccounts as edit')],
    ['for the second subject', [binding('edit', [group('a'), ALL])], found('system:authenticated as edit', 1)],
    ['for a group', [binding('edit', [group('shop-editors')])]],
    ['for the service accounts of a namespace', [binding('edit', [group('system:serviceaccounts:x')])]],
    ['for a user called as the group', [binding('edit', [user('system:authenticated')])]],
    ['for nobody', [binding('edit', undefined)]],
    ['that only reads', [binding('view', [ALL]), binding('kubevirt.io:default', [ALL], { kind: 'ClusterRoleBinding' })]],
    ['that is a Role of that name', [binding('edit', [ALL], { roleKind: 'Role' })]],
    ['that is not known', [binding('own', [ALL])]],
  ]);
});

describe('a role of the app', () => {
  const got = 'system:authenticated as own';
  appTable('role-binding', [
    ['that creates VMs', [role('ClusterRole', ['create'], ['virtualmachines']), binding('own', [ALL])], found(got)],
    ['that updates pools', [role('ClusterRole', ['update'], ['virtualmachinepools']), binding('own', [ALL])], found(got)],
    ['that patches pods', [role('Role', ['get', 'patch'], ['pods']), binding('own', [ALL], { roleKind: 'Role' })], found(got)],
    ['that may all', [role('Role', ['*'], ['*']), binding('own', [ALL], { roleKind: 'Role' })], found(got)],
    ['that updates Deployments', [role('Role', ['update'], ['deployments']), binding('own', [ALL], { roleKind: 'Role' })], found(got)],
    ['of another namespace', [role('Role', ['*'], ['*'], 'y'), binding('own', [ALL], { roleKind: 'Role' })]],
    ['of another kind', [role('ClusterRole', ['*'], ['*']), binding('own', [ALL], { roleKind: 'Role' })]],
    ['that reads', [role('ClusterRole', ['get', 'list', 'watch'], ['*']), binding('own', [ALL])]],
    ['that asks what it may', [role('ClusterRole', ['create'], ['selfsubjectaccessreviews']), binding('own', [ALL])]],
    ['that is no role', [{ apiVersion: 'example.com/v1', kind: 'ClusterRole', metadata: { name: 'own' }, rules: [{ verbs: ['*'], resources: ['*'] }] }, binding('own', [ALL])]],
    ['without rules', [{ ...role('ClusterRole', [], []), rules: undefined }, binding('own', [ALL])]],
    ['on paths', [{ ...role('ClusterRole', [], []), rules: [{ verbs: ['create'], nonResourceURLs: ['/a'] }] }, binding('own', [ALL])]],
  ]);
});

describe('role-binding/avoids-cluster-scope', () => {
  const rule = 'role-binding/avoids-cluster-scope';
  const [local, x] = [binding('edit', [group('team')]), owned('x')];
  const wide = (subjects: Json[], name = 'edit') => binding(name, subjects, { kind: 'ClusterRoleBinding' });
  const account = (name: string, inside?: string) => ({ kind: 'ServiceAccount', name, namespace: inside });
  const beyond = (got: string, i = 0): [string, string, string] => [rule, `subjects[${i}].name`, got];
  appTable('role-binding', [
    ['one of them alone', [x, local]],
    ['for others', [x, local, wide([group('admins')])]],
    ['for a user called as the group', [x, local, wide([user('team')])]],
    ['in a namespace of others', [local, wide([group('team')])]],
    ['that only reads', [x, local, wide([group('team')], 'view')]],
    ['for an account of another namespace', [x, binding('edit', [account('ci', 'x')]), wide([account('ci', 'y')])]],
    ['for a controller, which elects its leader in its namespace', [x, binding('leases', [account('ci', 'x')]), wide([account('ci', 'x')])]],
    ['for everybody, which is told by itself', [x, binding('view', [ALL]), wide([ALL])], found('system:authenticated as edit')],
    ['for nobody', [x, binding('edit', undefined), binding('edit', undefined, { kind: 'ClusterRoleBinding' })]],
    ['for the same group', [x, local, wide([group('a'), group('team')])], beyond('team as edit', 1)],
    ['for the same group, which only reads in the namespace', [x, binding('view', [group('team')]), wide([group('team')])], beyond('team as edit')],
    ['for the same account', [x, binding('edit', [account('ci', 'x')]), wide([account('ci', 'x')])], beyond('ci as edit')],
    ['for the same account, whose namespace is that of the binding', [x, binding('edit', [account('ci')]), wide([account('ci', 'x')])], beyond('ci as edit')],
  ]);
});
