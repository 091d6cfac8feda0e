import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';
import type { AppRow } from '../workload-table';

const RULE = 'disruption-budget/requires-number-for-launchers';
const of = (owner: string) => `minAvailable with a number of pods, since it selects those of ${owner}`;

const ROOM = 'disruption-budget/leaves-one-to-evict';

const EVICTION = 'disruption-budget/allows-eviction';

says({
  [EVICTION]: { level: FindingLevel.ADVISED, allowed: ['1 or more', 'no budget for a single pod', 'at most 2 of 3 pods'] },
  'disruption-budget/is-unique': { level: FindingLevel.ADVISED, allowed: 'other pods than those of VirtualMachine vm, which have one' },
  [ROOM]: { level: FindingLevel.ADVISED, allowed: ['no budget for a single VM', 'at most 1, as it selects 2 VMs', 'at most 2, as it selects 3 VMs'] },
  [RULE]: { level: FindingLevel.ADVISED, allowed: ['VirtualMachine vm', 'VirtualMachinePool t', 'VirtualMachineInstanceReplicaSet t'].map(of) },
});

const budget = (spec: Json, metadata: Json = {}) => object('policy/v1', 'PodDisruptionBudget', 'b', { selector: { matchLabels: { app: 'a' } }, ...spec }, metadata);
const vm = machine({}, { labels: { app: 'a' } });
const other = machine({}, { labels: { app: 'a' } }, { metadata: { name: 'other' } });
const inX = (manifest: Json) => merged(manifest, { metadata: { namespace: 'x' } });
const inPool = merged(inX(pool()), { spec: { virtualMachineTemplate: { spec: { template: { metadata: { labels: { app: 'a' } } } } } } });
const pod = object('apps/v1', 'Deployment', 'd', {
  selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'c' }] } },
});
const found = (field: string, got: string): Verdict => [RULE, `spec.${field}`, got];

appTable('disruption-budget', [
  ['a number is accepted', [vm, other, budget({ minAvailable: 1 })]],
  ['0 is accepted', [vm, budget({ minAvailable: 0 })]],
  ['no bound is accepted', [vm, budget({})]],
  ['pods of a Deployment are accepted', [pod, budget({ maxUnavailable: 1 })]],
  ['a VM that is not selected is accepted', [vm, budget({ maxUnavailable: 1, selector: { matchLabels: { app: 'b' } } })]],
  ['a VM whose template has no label is accepted', [machine({}, {}, { metadata: { labels: { app: 'a' } } }), budget({ maxUnavailable: 1 })]],
  ['a VM of another namespace is accepted', [vm, budget({ maxUnavailable: 1 }, { namespace: 'y' })]],
  ['no selector is accepted: it selects nothing', [vm, budget({ maxUnavailable: 1, selector: undefined })]],
  ['no spec is accepted', [vm, { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'b', namespace: 'x' } }]],
  ['another kind is accepted', [vm, object('apps/v1', 'DaemonSet', 'd', { selector: { matchLabels: { app: 'a' } }, maxUnavailable: 1 })]],
  ['maxUnavailable', [vm, budget({ maxUnavailable: 1 })], found('maxUnavailable', '1')],
  ['a percentage of maxUnavailable', [vm, budget({ maxUnavailable: '25%' })], found('maxUnavailable', '25%')],
  ['a percentage of minAvailable', [vm, budget({ minAvailable: '50%' })], found('minAvailable', '50%')],
  ['an empty selector, which selects all', [vm, budget({ maxUnavailable: 1, selector: {} })], found('maxUnavailable', '1')],
  ['a pool', [inPool, budget({ maxUnavailable: 1 })], found('maxUnavailable', '1')],
  ['a replica set', [inX(replicaSet()), budget({ maxUnavailable: 1 })], found('maxUnavailable', '1')],
]);

