import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../src/admission';
import { GuestCpu, VirtualMachineInstanceReplicaSet, VirtualMachinePool } from '../../src/compute';
import {
  ScaledObject, ScaledObjectProps, ScaleFallbackBehavior, ScaleMetricType, ScaleTrigger, ScalingBehavior, StartLatency, TriggerAuthentication,
} from '../../src/scaling';
import { newChart, object, problems, SMALL } from '../compute/fixture';

const QUERY = { serverAddress: 'http://prometheus:9090', query: 'sum(queue_depth)', threshold: 20 };
const QUEUE = ScaleTrigger.prometheus(QUERY);
const QUEUED = { type: 'prometheus', metadata: { serverAddress: 'http://prometheus:9090', query: 'sum(queue_depth)', threshold: '20' } };
const DERIVED = {
  scaleUp: {
    stabilizationWindowSeconds: 0,
    selectPolicy: 'Max',
    policies: [{ type: 'Percent', value: 50, periodSeconds: 270 }, { type: 'Pods', value: 2, periodSeconds: 270 }],
  },
  scaleDown: { stabilizationWindowSeconds: 600, policies: [{ type: 'Pods', value: 1, periodSeconds: 300 }] },
};
const NONE = { behavior: ScalingBehavior.kubernetes() };

const deployment = (chart: Chart) => new kplus.Deployment(chart, 'app', { metadata: { name: 'app' }, containers: [{ image: 'app:1' }] });
const vms = (chart: Chart) => new VirtualMachineInstanceReplicaSet(chart, 'vms', SMALL);

function scaled(make: (chart: Chart) => kplus.IScalable, props: Partial<ScaledObjectProps> = {}) {
  const chart = newChart();
  new ScaledObject(chart, 'scaler', { target: make(chart), triggers: [QUEUE], maxReplicas: 10, ...props });
  expect(problems(chart)).toEqual([]);
  return object(chart, 'ScaledObject');
}

test('virtual machines by the length of a queue, never to none unless asked', () => {
  const chart = newChart();
  new ScaledObject(chart, 'scaler', { target: vms(chart), triggers: [QUEUE], maxReplicas: 10 });
  expect(object(chart, 'ScaledObject')).toEqual({
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'scaler', namespace: 'apps' },
    spec: {
      scaleTargetRef: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', name: 'vms' },
      minReplicaCount: 1,
      maxReplicaCount: 10,
      advanced: { horizontalPodAutoscalerConfig: { behavior: DERIVED } },
      triggers: [QUEUED],
    },
  });
  expect(Admission.of(chart).findings()).toEqual([]);
});

test('pods, as Kubernetes scales them', () => {
  expect(scaled(deployment).spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'app' }, minReplicaCount: 1, maxReplicaCount: 10, triggers: [QUEUED],
  });
});

const slow = StartLatency.virtualMachine({ prepare: { min: Duration.minutes(1), max: Duration.minutes(9) } });
const seconds = (count: number) => Duration.seconds(count);
test.each<[string, Partial<ScaledObjectProps>, object]>([
  ['to none, after as long as the start suggests', { minReplicas: 0 }, { minReplicaCount: 0, cooldownPeriod: 600, advanced: expect.anything() }],
  ['to none, for slow ones', { minReplicas: 0, behavior: ScalingBehavior.fromStartLatency(slow) }, { minReplicaCount: 0, cooldownPeriod: 1500, advanced: expect.anything() }],
  ['to none, as KEDA does', { minReplicas: 0, ...NONE }, { minReplicaCount: 0 }],
  ['to few', { minReplicas: 2, idleReplicas: 1 }, { minReplicaCount: 2, idleReplicaCount: 1, cooldownPeriod: 600, advanced: expect.anything() }],
  ['with periods of its own', { ...NONE, pollingInterval: seconds(15), cooldownPeriod: seconds(60), initialCooldownPeriod: seconds(0) },
    { pollingInterval: 15, cooldownPeriod: 60, initialCooldownPeriod: 0 }],
  ['with a fallback', { ...NONE, fallback: { failureThreshold: 3, replicas: 2, behavior: ScaleFallbackBehavior.CURRENT_REPLICAS_IF_HIGHER } },
    { fallback: { failureThreshold: 3, replicas: 2, behavior: 'currentReplicasIfHigher' } }],
  ['and back', { ...NONE, restoreToOriginalReplicaCount: true }, { advanced: { restoreToOriginalReplicaCount: true } }],
  ['with a tolerance that is asked for', { behavior: ScalingBehavior.of({ scaleUp: { tolerancePercent: 5 } }) },
    { advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleUp: { tolerance: '50m' } } } } }],
])('%s', (_, props, expected) => {
  const { scaleTargetRef, triggers, maxReplicaCount, minReplicaCount, ...rest } = scaled(vms, props).spec;
  expect(minReplicaCount === 1 ? rest : { minReplicaCount, ...rest }).toEqual(expected);
});

