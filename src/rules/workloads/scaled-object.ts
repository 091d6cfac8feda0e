import type { ScaledObject, ScaledObjectSpec } from '../../../imports/keda.sh';
import type { HPAScalingRules } from '../../../imports/kubernetes';
import { isCronSchedule } from '../../kubernetes/cron-schedule';
import { repeated } from '../../kubernetes/repeated';
import { isTimeZone } from '../../kubernetes/time-zone';
import { SCALED_OBJECT } from '../../manifests/scale-target';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';
import { specsOf } from '../subjects/object-spec';

const REFUSED = 'KEDA\'s webhook refuses it, and where that is off its operator does nothing with it (apis/keda/v1alpha1 of KEDA v2.20';
const OF_RESOURCES: readonly string[] = ['cpu', 'memory'];
const UNCACHED: readonly string[] = [...OF_RESOURCES, 'cron'];
/** What the value of such a trigger may be. */
const OF_SHARES: readonly (string | undefined)[] = ['Utilization', 'AverageValue'];
/** The most characters of the value of a label. */
const LONGEST = 63;
const DIRECTIONS = ['scaleUp', 'scaleDown'] as const;
/** The time zone of the operator, as Go calls it. */
const LOCAL = 'Local';

const scaledObjects = objectsOf<ScaledObject>(SCALED_OBJECT);
const spec: Subject<ScaledObjectSpec> = specsOf<ScaledObject>(SCALED_OBJECT);
const direction: Subject<HPAScalingRules> = partsOf(spec, ({ advanced }) => DIRECTIONS.flatMap((name) => {
  const rulesOfOne = advanced?.horizontalPodAutoscalerConfig?.behavior?.[name];
  return rulesOfOne ? [{ value: rulesOfOne, path: `advanced.horizontalPodAutoscalerConfig.behavior.${name}` }] : [];
}));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'scaled-object/has-valid-cron',
    level: FindingLevel.UNSTARTABLE,
    subject: spec,
    summary: 'A trigger of type cron must have a time zone, and a start and an end that differ',
    why: 'The metadata of a trigger are texts to the API server and the webhook. The operator of KEDA parses them (pkg/scalers/cron_scaler.go of KEDA v2.20), and makes no scaler of what it cannot parse: the '
      + 'ScaledObject is not ready, and nothing is scaled. Of a time zone that does not exist the trigger fails whenever it is asked. Words such as @daily it does not know.',
    fix: 'Write timezone as Europe/Berlin, start and end as five fields of cron, and desiredReplicas as a whole number.',
    * check({ triggers = [] }) {
      for (const [i, { type, metadata }] of triggers.entries()) {
        if (type !== 'cron') continue;
        const { timezone, start, end, desiredReplicas } = metadata ?? {};
        const field = `triggers[${i}].metadata`;
        const missing = Object.entries({ timezone, start, end, desiredReplicas }).flatMap(([name, text]) => (text ? [] : [name]));
        if (missing.length) yield { field, got: `no ${missing.join(', ')}`, allowed: 'timezone, start, end and desiredReplicas' };
        if (timezone && timezone !== LOCAL && !isTimeZone(timezone)) yield { field: `${field}.timezone`, got: timezone, allowed: 'a name such as Europe/Berlin' };
        for (const [name, got] of Object.entries({ start, end })) {
          if (got && (got.includes('@') || !isCronSchedule(got))) yield { field: `${field}.${name}`, got, allowed: 'five fields, such as 0 8 * * 1-5' };
        }
        if (desiredReplicas && !isCount(desiredReplicas)) yield { field: `${field}.desiredReplicas`, got: desiredReplicas, allowed: 'a whole number other than 0' };
        if (start && start === end) yield { field: `${field}.end`, got: end, allowed: 'another time than that of start' };
      }
    },
  }),
  defineRule({
    id: 'scaled-object/requires-metric-type',
    level: FindingLevel.UNSTARTABLE,
    subject: spec,
    summary: 'A trigger of type cpu or memory must say by metricType what its value is',
    why: 'The operator of KEDA makes no scaler of a trigger without it (pkg/scalers/cpu_memory_scaler.go of KEDA v2.20: unknown metric type): the ScaledObject is not ready, and nothing is scaled. Since v2.18 it refuses '
      + 'metadata.type, by which it was said before.',
    fix: 'Write metricType: Utilization for percent of the request, or AverageValue for an amount, beside type.',
    * check({ triggers = [] }) {
      for (const [i, { type, metricType, metadata }] of triggers.entries()) {
        if (!OF_RESOURCES.includes(type)) continue;
        if (metadata?.type) yield { field: `triggers[${i}].metadata.type`, got: metadata.type, allowed: `metricType: ${metadata.type} beside type`, level: FindingLevel.ADVISED };
        else if (!OF_SHARES.includes(metricType)) yield { field: `triggers[${i}].metricType`, got: metricType, allowed: 'Utilization, AverageValue' };
      }
    },
  }),
  defineRule({
    id: 'scaled-object/has-valid-name',
    level: FindingLevel.REJECTED,
    subject: scaledObjects,
    summary: 'The name of a ScaledObject, and that of the autoscaler that KEDA makes of it, must fit into a label',
    why: `${REFUSED}, verifyName). The autoscaler is called keda-hpa-<name> unless it has a name of its own.`,
    fix: 'Shorten the name, or write advanced.horizontalPodAutoscalerConfig.name.',
    * check({ metadata, spec: { advanced } }) {
      const { name = '' } = metadata ?? {};
      const made = advanced?.horizontalPodAutoscalerConfig?.name || `keda-hpa-${name}`;
      if (name.length > LONGEST || made.length > LONGEST) {
        yield { field: 'metadata.name', got: name, allowed: `at most ${LONGEST} characters, keda-hpa- in front unless the autoscaler has a name` };
      }
    },
  }),
  defineRule({
    id: 'scaled-object/has-valid-replicas',
    level: FindingLevel.REJECTED,
    subject: spec,
    summary: 'The numbers of replicas of a ScaledObject must be in order: idle, fewest, most',
    why: `${REFUSED}, CheckReplicaCountBoundsAreValid). Nothing said is no idle number, at least 0 and at most 100; a minReplicaCount of 0 that is written counts as 1.`,
    fix: 'Lower idleReplicaCount below minReplicaCount, and that to maxReplicaCount.',
    * check({ idleReplicaCount: idle, minReplicaCount, maxReplicaCount: most = 100 }) {
      const least = minReplicaCount === undefined ? 0 : Math.max(minReplicaCount, 1);
      if (least > most) yield { field: 'minReplicaCount', got: minReplicaCount, allowed: `at most maxReplicaCount, ${most}` };
      if (idle !== undefined && idle >= least) yield { field: 'idleReplicaCount', got: idle, allowed: `below minReplicaCount, ${least}` };
    },
  }),
  defineRule({
    id: 'scaled-object/avoids-idle-replicas',
    level: FindingLevel.ADVISED,
    subject: spec,
    summary: 'A ScaledObject should have no idle replicas other than none',
    why: 'KEDA scales down to idleReplicaCount, and the HorizontalPodAutoscaler that it made back to minReplicaCount at once: only with no replicas it stands still (KEDA issue 2314).',
    fix: 'Write idleReplicaCount: 0, or leave it out and lower minReplicaCount.',
    * check({ idleReplicaCount: got, minReplicaCount: least = 0 }) {
      if (got !== undefined && got > 0 && got < least) yield { field: 'idleReplicaCount', got, allowed: '0, or none' };
    },
  }),
  defineRule({
    id: 'scaled-object/has-unique-triggers',
    level: FindingLevel.REJECTED,
    subject: spec,
    summary: 'The triggers of a ScaledObject must have names that differ',
    why: `${REFUSED}, ValidateTriggers).`,
    fix: 'Rename a trigger, or remove its name.',
    * check({ triggers }) {
      for (const index of repeated(triggers, ({ name }) => name || undefined)) {
        yield { field: `triggers[${index}].name`, got: triggers[index].name, allowed: 'a name that no earlier trigger has' };
      }
    },
  }),
  defineRule({
    id: 'scaled-object/excludes-cached-metrics',
    level: FindingLevel.REJECTED,
    subject: spec,
    summary: 'A trigger of type cpu, memory or cron must not have useCachedMetrics',
    why: `${REFUSED}, ValidateTriggers).`,
    fix: 'Remove useCachedMetrics.',
    * check({ triggers }) {
      for (const [index, { type, useCachedMetrics }] of triggers.entries()) {
        if (useCachedMetrics && UNCACHED.includes(type)) yield { field: `triggers[${index}].useCachedMetrics`, got: true, allowed: `none with type ${type}` };
      }
    },
  }),
  defineRule({
    id: 'scaled-object/requires-event-for-none',
    level: FindingLevel.REJECTED,
    subject: spec,
    summary: 'A ScaledObject that scales to none must have a trigger other than cpu and memory',
    why: 'Where there is no pod there is nothing to measure, so none would ever come back. Of Deployments and StatefulSets KEDA\'s webhook refuses it (verifyCPUMemoryScalers of KEDA v2.20); of '
      + 'VMs it does not look, and one always stays.',
    fix: 'Write minReplicaCount: 1, or add a trigger such as prometheus or cron.',
    * check({ minReplicaCount: least = 0, scaleTargetRef: { apiVersion = 'apps/v1' }, triggers }) {
      if (least > 0 || !triggers.length || !triggers.every(({ type }) => OF_RESOURCES.includes(type))) return;
      yield { field: 'minReplicaCount', got: least, allowed: '1 or more', ...apiVersion === 'apps/v1' ? {} : { level: FindingLevel.ADVISED } };
    },
  }),
  defineRule({
    id: 'scaled-object/requires-event-for-fallback',
    level: FindingLevel.REJECTED,
    subject: spec,
    summary: 'A ScaledObject with a fallback must have a trigger other than cpu and memory',
    why: `${REFUSED}, CheckFallbackValid): usage of CPU and memory does not come through KEDA, which cannot tell whether it fails.`,
    fix: 'Remove fallback, or add another trigger.',
    * check({ fallback, advanced, triggers }) {
      if (!fallback || advanced?.scalingModifiers || !triggers.every(({ type }) => OF_RESOURCES.includes(type))) return;
      yield { field: 'fallback', got: triggers.map(({ type }) => type), allowed: 'none with these triggers' };
    },
  }),
  defineRule({
    id: 'scaled-object/has-valid-behavior',
    level: FindingLevel.UNSTARTABLE,
    subject: direction,
    summary: 'The behavior of a ScaledObject must be one that Kubernetes takes',
    why: 'KEDA admits it and copies it into the HorizontalPodAutoscaler that it makes, which the API server then refuses (ValidateHorizontalPodAutoscaler): nothing is ever scaled.',
    fix: 'Write a window of at most 3600 seconds, and policies with a value from 1 and a period from 1 to 1800 seconds.',
    * check({ stabilizationWindowSeconds: window = 0, policies = [] }) {
      if (window < 0 || window > 3600) yield { field: 'stabilizationWindowSeconds', got: window, allowed: '0 to 3600' };
      for (const [index, { value, periodSeconds: period }] of policies.entries()) {
        if (value < 1) yield { field: `policies[${index}].value`, got: value, allowed: '1 or more' };
        if (period < 1 || period > 1800) yield { field: `policies[${index}].periodSeconds`, got: period, allowed: '1 to 1800' };
      }
    },
  }),
];

/** KEDA takes 0 for none. */
function isCount(text: string): boolean {
  return /^-?\d+$/.test(text) && Number(text) !== 0;
}
