import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

const RULE = 'disruption-budget/requires-number-for-launchers';
const of = (owner: string) => `minAvailable with a number of pods, since it selects those of ${owner}`;

says({ [RULE]: { level: FindingLevel.ADVISED, allowed: ['VirtualMachine vm', 'VirtualMachinePool t', 'VirtualMachineInstanceReplicaSet t'].map(of) } });

const budget = (spec: Json, metadata: Json = {}) => object('policy/v1', 'PodDisruptionBudget', 'b', { selector: { matchLabels: { app: 'a' } }, ...spec }, metadata);
const vm = machine({}, { labels: { app: 'a' } });
const inX = (manifest: Json) => merged(manifest, { metadata: { namespace: 'x' } });
const inPool = merged(inX(pool()), { spec: { virtualMachineTemplate: { spec: { template: { metadata: { labels: { app: 'a' } } } } } } });
const pod = object('apps/v1', 'Deployment', 'd', {
  selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'c' }] } },
});
const found = (field: string, got: string): Verdict => [RULE, `spec.${field}`, got];

appTable('disruption-budget', [
  ['a number is accepted', [vm, budget({ minAvailable: 1 })]],
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
