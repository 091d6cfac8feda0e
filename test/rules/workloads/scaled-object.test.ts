import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, object } from '../workload-table';

const NAME = 'scaled-object/has-valid-name';
const REPLICAS = 'scaled-object/has-valid-replicas';
const IDLE = 'scaled-object/avoids-idle-replicas';
const METRIC = 'scaled-object/requires-metric-type';
const TRIGGERS = 'scaled-object/has-unique-triggers';
const CACHED = 'scaled-object/excludes-cached-metrics';
const NONE = 'scaled-object/requires-event-for-none';
const FALLBACK = 'scaled-object/requires-event-for-fallback';
const BEHAVIOR = 'scaled-object/has-valid-behavior';

const TIMES = 'scaled-object/has-valid-cron';
says({
  [TIMES]: { level: FindingLevel.UNSTARTABLE },
  [NAME]: { allowed: 'at most 63 characters, keda-hpa- in front unless the autoscaler has a name' },
  [REPLICAS]: { allowed: ['at most maxReplicaCount, 100', 'at most maxReplicaCount, 3', 'below minReplicaCount, 0', 'below minReplicaCount, 1', 'below minReplicaCount, 2'] },
  [METRIC]: { level: FindingLevel.UNSTARTABLE },
  [IDLE]: { level: FindingLevel.ADVISED, allowed: '0, or none' },
  [TRIGGERS]: { allowed: 'a name that no earlier trigger has' },
  [CACHED]: { allowed: ['none with type cpu', 'none with type memory', 'none with type cron'] },
  [NONE]: { allowed: '1 or more' },
  [FALLBACK]: { allowed: 'none with these triggers' },
  [BEHAVIOR]: { level: FindingLevel.UNSTARTABLE, allowed: ['0 to 3600', '1 or more', '1 to 1800'] },
});

const hours = { timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 18 * * 1-5', desiredReplicas: '3' };
const CRON = { type: 'cron', metadata: hours };
const timed = (metadata: Json) => scaled({ triggers: [{ type: 'cron', metadata: { ...hours, ...metadata } }] });
const found = (field: string, got: string, allowed: string): Verdict => [TIMES, `spec.triggers[0].metadata.${field}`, got, { allowed }];
const CPU = { type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } };
const MEMORY = { type: 'memory', metricType: 'AverageValue', metadata: { value: '1Gi' } };
const scaled = (spec: Json, name = 'k') => [object('keda.sh/v1alpha1', 'ScaledObject', name, { scaleTargetRef: { name: 'd' }, triggers: [CRON], ...spec })];
const named = (name: string) => ({ advanced: { horizontalPodAutoscalerConfig: { name } } });
const behavior = (spec: Json) => ({ advanced: { horizontalPodAutoscalerConfig: { behavior: spec } } });
const at = (field: string, got: string): Verdict => [BEHAVIOR, `spec.advanced.horizontalPodAutoscalerConfig.behavior.${field}`, got];
const policy = (value: number, periodSeconds: number) => ({ policies: [{ type: 'Pods', value, periodSeconds }] });
const FIFTY_FOUR = 'a'.repeat(54);
const FIFTY_FIVE = 'a'.repeat(55);
const SIXTY_FOUR = 'a'.repeat(64);

