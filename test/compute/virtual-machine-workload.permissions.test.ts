import * as kplus from 'cdk8s-plus-28';
import { newChart, object, SMALL } from './fixture';
import { VirtualMachine, VirtualMachinePool } from '../../src/compute';

const READ = ['get', 'list', 'watch'];

test('a role allows verbs on workloads', () => {
  const chart = newChart();
  const vm = new VirtualMachine(chart, 'vm', SMALL);
  const pool = new VirtualMachinePool(chart, 'pool', SMALL);
  const role = new kplus.Role(chart, 'role');
  role.allow(['patch'], vm);
  role.allowRead(pool);
  expect(object(chart, 'Role').rules).toEqual([
    { verbs: ['patch'], apiGroups: ['kubevirt.io'], resources: ['virtualmachines'], resourceNames: ['vm'] },
    { verbs: READ, apiGroups: ['pool.kubevirt.io'], resources: ['virtualmachinepools'], resourceNames: ['pool'] },
  ]);
});

test('grantRead', () => {
  const chart = newChart();
  new VirtualMachine(chart, 'vm', SMALL).permissions.grantRead(kplus.User.fromName(chart, 'user', 'jane'));
  expect(object(chart, 'Role').rules).toEqual([
    { verbs: READ, apiGroups: ['kubevirt.io'], resources: ['virtualmachines'], resourceNames: ['vm'] },
  ]);
  expect(object(chart, 'RoleBinding').subjects).toEqual([{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' }]);
});

test('a VM with a service account is a subject, by that account', () => {
  const chart = newChart();
  const serviceAccount = new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'runner' } });
  const vm = new VirtualMachine(chart, 'vm', { ...SMALL, serviceAccount });
  new kplus.Role(chart, 'role', { metadata: { name: 'role' } }).bind(vm);
  expect(object(chart, 'VirtualMachine').spec.template.spec.serviceAccountName).toBe('runner');
  const { roleRef, subjects } = object(chart, 'RoleBinding');
  expect(roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'role' });
  expect(subjects).toEqual([{ apiGroup: '', kind: 'ServiceAccount', name: 'runner', namespace: 'apps' }]);
});

test('a VM without is none', () => {
  expect(() => new VirtualMachine(newChart(), 'vm', SMALL).toSubjectConfiguration()).toThrow(new Error(
    '[chart/vm] subject of a role binding: got "a workload without service account"; allowed: one with `serviceAccount`. '
    + 'Pass `serviceAccount` to the workload, or bind the role to a service account.'));
});
