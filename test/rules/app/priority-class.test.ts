import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, replicaSet, says } from '../judge';
import type { Json } from '../judge';
import { appTable, machine, object } from '../workload-table';

const RULE = 'priority-class/avoids-system-classes';
const KNOWN = 'priority-class/is-known';
const SCOPED = 'priority-class/is-known-in-scope';
says({
  [RULE]: { level: FindingLevel.ADVISED, allowed: 'a class of its own' },
  [SCOPED]: { level: FindingLevel.ADVISED, allowed: ['a class of the app: gold, iron', 'a class of the app; probably meant: gold'] },
  [KNOWN]: { level: FindingLevel.ADVISED, allowed: ['a class of the app: gold, iron', 'a class of the app; probably meant: gold'] },
});

const defaultClass = (name: string, globalDefault: unknown = true) => (
  { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: 1, globalDefault }
);
appTable('priority-class', [
  ['one default', [defaultClass('gold'), defaultClass('iron', false)]],
  ['two defaults', [defaultClass('gold'), defaultClass('iron')], ['priority-class/has-unique-default', 'globalDefault', 'true', { allowed: 'false, beside gold' }]],
  ['the same default in two files', [defaultClass('gold'), defaultClass('gold')]],
]);

const NODE = 'system-node-critical';
const CLUSTER = 'system-cluster-critical';
const of = (priorityClassName: string, where = 'x') => machine({ priorityClassName }, {}, { metadata: { namespace: where } });
const pods = (priorityClassName: string, where = 'x') => object('apps/v1', 'DaemonSet', 'd', {
  selector: { matchLabels: { a: 'b' } },
  template: { metadata: { labels: { a: 'b' } }, spec: { priorityClassName, containers: [{ name: 'c', image: 'i' }] } },
}, { namespace: where });
const job = { spec: { template: { spec: { priorityClassName: NODE, restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } } };
const inX = (workload: Json) => merged(workload, { metadata: { namespace: 'x' } });
const found = (got: string, field = 'spec.template.spec.priorityClassName'): [string, string, string] => [RULE, field, got];

appTable('priority-class', [
  ['a VM of no class', [machine()]],
  ['a VM of a class of its own', [of('gold')]],
  ['a VM of the nodes', [of(NODE)], found(NODE)],
  ['a VM of the cluster', [of(CLUSTER)], found(CLUSTER)],
  ['a pool', [inX(pool({ priorityClassName: NODE }))], found(NODE, 'spec.virtualMachineTemplate.spec.template.spec.priorityClassName')],
  ['a replica set', [inX(replicaSet({ priorityClassName: NODE }))], found(NODE)],
  ...['kube-system', 'kubevirt', 'cdi', 'openshift', 'openshift-cnv'].map((where): Parameters<typeof appTable>[1][number] => [`a VM of ${where}`, [of(NODE, where)]]),
  ...['kube-systems', 'my-kubevirt', 'openshifts'].map((where): Parameters<typeof appTable>[1][number] => [`a VM of ${where}`, [of(NODE, where)], found(NODE)]),
  ['pods beside a VM', [machine(), pods(NODE)], found(NODE)],
  ['pods beside a VM of kube-system', [of('gold', 'kube-system'), pods(NODE, 'kube-system')]],
  ['pods of another namespace', [machine(), pods(NODE, 'y')]],
  ['pods without VMs', [pods(NODE)]],
  ['a pod beside a VM', [machine(), object('v1', 'Pod', 'p', { priorityClassName: CLUSTER, containers: [{ name: 'c', image: 'i' }] })], found(CLUSTER, 'spec.priorityClassName')],
  ['a pod of no class beside a VM', [machine(), object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'i' }] })]],
  ['a CronJob beside a VM', [machine(), object('batch/v1', 'CronJob', 'c', { schedule: '@daily', jobTemplate: job })],
    found(NODE, 'spec.jobTemplate.spec.template.spec.priorityClassName')],
]);

describe('where the app has classes', () => {
  const priorityClass = (name: string) => ({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: 1 });
  const classes = [priorityClass('gold'), priorityClass('iron')];
  const quota = (values?: string[], operator = 'In', [apiVersion, kind] = ['v1', 'ResourceQuota']) => object(apiVersion, kind, 'q', {
    hard: { pods: '1' }, scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator, values }] },
  });
  const unknown = (got: string, field = 'spec.template.spec.priorityClassName'): [string, string, string] => [KNOWN, field, got];
  appTable('priority-class', [
    ['accepts a class of the app', [...classes, of('gold'), pods('iron')]],
    ['accepts no class', [...classes, machine(), of('')]],
    ['accepts classes of the system', [...classes, of(NODE, 'kube-system'), pods(CLUSTER, 'kube-system')]],
    ['accepts classes of operators', [...classes, of('kubevirt-cluster-critical'), pods('openshift-user-critical')]],
    ['accepts quotas of its classes, of the system and of others than some', [
      ...classes, quota(['gold', 'iron']), quota([NODE]), quota(['openshift-user-critical']), quota(['silver'], 'NotIn'), quota(undefined, 'Exists'),
    ]],
    ['accepts a quota of other scopes', [...classes, object('v1', 'ResourceQuota', 'q', { hard: { pods: '1' }, scopes: ['Terminating'] })]],
    ['accepts a quota of any class where it has none', [quota(['silver'])]],
    ['advises against a quota of another one', [...classes, quota(['gold', 'silver'])], [SCOPED, 'spec.scopeSelector.matchExpressions[0].values[1]', 'silver']],
    ['advises against a quota of a similar one', [...classes, quota(['golt'])], [SCOPED, 'spec.scopeSelector.matchExpressions[0].values[0]', 'golt']],
    ['advises against a quota of AAQ of another one', [...classes, quota(['silver'], 'In', ['aaq.kubevirt.io/v1alpha1', 'ApplicationAwareResourceQuota'])],
      [SCOPED, 'spec.scopeSelector.matchExpressions[0].values[0]', 'silver']],
    ['advises against another one', [...classes, of('silver')], unknown('silver')],
    ['advises against a similar one', [...classes, of('golt')], unknown('golt')],
    ['advises against another one of pods', [...classes, pods('silver', 'y')], unknown('silver')],
    ['advises against one that begins otherwise', [...classes, pods('my-kubevirt-', 'y')], unknown('my-kubevirt-')],
  ]);
});