const authentication = (chart: Chart) => new TriggerAuthentication(chart, 'auth', {
  secrets: { password: { secret: kplus.Secret.fromSecretName(chart, 'secret', 'queue'), key: 'pw' } },
});
const CPU = { type: 'cpu', metricType: 'Utilization' };
test.each<[string, (chart: Chart) => ScaleTrigger, (chart: Chart) => kplus.IScalable, object]>([
  ['Prometheus', () => ScaleTrigger.prometheus({
    ...QUERY, threshold: 0.5, activationThreshold: 2, ignoreNullValues: false, name: 'queue', metricType: ScaleMetricType.VALUE, useCachedMetrics: true,
  }), vms, {
    type: 'prometheus',
    name: 'queue',
    metricType: 'Value',
    useCachedMetrics: true,
    metadata: { ...QUEUED.metadata, threshold: '0.5', activationThreshold: '2', ignoreNullValues: 'false' },
  }],
  ['CPU of guests', () => ScaleTrigger.cpuUtilization(70), vms, { ...CPU, metadata: { value: '70', containerName: 'compute' } }],
  ['CPU of pods', () => ScaleTrigger.cpuUtilization(70), deployment, { ...CPU, metadata: { value: '70' } }],
  ['the clock', () => ScaleTrigger.cron({ start: '0 6 * * *', end: '0 20 * * *', desiredReplicas: 3 }), vms,
    { type: 'cron', metadata: { timezone: 'Etc/UTC', start: '0 6 * * *', end: '0 20 * * *', desiredReplicas: '3' } }],
  ['the clock of a place', () => ScaleTrigger.cron({ start: '0 6 * * *', end: '0 20 * * *', desiredReplicas: 3, timezone: 'Europe/Berlin', name: 'day' }), vms,
    { type: 'cron', name: 'day', metadata: { timezone: 'Europe/Berlin', start: '0 6 * * *', end: '0 20 * * *', desiredReplicas: '3' } }],
  ['another', (chart) => ScaleTrigger.of('rabbitmq', { queueName: 'jobs' }, { authentication: authentication(chart) }), vms,
    { type: 'rabbitmq', metadata: { queueName: 'jobs' }, authenticationRef: { name: 'auth' } }],
  ['another with credentials of the cluster', (chart) => ScaleTrigger.of('rabbitmq', {}, {
    authentication: TriggerAuthentication.fromClusterTriggerAuthenticationName(chart, 'auth', 'shared'),
  }), vms, { type: 'rabbitmq', metadata: {}, authenticationRef: { name: 'shared', kind: 'ClusterTriggerAuthentication' } }],
])('a trigger: %s', (_, trigger, target, expected) => {
  const chart = newChart();
  new ScaledObject(chart, 'scaler', { target: target(chart), triggers: [trigger(chart)], maxReplicas: 3 });
  expect(object(chart, 'ScaledObject').spec.triggers).toEqual([expected]);
});

test.each<[string, ScaleTrigger, object | undefined]>([
  ['measured, all CPUs are requested', ScaleTrigger.cpuUtilization(70), { requests: { cpu: '4' } }],
  ['not measured, they are not', QUEUE, undefined],
])('where CPU is %s', (_, trigger, resources) => {
  const chart = newChart();
  const target = new VirtualMachinePool(chart, 'vms', { ...SMALL, cpu: GuestCpu.cores(4) });
  const scaler = new ScaledObject(chart, 'scaler', { target, triggers: [trigger], maxReplicas: 3 });
  expect(object(chart, 'VirtualMachinePool').spec.virtualMachineTemplate.spec.template.spec.domain.resources).toEqual(resources);
  expect([scaler.target, target.hasAutoscaler]).toEqual([target, true]);
});

test('the target gives up its number', () => {
  const chart = newChart();
  new ScaledObject(chart, 'scaler', { target: new VirtualMachinePool(chart, 'vms', { ...SMALL, replicas: 3 }), triggers: [QUEUE], maxReplicas: 3 });
  expect(problems(chart)).toEqual([expect.stringContaining('replicas of VirtualMachinePool "vms": got 3; allowed: none beside an autoscaler.')]);
});

