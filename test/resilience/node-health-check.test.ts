import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  NodeHealthCheck, NodeHealthCheckProps, NodeRemediation, RemediationTemplate, SelfNodeRemediationStrategy, SelfNodeRemediationTemplate,
  UnhealthyNodeCondition,
} from '../../src/resilience';
import { newChart, object } from '../compute/fixture';

const { absolute, percent } = kplus.PercentOrAbsolute;
const workers = kplus.LabelSelector.of({ labels: { 'node-role.kubernetes.io/worker': '' } });
const automatic = SelfNodeRemediationTemplate.fromSelfNodeRemediationTemplateName(newChart(), 'automatic', 'self-node-remediation-automatic-strategy-template', 'medik8s');
const FENCE = {
  apiVersion: 'fence-agents-remediation.medik8s.io/v1alpha1', kind: 'FenceAgentsRemediationTemplate', name: 'ipmi', namespace: 'medik8s',
};
const fence = RemediationTemplate.fromReference(newChart(), 'fence', FENCE);
const reference = {
  apiVersion: 'self-node-remediation.medik8s.io/v1alpha1', kind: 'SelfNodeRemediationTemplate', name: 'self-node-remediation-automatic-strategy-template', namespace: 'medik8s',
};

function build(props: Partial<NodeHealthCheckProps>) {
  const chart = newChart();
  const bound = props.minHealthy || props.maxUnhealthy ? {} : { minHealthy: percent(51) };
  new NodeHealthCheck(chart, 'workers', { selector: workers, remediation: NodeRemediation.by(automatic), ...bound, ...props });
  return object(chart, 'NodeHealthCheck');
}

test('a check', () => {
  expect(build({})).toEqual({
    apiVersion: 'remediation.medik8s.io/v1alpha1',
    kind: 'NodeHealthCheck',
    metadata: { name: 'workers', namespace: 'apps' },
    spec: { selector: { matchLabels: { 'node-role.kubernetes.io/worker': '' } }, minHealthy: '51%', remediationTemplate: reference },
  });
});

test.each<[string, Partial<NodeHealthCheckProps>, object]>([
  ['a number of healthy nodes', { minHealthy: absolute(2) }, { minHealthy: 2 }],
  ['unhealthy nodes', { maxUnhealthy: percent(40) }, { maxUnhealthy: '40%' }],
  ['conditions', {
    unhealthyConditions: [
      UnhealthyNodeCondition.notReady(Duration.seconds(90)),
      UnhealthyNodeCondition.unreachable(Duration.minutes(5)),
      UnhealthyNodeCondition.of('DiskPressure', 'True', Duration.hours(1)),
    ],
  }, {
    unhealthyConditions: [
      { type: 'Ready', status: 'False', duration: '1m30s' },
      { type: 'Ready', status: 'Unknown', duration: '5m0s' },
      { type: 'DiskPressure', status: 'True', duration: '60m0s' },
    ],
  }],
  ['no conditions', { unhealthyConditions: [] }, {}],
  ['a cooldown', { stormCooldown: Duration.minutes(2) }, { stormCooldownDuration: '2m0s' }],
  ['a delay', { healthyDelay: Duration.minutes(3) }, { healthyDelay: '3m0s' }],
  ['a pause', { pauseRequests: ['upgrade'] }, { pauseRequests: ['upgrade'] }],
])('%s', (_, props, expected) => expect(build(props).spec).toMatchObject(expected));

test('escalating remediations', () => {
  const steps = [{ template: automatic, timeout: Duration.minutes(5) }, { template: fence, timeout: Duration.minutes(1) }];
  const remediation = NodeRemediation.escalating(...steps);
  const { escalatingRemediations, remediationTemplate } = build({ remediation }).spec;
  expect(remediationTemplate).toBeUndefined();
  expect(escalatingRemediations).toEqual([
    { order: 1, timeout: '5m0s', remediationTemplate: reference },
    {
      order: 2,
      timeout: '1m0s',
      remediationTemplate: FENCE,
    },
  ]);
});

test.each<[string, Partial<NodeHealthCheckProps>, string]>([
  ['two bounds', { minHealthy: absolute(1), maxUnhealthy: absolute(1) }, 'bound of the check: got [1,1]; allowed: exactly one of `minHealthy` and `maxUnhealthy`'],
  ['no bound', { minHealthy: undefined, maxUnhealthy: undefined }, 'bound of the check: got []'],
  ['all nodes', { selector: kplus.LabelSelector.of() }, 'selector: got "a selector of all nodes"; allowed: at least one label'],
  ['no remediation', { remediation: NodeRemediation.escalating() }, 'NodeRemediation.escalating: got []; allowed: at least one step'],
  ['a short timeout', { remediation: NodeRemediation.escalating({ template: fence, timeout: Duration.seconds(59) }) }, 'NodeRemediation.escalating: got "59 seconds"; allowed: a timeout of at least'],
])('refuses %s', (_, props, message) => expect(() => build(props)).toThrow(`[chart/workers] ${message}`));

test('of another app', () => {
  expect(NodeHealthCheck.fromNodeHealthCheckName(newChart(), 'imported', 'workers')).toMatchObject({ name: 'workers', kind: 'NodeHealthCheck' });
});

test.each<[string, SelfNodeRemediationStrategy | undefined, object]>([
  ['chosen by the operator', undefined, {}],
  ['the taint', SelfNodeRemediationStrategy.OUT_OF_SERVICE_TAINT, { remediationStrategy: 'OutOfServiceTaint' }],
])('a template: %s', (_, strategy, spec) => {
  const chart = newChart();
  expect(new SelfNodeRemediationTemplate(chart, 'template', { strategy }).templateNamespace).toBe('apps');
  expect(object(chart, 'SelfNodeRemediationTemplate')).toEqual({
    apiVersion: 'self-node-remediation.medik8s.io/v1alpha1',
    kind: 'SelfNodeRemediationTemplate',
    metadata: { name: 'template', namespace: 'apps' },
    spec: { template: { spec } },
  });
});
