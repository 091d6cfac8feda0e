import type { LabelSelector, TopologySpreadConstraint } from '../../../imports/kubernetes';
import { podNumbers } from '../../analysis/nodes/lasting-replicas';
import { isLabelKey, LABEL_KEY_WORDS } from '../../kubernetes/label';
import { LabelIndex, matchesSelector } from '../../manifests/label-index';
import { selectedKeys } from '../../manifests/label-selector';
import { isUnknownLauncherLabel } from '../../manifests/launcher-pod';
import { placingPods, scheduledPods } from '../../manifests/scheduled-pods';
import type { ScheduledPod } from '../../manifests/scheduled-pods';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { entriesOf } from '../subjects/entries';
import { labelSelectorViolations, SELECTOR_FIX } from '../subjects/label-selector';
import { launchedVmi } from '../subjects/launched-vmi';
import { vmi } from '../subjects/vmi';

const LIST = 'topologySpreadConstraints';

const constraint: Subject<TopologySpreadConstraint> = partsOf(vmi, ({ spec }) => entriesOf(spec[LIST], LIST));
const launchedConstraint: Subject<TopologySpreadConstraint> = partsOf(launchedVmi, ({ spec }) => entriesOf(spec[LIST], LIST));
/** Upstream leaves out the index of the constraint. */
const selector: Subject<LabelSelector> = partsOf(vmi, ({ spec: { [LIST]: list = [] } }) => list.flatMap(({ labelSelector }, i) => (
  labelSelector ? [{ value: labelSelector, path: `${LIST}[${i}].labelSelector`, reported: `${LIST}.labelSelector` }] : []
)));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'topology-spread/has-valid-max-skew',
    level: FindingLevel.REJECTED,
    subject: constraint,
    summary: 'The maxSkew of a spread constraint must be 1 or more',
    why: 'Not even one guest could be placed: KubeVirt refuses a maxSkew of 0 or less, as Kubernetes refuses such a pod.',
    fix: 'Write maxSkew: 1 for the most even spread.',
    upstream: ['topology/max-skew'],
    * check({ maxSkew }) {
      if (maxSkew < 1) yield { field: 'maxSkew', got: maxSkew, allowed: 'a number from 1' };
    },
  }),
  defineRule({
    id: 'topology-spread/has-valid-topology-key',
    level: FindingLevel.REJECTED,
    subject: constraint,
    summary: 'The topologyKey of a spread constraint must be the key of a label',
    why: 'KubeVirt refuses an empty topologyKey and one that cannot be the key of a label, as Kubernetes refuses such a pod.',
    fix: 'Write kubernetes.io/hostname for nodes, topology.kubernetes.io/zone for zones.',
    upstream: ['topology/key-empty', 'topology/key-format'],
    * check({ topologyKey }) {
      if (!isLabelKey(topologyKey)) yield { field: 'topologyKey', got: topologyKey, allowed: LABEL_KEY_WORDS };
    },
  }),
  defineRule({
    id: 'topology-spread/has-valid-selector',
    level: FindingLevel.REJECTED,
    subject: selector,
    summary: 'A spread constraint must count pods by labels that can exist',
    why: 'No pod can have such labels: KubeVirt refuses the selector.',
    fix: SELECTOR_FIX,
    upstream: ['topology/label-selector'],
    check: labelSelectorViolations,
  }),
  defineRule({
    id: 'topology-spread/has-valid-min-domains',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedConstraint,
    summary: 'The minDomains of a spread constraint must be 1 or more, beside DoNotSchedule',
    why: 'KubeVirt admits it and copies it into the launcher pod, which Kubernetes refuses: the VM never starts.',
    fix: 'Write whenUnsatisfiable: DoNotSchedule, or remove minDomains.',
    * check({ minDomains, whenUnsatisfiable }) {
      if (minDomains === undefined) return;
      if (minDomains < 1) yield { field: 'minDomains', got: minDomains, allowed: '1 or more' };
      else if (whenUnsatisfiable !== 'DoNotSchedule') yield { field: 'minDomains', got: minDomains, allowed: 'only with whenUnsatisfiable: DoNotSchedule' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'topology-spread/matches-own-labels',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A spread constraint must count the pods that have it',
    why: 'The scheduler spreads what labelSelector selects. Pods that it does not select, or that have no labelSelector, do not count: they go where what it selects is rare, or anywhere, and '
      + 'all of them may be on one node. A launcher pod has the labels of the template, none of the VM itself.',
    fix: 'Select labels of the same template.',
    * check(manifests, cluster) {
      let index: LabelIndex<ScheduledPod> | undefined;
      for (const pod of placingPods(manifests, cluster)) {
        const { manifest, path, topologySpreadConstraints = [] } = pod;
        for (const [i, { labelSelector }] of topologySpreadConstraints.entries()) {
          if (labelSelector) {
            if (isUnknown(labelSelector) || matchesSelector(labelSelector, pod.labels)) continue;
            // A pod by itself may keep away from others.
            const isOne = podNumbers(manifest, undefined).written === 1;
            if (isOne && (index ??= new LabelIndex(scheduledPods(manifests, cluster))).find(manifest.metadata.namespace, labelSelector)) continue;
          }
          yield { manifest, field: `${path}.${LIST}[${i}].labelSelector`, got: labelSelector, allowed: 'labels of the template itself' };
        }
      }
    },
  }),
];

/** What cannot be a selector is told as that. */
function isUnknown(value: LabelSelector): boolean {
  return selectedKeys(value).some(isUnknownLauncherLabel) || [...labelSelectorViolations(value)].length > 0;
}