const day = (fields: object) => ({ triggers: [ScaleTrigger.cron({ start: '0 6 * * *', end: '0 20 * * *', desiredReplicas: 3, ...fields })] });
test.each<[string, Partial<ScaledObjectProps>, string]>([
  ['no triggers', { triggers: [] }, 'triggers: got []; allowed: at least one. Say by what it scales.'],
  ['a negative minimum', { minReplicas: -1 }, 'minReplicas: got -1; allowed: a whole number from 0. Give a number of replicas.'],
  ['no maximum', { minReplicas: 0, maxReplicas: 0 }, 'maxReplicas: got 0; allowed: a whole number from 1. Exchange the fewest and the most, or raise it.'],
  ['a maximum below the minimum', { minReplicas: 3, maxReplicas: 2 }, 'maxReplicas: got 2; allowed: a whole number from 3. Exchange the fewest and the most, or raise it.'],
  ['as many idle as at least', { minReplicas: 1, idleReplicas: 1 }, 'idleReplicas: got 1; allowed: a whole number below `minReplicas`. Leave it out for `minReplicas`.'],
  ['no polling', { pollingInterval: seconds(0) }, 'pollingInterval: got "0 s"; allowed: whole seconds from 1. KEDA counts in seconds.'],
  ['half a second', { cooldownPeriod: seconds(0.5) }, 'cooldownPeriod: got "0.5 s"; allowed: whole seconds from 0. KEDA counts in seconds.'],
  ['half a second at first', { initialCooldownPeriod: seconds(0.5) }, 'initialCooldownPeriod: got "0.5 s"; allowed: whole seconds from 0. KEDA counts in seconds.'],
  ['a negative fallback', { fallback: { failureThreshold: 1, replicas: -1 } }, 'fallback.replicas: got -1; allowed: a whole number from 0. Give a number.'],
  ['half a failure', { fallback: { failureThreshold: 0.5, replicas: 1 } }, 'fallback.failureThreshold: got 0.5; allowed: a whole number from 0. Give a number.'],
  ['a long window', { behavior: ScalingBehavior.of({ scaleDown: { stabilizationWindow: Duration.hours(2) } }) },
    'scaleDown.stabilizationWindow: got "7200 s"; allowed: whole seconds from 0 to 3600. These are the bounds of Kubernetes.'],
  ['no threshold', { triggers: [ScaleTrigger.prometheus({ ...QUERY, threshold: 0 })] },
    'ScaleTrigger.prometheus threshold: got 0; allowed: a number above 0. Give what one replica copes with.'],
  ['no percentage', { triggers: [ScaleTrigger.cpuUtilization(0)] }, 'ScaleTrigger percentage: got 0; allowed: a whole number from 1. KEDA reads no other.'],
  ['no replicas', day({ desiredReplicas: 0 }), 'ScaleTrigger desiredReplicas: got 0; allowed: a whole number from 1. KEDA reads no other.'],
  ['no time', day({ end: '0 6 * * *' }),
    'ScaleTrigger.cron end: got "0 6 * * *"; allowed: another time than `start`. Leave the trigger out and raise `minReplicas` for good.'],
])('refuses %s', (_, props, message) => {
  const chart = newChart();
  expect(() => new ScaledObject(chart, 'scaler', { target: vms(chart), triggers: [QUEUE], maxReplicas: 10, ...props }))
    .toThrow(new Error(`[chart/scaler] ${message}`));
});

test('credentials', () => {
  const chart = newChart();
  authentication(chart);
  expect(object(chart, 'TriggerAuthentication')).toEqual({
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'TriggerAuthentication',
    metadata: { name: 'auth', namespace: 'apps' },
    spec: { secretTargetRef: [{ parameter: 'password', name: 'queue', key: 'pw' }] },
  });
  expect(() => new TriggerAuthentication(chart, 'none', { secrets: {} }))
    .toThrow(new Error('[chart/none] secrets: got {}; allowed: at least one. A trigger without credentials needs no TriggerAuthentication.'));
});

test.each([
  ['ScaledObject', ScaledObject.fromScaledObjectName], ['TriggerAuthentication', TriggerAuthentication.fromTriggerAuthenticationName],
  ['ClusterTriggerAuthentication', TriggerAuthentication.fromClusterTriggerAuthenticationName],
])('a %s that this app does not make', (kind, load) => {
  const imported = load(newChart(), 'theirs', 'name');
  expect([imported.apiVersion, imported.kind, imported.name]).toEqual(['keda.sh/v1alpha1', kind, 'name']);
});
