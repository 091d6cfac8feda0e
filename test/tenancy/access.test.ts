import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { object, synth } from './fixture';
import { TenantAccess, TenantNamespace } from '../../src/tenancy';

const rbac = { apiVersion: 'rbac.authorization.k8s.io/v1' };
const apiGroup = 'rbac.authorization.k8s.io';
const GROUP = { apiGroup, kind: 'Group', name: 'people' };

function accessOf(level: keyof TenantAccess) {
  const app = new App();
  const people = kplus.Group.fromName(app, 'people', 'people');
  return synth(new TenantNamespace(app, 'tenant-a', { access: { [level]: [people] } })).filter((one) => one.apiVersion === rbac.apiVersion);
}

function binding(name: string, kind: string, role: string, subjects: object[] = [GROUP]) {
  return { ...rbac, kind: 'RoleBinding', metadata: { name, namespace: 'tenant-a' }, roleRef: { apiGroup, kind, name: role }, subjects };
}

test('admins', () => {
  expect(accessOf('admins')).toEqual([
    binding('tenant-a-admins', 'ClusterRole', 'kubevirt.io:admin'),
    binding('tenant-a-admins-migrate', 'ClusterRole', 'kubevirt.io:migrate'),
    binding('tenant-a-admins-cdi', 'ClusterRole', 'cdi.kubevirt.io:admin'),
    binding('tenant-a-admins-workloads', 'ClusterRole', 'admin'),
  ]);
});

test('editors', () => {
  expect(accessOf('editors')).toEqual([
    binding('tenant-a-editors', 'ClusterRole', 'kubevirt.io:edit'),
    binding('tenant-a-editors-cdi', 'ClusterRole', 'cdi.kubevirt.io:edit'),
    binding('tenant-a-editors-workloads', 'ClusterRole', 'edit'),
  ]);
});

test('viewers', () => {
  expect(accessOf('viewers')).toEqual([
    binding('tenant-a-viewers', 'ClusterRole', 'kubevirt.io:view'),
    binding('tenant-a-viewers-cdi', 'ClusterRole', 'cdi.kubevirt.io:view'),
    binding('tenant-a-viewers-workloads', 'ClusterRole', 'view'),
  ]);
});

test('operators', () => {
  expect(accessOf('operators')).toEqual([
    {
      ...rbac,
      kind: 'Role',
      metadata: { name: 'tenant-a-operator', namespace: 'tenant-a' },
      rules: [
        { apiGroups: ['kubevirt.io'], resources: ['virtualmachines'], verbs: ['get', 'list', 'watch', 'create', 'update', 'patch'] },
        {
          apiGroups: ['kubevirt.io'],
          resources: ['virtualmachineinstances', 'virtualmachineinstancemigrations'],
          verbs: ['get', 'list', 'watch'],
        },
        {
          apiGroups: ['subresources.kubevirt.io'],
          resources: [
            'virtualmachines/start',
            'virtualmachines/stop',
            'virtualmachines/restart',
            'virtualmachineinstances/pause',
            'virtualmachineinstances/unpause',
          ],
          verbs: ['update'],
        },
        {
          apiGroups: ['subresources.kubevirt.io'],
          resources: ['virtualmachineinstances/console', 'virtualmachineinstances/vnc', 'virtualmachineinstances/guestosinfo'],
          verbs: ['get'],
        },
        { apiGroups: ['cdi.kubevirt.io'], resources: ['datavolumes'], verbs: ['get', 'list', 'watch', 'create'] },
      ],
    },
    binding('tenant-a-operators', 'Role', 'tenant-a-operator'),
  ]);
});

test('grants add up in one binding', () => {
  const app = new App();
  const tenant = new TenantNamespace(app, 'tenant-a', { access: { viewers: [kplus.Group.fromName(app, 'people', 'people')] } });
  tenant.grantView(kplus.User.fromName(app, 'eve', 'eve'), new kplus.ServiceAccount(tenant, 'ci', { metadata: { name: 'ci' } }));
  expect(object(synth(tenant), 'RoleBinding', 'tenant-a-viewers')).toEqual(binding('tenant-a-viewers', 'ClusterRole', 'kubevirt.io:view', [
    GROUP,
    { apiGroup, kind: 'User', name: 'eve' },
    { kind: 'ServiceAccount', name: 'ci', namespace: 'tenant-a' },
  ]));
});

test.each<[string, (tenant: TenantNamespace, subject: kplus.ISubject) => void, string]>([
  ['grantAdmin', (tenant, subject) => tenant.grantAdmin(subject), 'tenant-a-admins'],
  ['grantEdit', (tenant, subject) => tenant.grantEdit(subject), 'tenant-a-editors'],
  ['grantView', (tenant, subject) => tenant.grantView(subject), 'tenant-a-viewers'],
  ['grantOperate', (tenant, subject) => tenant.grantOperate(subject), 'tenant-a-operators'],
])('%s', (_, grant, name) => {
  const tenant = new TenantNamespace(new App(), 'tenant-a');
  grant(tenant, kplus.Group.fromName(tenant, 'people', 'people'));
  expect(object(synth(tenant), 'RoleBinding', name).subjects).toEqual([GROUP]);
});

test('refuses a service account of nowhere', () => {
  const app = new App();
  const tenant = new TenantNamespace(app, 'tenant-a');
  const stray = new kplus.ServiceAccount(new Chart(app, 'other'), 'ci', { metadata: { name: 'ci' } });
  expect(() => tenant.grantAdmin(stray)).toThrow('ServiceAccount: got "ci"; allowed: a service account whose namespace is known.');
});

describe.each(['grantAdmin', 'grantEdit', 'grantView', 'grantOperate'] as const)('%s refuses', (grant) => {
  test.each(['system:authenticated', 'system:unauthenticated', 'system:serviceaccounts'])('the group %s', (name) => {
    const tenant = new TenantNamespace(new App(), 'tenant-a');
    expect(() => tenant[grant](kplus.Group.fromName(tenant, 'everybody', name))).toThrow(`Group: got "${name}"; allowed: users, groups and service accounts`);
  });

  test('the anonymous user', () => {
    const tenant = new TenantNamespace(new App(), 'tenant-a');
    expect(() => tenant[grant](kplus.User.fromName(tenant, 'nobody', 'system:anonymous'))).toThrow('User: got "system:anonymous"');
  });
});

test('everybody is refused in the props too', () => {
  const app = new App();
  const everybody = kplus.Group.fromName(app, 'everybody', 'system:authenticated');
  expect(() => new TenantNamespace(app, 'tenant-a', { access: { admins: [everybody] } })).toThrow('Group: got "system:authenticated"');
});

test('accepts the service accounts of one namespace', () => {
  const tenant = new TenantNamespace(new App(), 'tenant-a');
  tenant.grantView(kplus.Group.fromName(tenant, 'bots', 'system:serviceaccounts:tenant-a'));
  expect(object(synth(tenant), 'RoleBinding', 'tenant-a-viewers').subjects[0].name).toBe('system:serviceaccounts:tenant-a');
});