appTable('scaled-object', [
  ['hours in UTC', timed({ timezone: 'UTC' })],
  ['a time zone that there is not', timed({ timezone: 'Europe/Berln' }), found('timezone', 'Europe/Berln', 'a name such as Europe/Berlin')],
  ['nothing', scaled({ triggers: [{ type: 'cron', metadata: {} }] }), [TIMES, 'spec.triggers[0].metadata', 'no timezone, start, end, desiredReplicas', { allowed: 'timezone, start, end and desiredReplicas' }]],
  ['a start that is no schedule', timed({ start: '8:00' }), found('start', '8:00', 'five fields, such as 0 8 * * 1-5')],
  ['a word for a schedule', timed({ start: '@daily' }), found('start', '@daily', 'five fields, such as 0 8 * * 1-5')],
  ['a schedule with a time zone', timed({ start: 'TZ=Asia/Tokyo 0 8 * * *' })],
  ['the time zone of the operator', timed({ timezone: 'Local' })],
  ['no number of replicas', timed({ desiredReplicas: '' }), [TIMES, 'spec.triggers[0].metadata', 'no desiredReplicas', { allowed: 'timezone, start, end and desiredReplicas' }]],
  ...['0', '2.5', 'three'].map((count): [string, Json[], Verdict] => [
    `${count} replicas`, timed({ desiredReplicas: count }), found('desiredReplicas', count, 'a whole number other than 0'),
  ]),
  ['an end at the start', timed({ end: hours.start }), found('end', hours.start, 'another time than that of start')],
  ['as it should be', scaled({})],
  ['a name of 54 characters', scaled({}, FIFTY_FOUR)],
  ['a name of 55', scaled({}, FIFTY_FIVE), [NAME, 'metadata.name', FIFTY_FIVE]],
  ['a name of 55 with another for the autoscaler', scaled(named('short'), FIFTY_FIVE)],
  ['a name of 64', scaled(named('short'), SIXTY_FOUR), [NAME, 'metadata.name', SIXTY_FOUR]],
  ['a long name for the autoscaler', scaled(named(SIXTY_FOUR)), [NAME, 'metadata.name', 'k']],
  ['the fewest above the most', scaled({ minReplicaCount: 4, maxReplicaCount: 3 }), [REPLICAS, 'spec.minReplicaCount', '4']],
  ['the fewest above what is the most unless said', scaled({ minReplicaCount: 101 }), [REPLICAS, 'spec.minReplicaCount', '101']],
  ['as many at least as at most', scaled({ minReplicaCount: 3, maxReplicaCount: 3 })],
  ['as many idle as at least', scaled({ idleReplicaCount: 2, minReplicaCount: 2 }), [REPLICAS, 'spec.idleReplicaCount', '2']],
  ['none idle and none at least', scaled({ idleReplicaCount: 0 }), [REPLICAS, 'spec.idleReplicaCount', '0']],
  ['none idle and none at least, which counts as one', scaled({ idleReplicaCount: 0, minReplicaCount: 0 })],
  ['one idle and none at least', scaled({ idleReplicaCount: 1, minReplicaCount: 0 }), [REPLICAS, 'spec.idleReplicaCount', '1']],
  ['none idle', scaled({ idleReplicaCount: 0, minReplicaCount: 2 })],
  ['fewer idle', scaled({ idleReplicaCount: 1, minReplicaCount: 2 }), [IDLE, 'spec.idleReplicaCount', '1']],
  ['names that differ', scaled({ triggers: [{ ...CRON, name: 'a' }, { ...CRON, name: 'b' }, CRON, CRON] })],
  ['a name twice', scaled({ triggers: [{ ...CRON, name: 'a' }, CRON, { ...CRON, name: 'a' }] }), [TRIGGERS, 'spec.triggers[2].name', 'a']],
  ...['cpu', 'memory', 'cron'].map((type): [string, Json[], Verdict] => [
    `cached ${type}`, scaled({ triggers: [{ type: 'prometheus', metadata: {} }, { type, metricType: 'AverageValue', metadata: type === 'cron' ? hours : {}, useCachedMetrics: true }] }),
    [CACHED, 'spec.triggers[1].useCachedMetrics', 'true'],
  ]),
  ['cached metrics', scaled({ triggers: [{ type: 'prometheus', metadata: {}, useCachedMetrics: true }] })],
  ['none by CPU', scaled({ triggers: [CPU] }), [NONE, 'spec.minReplicaCount', '0']],
  ['none by CPU and memory', scaled({ minReplicaCount: 0, triggers: [CPU, MEMORY] }), [NONE, 'spec.minReplicaCount', '0']],
  ['none of VMs by CPU', scaled({ triggers: [CPU], scaleTargetRef: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', name: 't' } }),
    [NONE, 'spec.minReplicaCount', '0', { level: FindingLevel.ADVISED }]],
  ['CPU without a metric type', scaled({ minReplicaCount: 1, triggers: [{ type: 'cpu', metadata: { value: '60' } }] }), [METRIC, 'spec.triggers[0].metricType', undefined, { allowed: 'Utilization, AverageValue' }]],
  ['the value of CPU itself', scaled({ minReplicaCount: 1, triggers: [{ ...CPU, metricType: 'Value' }] }), [METRIC, 'spec.triggers[0].metricType', 'Value', { allowed: 'Utilization, AverageValue' }]],
  ['memory by an older metric type', scaled({ minReplicaCount: 1, triggers: [CPU, { type: 'memory', metadata: { type: 'Utilization', value: '60' } }] }),
    [METRIC, 'spec.triggers[1].metadata.type', 'Utilization', { level: FindingLevel.ADVISED, allowed: 'metricType: Utilization beside type' }]],
  ['one by CPU', scaled({ minReplicaCount: 1, triggers: [CPU] })],
  ['none by CPU and the clock', scaled({ triggers: [CPU, CRON] })],
  ['a fallback', scaled({ fallback: { failureThreshold: 3, replicas: 2 } })],
  ['a fallback of CPU', scaled({ minReplicaCount: 1, fallback: { failureThreshold: 3, replicas: 2 }, triggers: [CPU] }), [FALLBACK, 'spec.fallback', '["cpu"]']],
  ['a fallback of a formula', scaled({
    minReplicaCount: 1, fallback: { failureThreshold: 3, replicas: 2 }, triggers: [CPU], advanced: { scalingModifiers: { formula: 'a', target: '1' } },
  })],
  ['the bounds of a behavior', scaled(behavior({ scaleUp: { stabilizationWindowSeconds: 3600, ...policy(1, 1800) }, scaleDown: policy(1, 1) }))],
  ['a long window', scaled(behavior({ scaleDown: { stabilizationWindowSeconds: 3601 } })), at('scaleDown.stabilizationWindowSeconds', '3601')],
  ['a negative window', scaled(behavior({ scaleUp: { stabilizationWindowSeconds: -1 } })), at('scaleUp.stabilizationWindowSeconds', '-1')],
  ['a step of nothing', scaled(behavior({ scaleUp: policy(0, 15) })), at('scaleUp.policies[0].value', '0')],
  ['no period', scaled(behavior({ scaleUp: policy(1, 0) })), at('scaleUp.policies[0].periodSeconds', '0')],
  ['a long period', scaled(behavior({ scaleDown: policy(1, 1801) })), at('scaleDown.policies[0].periodSeconds', '1801')],
]);
