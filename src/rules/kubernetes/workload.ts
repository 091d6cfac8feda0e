import { all, dnsLabel, emptyOr, must, natural, share, surge } from './check';
import type { Check } from './check';
import { definePlacesRule } from './places';
import { matchesSelector } from '../../manifests/label-index';
import type { ObjectRule } from '../rule';
import { labelSelectorViolations } from '../subjects/label-selector';

const OWNERS = ['apps/DaemonSet', 'apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet'];

const matching: Check = function* ({ selector, template }) {
  if (!selector) return;
  const { matchLabels = {}, matchExpressions = [] } = selector;
  if (!Object.keys(matchLabels).length && !matchExpressions.length) {yield { field: 'selector', got: selector, allowed: 'labels' };} else if ([...labelSelectorViolations(selector)].length === 0 && !matchesSelector(selector, template?.metadata?.labels ?? {})) {
    yield { field: 'selector', got: selector, allowed: 'labels that the template has' };
  }
};
const isZero = (amount: unknown): boolean => amount === 0 || (typeof amount === 'string' && /^0+%$/.test(amount));
const rolling: Check = function* ({ strategy = {} }) {
  const { type = 'RollingUpdate', rollingUpdate } = strategy;
  if (type === 'Recreate' && rollingUpdate) yield { field: 'strategy.rollingUpdate', got: rollingUpdate, allowed: 'nothing with Recreate' };
  if (type === 'RollingUpdate' && rollingUpdate && isZero(rollingUpdate.maxSurge) && isZero(rollingUpdate.maxUnavailable)) {
    yield { field: 'strategy.rollingUpdate.maxUnavailable', got: rollingUpdate.maxUnavailable, allowed: 'above 0 where maxSurge is 0' };
  }
};
const progress: Check = function* ({ progressDeadlineSeconds, minReadySeconds = 0 }) {
  if (progressDeadlineSeconds === undefined || progressDeadlineSeconds > minReadySeconds) return;
  yield { field: 'progressDeadlineSeconds', got: progressDeadlineSeconds, allowed: `above minReadySeconds, ${minReadySeconds}` };
};
/** One of the two is 0: maxUnavailable is 1 where nothing is said. */
const oneWay: Check = function* ({ updateStrategy = {} }) {
  const { type = 'RollingUpdate', rollingUpdate } = updateStrategy;
  if (type !== 'RollingUpdate' || !rollingUpdate) return;
  const { maxUnavailable = 1, maxSurge = 0 } = rollingUpdate;
  if (isZero(maxUnavailable) && isZero(maxSurge)) yield { field: 'updateStrategy.rollingUpdate.maxUnavailable', got: maxUnavailable, allowed: 'above 0 where maxSurge is 0' };
  if (!isZero(maxUnavailable) && !isZero(maxSurge)) yield { field: 'updateStrategy.rollingUpdate.maxSurge', got: maxSurge, allowed: 'nothing, or maxUnavailable 0' };
};

/** A claim of a StatefulSet is a volume of its pods, and asked for as any claim. */
const claimOfSet: Check = function* ({ metadata, spec }) {
  if (!metadata?.name) yield { field: 'metadata.name', got: metadata?.name, allowed: 'a name' };
  if (!spec?.accessModes?.length) yield { field: 'spec.accessModes', got: spec?.accessModes, allowed: 'a value' };
  if (spec?.resources?.requests?.storage === undefined) yield { field: 'spec.resources.requests.storage', allowed: 'a size' };
};

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'workload/matches-selector',
    summary: 'The selector of a Deployment, ReplicaSet, StatefulSet or DaemonSet must match the labels of its template',
    why: 'Otherwise the owner would not find its pods: the API server refuses it (pkg/apis/apps/validation of Kubernetes v1.34).',
    fix: 'Put the labels of the selector on the template.',
    places: Object.fromEntries(OWNERS.map((kind) => [kind, { spec: matching }])),
  }),
  definePlacesRule({
    id: 'workload/has-valid-selector',
    summary: 'Selectors of workloads must select labels that can exist',
    fix: 'Write keys and values as labels have them; In and NotIn take values, Exists and DoesNotExist take none.',
    places: {
      ...Object.fromEntries(OWNERS.map((kind) => [kind, { 'spec.selector': labelSelectorViolations }])),
      'policy/PodDisruptionBudget': { 'spec.selector': labelSelectorViolations },
      '/PersistentVolumeClaim': { 'spec.selector': labelSelectorViolations },
    },
  }),
  definePlacesRule({
    id: 'workload/fits-bounds',
    summary: 'Numbers of a workload must not be negative',
    fix: 'Write 0 or more.',
    places: {
      ...Object.fromEntries(OWNERS.map((kind) => [kind, {
        'spec.replicas': natural,
        'spec.minReadySeconds': natural,
        'spec.ordinals.start': natural,
        'spec.updateStrategy.rollingUpdate.partition': natural,
      }])),
      ...Object.fromEntries(['apps/DaemonSet', 'apps/Deployment'].map((kind) => [kind, {
        'spec.replicas': natural, 'spec.minReadySeconds': natural, 'spec.revisionHistoryLimit': natural,
      }])),
      '/ReplicationController': { 'spec.replicas': natural, 'spec.minReadySeconds': natural },
    },
  }),
  definePlacesRule({
    id: 'workload/has-valid-strategy',
    summary: 'An update must be able to go on: some pods may be more or fewer than wanted, as numbers or percentages; claims of a StatefulSet must have name, access modes and size',
    fix: 'Write maxSurge or maxUnavailable above 0, as a number without quotes or a percentage; of a claim what is missing.',
    places: {
      'apps/Deployment': {
        'spec': all(rolling, progress), 'spec.strategy.rollingUpdate.maxSurge': surge, 'spec.strategy.rollingUpdate.maxUnavailable': share,
      },
      'apps/DaemonSet': { 'spec': oneWay, 'spec.updateStrategy.rollingUpdate.maxSurge': share, 'spec.updateStrategy.rollingUpdate.maxUnavailable': share },
      'apps/StatefulSet': {
        'spec.updateStrategy': must(({ type, rollingUpdate }) => type !== 'OnDelete' || rollingUpdate === undefined, 'no rollingUpdate with OnDelete'),
        'spec.volumeClaimTemplates[]': claimOfSet,
        'spec.volumeClaimTemplates[].metadata.name': dnsLabel,
        'spec.serviceName': emptyOr(dnsLabel),
      },
    },
  }),
  definePlacesRule({
    id: 'workload/has-valid-share',
    summary: 'A PodDisruptionBudget must have minAvailable or maxUnavailable, as a number or a percentage up to 100%',
    fix: 'Keep one of the two, as a number without quotes or a percentage.',
    places: {
      'policy/PodDisruptionBudget': {
        'spec': must(({ minAvailable, maxUnavailable }) => minAvailable === undefined || maxUnavailable === undefined, 'minAvailable or maxUnavailable'),
        'spec.minAvailable': share,
        'spec.maxUnavailable': share,
      },
    },
  }),
];
