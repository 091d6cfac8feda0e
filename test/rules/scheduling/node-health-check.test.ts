import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { nodes, nodeTable } from '../node-table';

const { ADVISED: level } = FindingLevel;
says({
  'node-health-check/requires-one-bound': { allowed: ['minHealthy, or maxUnhealthy', 'none beside minHealthy'] },
  'node-health-check/excludes-maximum-with-deletion': { allowed: 'none with a MachineDeletionRemediationTemplate' },
  'node-health-check/requires-selector': { allowed: 'a label' },
  'node-health-check/requires-one-remediation': { allowed: ['remediationTemplate, or escalatingRemediations', 'one of them'] },
  'node-health-check/has-valid-escalation': { allowed: ['another number than that of the others', 'at least 60s'] },
  'node-health-check/references-namespaced-template': { level: FindingLevel.UNSTARTABLE, allowed: 'the namespace of the template' },
  'node-health-check/has-other-node': { level, allowed: 'two nodes or more' },
  'node-health-check/lets-one-node-fail': {
    level, allowed: ['at least 1', ...[2, 3].map((count) => `less than ${count}, as it selects ${count} nodes of the Platform`)],
  },
});

const remediationTemplate = { apiVersion: 'self-node-remediation.medik8s.io/v1alpha1', kind: 'SelfNodeRemediationTemplate', name: 't', namespace: 'n' };
const deletion = { ...remediationTemplate, apiVersion: 'machine-deletion-remediation.medik8s.io/v1alpha1', kind: 'MachineDeletionRemediationTemplate' };
const DELETION = 'node-health-check/excludes-maximum-with-deletion';
const workers = { matchExpressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'DoesNotExist' }] };
const check = (spec: Json | undefined): Json => (
  { apiVersion: 'remediation.medik8s.io/v1alpha1', kind: 'NodeHealthCheck', metadata: { name: 'c' }, ...spec ? { spec } : {} }
);
const whole = (more: Json) => check({ selector: workers, minHealthy: '51%', remediationTemplate, ...more });
const step = (order: number, timeout: string) => ({ order, timeout, remediationTemplate });

test.each<[string, Json, ...Verdict[]]>([
  ['a check', whole({})],
  ['maxUnhealthy', whole({ minHealthy: undefined, maxUnhealthy: 1 })],
  ['both bounds', whole({ maxUnhealthy: 1 }), ['node-health-check/requires-one-bound', 'spec.maxUnhealthy', '1']],
  ['no bound', whole({ minHealthy: undefined }), ['node-health-check/requires-one-bound', 'spec.minHealthy']],
  ['a deletion bound by what is healthy', whole({ remediationTemplate: deletion })],
  ['a deletion bound by what is not', whole({ minHealthy: undefined, maxUnhealthy: 1, remediationTemplate: deletion }), [DELETION, 'spec.maxUnhealthy', '1']],
  ['a deletion after all else, bound by what is not', whole({
    minHealthy: undefined, maxUnhealthy: '40%', remediationTemplate: undefined, escalatingRemediations: [step(1, '60s'), { ...step(2, '60s'), remediationTemplate: deletion }],
  }), [DELETION, 'spec.maxUnhealthy', '40%']],
  ['labels', whole({ selector: { matchLabels: { a: 'b' } } })],
  ['an empty selector', whole({ selector: {} }), ['node-health-check/requires-selector', 'spec.selector', '{}']],
  ['no remediation', whole({ remediationTemplate: undefined }), ['node-health-check/requires-one-remediation', 'spec.remediationTemplate']],
  ['escalation', whole({ remediationTemplate: undefined, escalatingRemediations: [step(1, '60s'), step(2, '1h')] })],
  ['both remediations', whole({ escalatingRemediations: [step(1, '60s')] }),
    ['node-health-check/requires-one-remediation', 'spec.escalatingRemediations', '1 beside remediationTemplate']],
  ['an order twice', whole({ remediationTemplate: undefined, escalatingRemediations: [step(1, '60s'), step(1, '5m')] }),
    ['node-health-check/has-valid-escalation', 'spec.escalatingRemediations[1].order', '1']],
  ['too short a timeout', whole({ remediationTemplate: undefined, escalatingRemediations: [step(1, '59s')] }),
    ['node-health-check/has-valid-escalation', 'spec.escalatingRemediations[0].timeout', '59s']],
  ['a template without namespace', whole({ remediationTemplate: { ...remediationTemplate, namespace: undefined } }),
    ['node-health-check/references-namespaced-template', 'spec.remediationTemplate.namespace']],
  ['a template that may be of the cluster', whole({ remediationTemplate: { apiVersion: 'a.example/v1', kind: 'RebootTemplate', name: 't' } })],
  ['an escalation without namespace', whole({
    remediationTemplate: undefined, escalatingRemediations: [step(1, '60s'), { ...step(2, '60s'), remediationTemplate: { ...remediationTemplate, namespace: '' } }],
  }), ['node-health-check/references-namespaced-template', 'spec.escalatingRemediations[1].remediationTemplate.namespace', '']],
  ['nothing', check(undefined), ['node-health-check/requires-one-bound', 'spec.minHealthy'], ['node-health-check/requires-one-remediation', 'spec.remediationTemplate'],
    ['node-health-check/requires-selector', 'spec.selector']],
])('%s', (_, manifest, ...found) => expect(judge(manifest)).toEqual(found));

const only: Verdict = ['node-health-check/has-other-node', 'spec.selector', 'the only node of the Platform'];
const never = (field: string, got: string): Verdict => ['node-health-check/lets-one-node-fail', `spec.${field}`, got];
const byLabel = (selector: Json) => whole({ selector });

nodeTable('node-health-check', [
  ['nodes that are not known', whole({}), []],
  ['one node', whole({}), [nodes({ count: 1 })], only],
  ['one node by its label', byLabel({ matchLabels: { pool: 'a' } }), [nodes({ count: 1, labels: { pool: 'a' } }), nodes({ labels: { pool: 'b' } })], only],
  ['one node beside those of the control plane', whole({}), [nodes({ count: 1 }), nodes({ labels: { 'node-role.kubernetes.io/control-plane': '' } })], only],
  ['nodes of the control plane, which are not told', byLabel({ matchLabels: { 'node-role.kubernetes.io/control-plane': '' } }), [nodes({ count: 1 })]],
  ['a label that is not known', byLabel({ matchLabels: { pool: 'a' } }), [nodes({ count: 1 })]],
  ['a label that may be there', byLabel({ matchExpressions: [{ key: 'pool', operator: 'DoesNotExist' }] }), [nodes({ count: 1 })]],
  ['three nodes', whole({}), [nodes()]],
  ['two nodes, of which both must be healthy', whole({}), [nodes({ count: 2 })], never('minHealthy', '51%, which is 2 of 2')],
  ['a bound that is none', whole({ minHealthy: 'most' }), [nodes({ count: 2 })]],
  ['two nodes, of which one must be healthy', whole({ minHealthy: '50%' }), [nodes({ count: 2 })]],
  ['as many as there are', whole({ minHealthy: 3 }), [nodes()], never('minHealthy', '3, which is 3 of 3')],
  ['none may be unhealthy', whole({ minHealthy: undefined, maxUnhealthy: 0 }), [nodes()], never('maxUnhealthy', '0, which is 0 of 3')],
  ['a hundredth may be unhealthy', whole({ minHealthy: undefined, maxUnhealthy: '1%' }), [nodes()]],
]);