describe(ROOM, () => {
  const full = (got: string): Verdict => [ROOM, 'spec.minAvailable', got];
  const moving = (evictionStrategy: string) => machine({ evictionStrategy }, { labels: { app: 'a' } });
  const threeOf = (manifest: Json) => merged(manifest, { spec: { replicas: 3 } });
  const scaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', {
    scaleTargetRef: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 't' }, maxReplicas: 5,
  });
  appTable('disruption-budget', [
    ['a single VM', [vm, budget({ minAvailable: 1 })], full('1')],
    ['a single VM by the label of KubeVirt', [vm, budget({ minAvailable: 1, selector: { matchLabels: { 'vm.kubevirt.io/name': 'vm' } } })], full('1')],
    ['a single VM that is shut down by its own will', [moving('None'), budget({ minAvailable: 1 })], full('1')],
    ['a VM that migrates is accepted', [moving('LiveMigrate'), budget({ minAvailable: 1 })]],
    ['a VM that migrates if it can is accepted', [moving('LiveMigrateIfPossible'), budget({ minAvailable: 1 })]],
    ['one of two is accepted', [vm, other, budget({ minAvailable: 1 })]],
    ['both of two', [vm, other, budget({ minAvailable: 2 })], full('2')],
    ['two of three is accepted', [threeOf(inPool), budget({ minAvailable: 2 })]],
    ['three of three', [threeOf(inPool), budget({ minAvailable: 3 })], full('3')],
    ['none of a replica set is accepted', [merged(inX(replicaSet()), { spec: { replicas: 0 } }), budget({ minAvailable: 1 })]],
    ['a pool that is scaled is accepted', [inPool, scaler, budget({ minAvailable: 1 })]],
    ['containers beside the VM are accepted', [vm, pod, budget({ minAvailable: 1 })]],
    ['nothing that is selected is accepted', [budget({ minAvailable: 1 })]],
  ]);
});

describe('disruption-budget/is-unique', () => {
  const rule = 'disruption-budget/is-unique';
  const over = (name: string, matchLabels: Json, metadata: Json = {}) => object('policy/v1', 'PodDisruptionBudget', name, { minAvailable: 0, selector: { matchLabels } }, metadata);
  const [one, two] = [over('one', { app: 'a' }), over('two', { app: 'a' })];
  const got = '{"matchLabels":{"app":"a"}}';
  const uniqueTable = (rows: AppRow[]) => test.each(rows)('%s', (...[, manifests, ...expected]) => {
    expect(judge(manifests).filter(([each]) => each === rule || each === 'rule/failed')).toEqual(expected);
  });
  uniqueTable([
    ['one budget', [vm, one]],
    ['two budgets over different pods', [vm, one, over('two', { app: 'b' })]],
    ['two budgets without pods', [one, two]],
    ['budgets of two namespaces', [vm, one, over('two', { app: 'a' }, { namespace: 'y' })]],
    ['a budget without a selector', [vm, one, object('policy/v1', 'PodDisruptionBudget', 'two', { minAvailable: 0 })]],
    ['two budgets over a VM', [vm, one, two], [rule, 'spec.selector', got]],
    ['two budgets over a Deployment', [pod, one, two], [rule, 'spec.selector', got, { allowed: 'other pods than those of Deployment d, which have one' }]],
    ['three budgets', [vm, one, two, over('three', { app: 'a' })], [rule, 'spec.selector', got], [rule, 'spec.selector', got]],
    ['two that overlap', [vm, merged(vm, { metadata: { name: 'b' }, spec: { template: { metadata: { labels: { tier: 'x' } } } } }), over('one', { tier: 'x' }), two],
      [rule, 'spec.selector', got, { allowed: 'other pods than those of VirtualMachine b, which have one' }]],
  ]);
});

describe(EVICTION, () => {
  const three = merged(pod, { spec: { replicas: 3 } });
  const hpa = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' } });
  const full = (field: string, got: string): Verdict => [EVICTION, `spec.${field}`, got];
  appTable('disruption-budget', [
    ['one may go', [three, budget({ minAvailable: 2 })]],
    ['a share of them', [three, budget({ minAvailable: '99%' })]],
    ['none of them', [merged(pod, { spec: { replicas: 0 } }), budget({ maxUnavailable: 0 })]],
    ['an autoscaler adds to them', [pod, hpa, budget({ minAvailable: 2 })]],
    ['pods of somebody else beside them', [three, object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'c' }] }, { labels: { app: 'a' } }), budget({ minAvailable: 3 })]],
    ['a namespace of its own', [three, budget({ minAvailable: 3 }, { namespace: 'y' })]],
    ['as many as there are', [three, budget({ minAvailable: 3 })], full('minAvailable', '3')],
    ['as many as an autoscaler makes', [pod, hpa, budget({ minAvailable: 3 })], full('minAvailable', '3')],
    ['all', [three, budget({ minAvailable: '100%' })], full('minAvailable', '100%')],
    ['the only one', [pod, budget({ minAvailable: 1 })], full('minAvailable', '1')],
    ['no eviction', [three, budget({ maxUnavailable: '0%' })], full('maxUnavailable', '0%')],
  ]);
});
