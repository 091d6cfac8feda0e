import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, namespace, object } from '../workload-table';

const rule = 'vm-command/requires-permission';
const [START, PATCH] = ['an account that may update virtualmachines/start of subresources.kubevirt.io', 'an account that may patch virtualmachines of kubevirt.io'];
says({ [rule]: { level: FindingLevel.ADVISED, allowed: START } });

const RBAC = 'rbac.authorization.k8s.io';
const cron = (command: string[], serviceAccountName?: string, args?: string[]) => object('batch/v1', 'CronJob', 'c', {
  schedule: '0 20 * * *',
  jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', serviceAccountName, containers: [{ name: 'c', image: 'r/virtctl:v1', command, args }] } } } },
});
const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'op', namespace: 'x' } };
const role = (apiGroups: string[], resources: string[], verbs: string[]) => (
  { apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: { name: 'op', namespace: 'x' }, rules: [{ apiGroups, resources, verbs }] }
);
const bound = (name = 'op', kind = 'Role', where = 'x'): Json => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'RoleBinding',
  metadata: { name: 'op', namespace: where },
  roleRef: { apiGroup: RBAC, kind, name },
  subjects: [{ kind: 'ServiceAccount', name: 'op', namespace: 'x' }],
});
const [switching, writing] = [role(['subresources.kubevirt.io'], ['virtualmachines/start'], ['update']), role(['kubevirt.io'], ['virtualmachines'], ['get', 'patch'])];
const field = 'spec.jobTemplate.spec.template.spec.serviceAccountName';
const found = (got: string, allowed?: string): Verdict => (allowed ? [rule, field, got, { allowed }] : [rule, field, got]);
const start = cron(['virtctl', 'start', 'vm'], 'op');
const patch = cron(['/bin/sh', '-c'], 'op', ['set -e\nkubectl -n x patch vm/a --type merge -p "{}"']);

describe(rule, () => appTable('vm-command', [
  ['an account that the app does not make', [start]],
  ['a pod that asks for nothing of that', [cron(['virtctl', 'version'], 'op'), account]],
  ['a right to the subresource', [start, account, switching, bound()]],
  ['a role of KubeVirt', [start, account, bound('kubevirt.io:edit', 'ClusterRole')]],
  ['a right to the VM', [patch, account, writing, bound()]],
  ['a namespace that a script finds', [cron(['sh', '-c', 'virtctl start vm -n $NS'], 'op'), account]],
  ['a role in the namespace that is named', [cron(['sh', '-c', 'virtctl start vm --namespace=y'], 'op'), account, bound('kubevirt.io:edit', 'ClusterRole', 'y')]],
  ['no role', [start, account], found('op, for virtctl start')],
  ['the account of a namespace', [cron(['virtctl', 'start', 'vm']), namespace('x')], found('default, for virtctl start')],
  ['a right to the VM only', [start, account, writing, bound()], found('op, for virtctl start')],
  ['a role that reads', [start, account, bound('kubevirt.io:view', 'ClusterRole')], found('op, for virtctl start')],
  ['a role in another namespace', [cron(['sh', '-c', 'virtctl -n y start vm'], 'op'), account, bound('kubevirt.io:edit', 'ClusterRole')], found('op, for virtctl start')],
  ['a right to the subresource only', [patch, account, switching, bound()], found('op, for kubectl patch vm', PATCH)],
]));
