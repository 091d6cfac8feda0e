import { isLabelKey, LABEL_KEY_WORDS } from '../../kubernetes/label';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { labelSelectorMistakes } from '../subjects/label-selector';
import { vmi } from '../subjects/vmi';

const LIST = 'topologySpreadConstraints';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'topology-spread/has-valid-max-skew',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Spread guests may differ by 1 or more',
    why: 'Not even one guest could be placed: KubeVirt refuses a maxSkew of 0 or less, as Kubernetes refuses it of a pod.',
    fix: 'Write maxSkew: 1 for the most even spread.',
    upstream: ['topology/max-skew'],
    * check({ spec: { topologySpreadConstraints = [] } }) {
      for (const [i, { maxSkew }] of topologySpreadConstraints.entries()) {
        if (maxSkew < 1) yield { field: `${LIST}[${i}].maxSkew`, got: maxSkew, allowed: 'a number from 1' };
      }
    },
  }),
  defineRule({
    id: 'topology-spread/has-valid-topology-key',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A spread constraint says by which label of nodes it counts',
    why: 'KubeVirt refuses an empty topologyKey and one that cannot be the key of a label, as Kubernetes refuses it of a pod.',
    fix: 'Write kubernetes.io/hostname for nodes, topology.kubernetes.io/zone for zones.',
    upstream: ['topology/key-empty', 'topology/key-format'],
    * check({ spec: { topologySpreadConstraints = [] } }) {
      for (const [i, { topologyKey }] of topologySpreadConstraints.entries()) {
        if (!isLabelKey(topologyKey)) yield { field: `${LIST}[${i}].topologyKey`, got: topologyKey, allowed: LABEL_KEY_WORDS };
      }
    },
  }),
  defineRule({
    id: 'topology-spread/has-valid-selector',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A spread constraint counts pods by labels that exist',
    why: 'No pod can have such labels: KubeVirt refuses the selector.',
    fix: 'Write keys and values as labels have them; In and NotIn take values, Exists and DoesNotExist take none.',
    upstream: ['topology/label-selector'],
    * check({ spec: { topologySpreadConstraints = [] } }) {
      for (const [i, { labelSelector }] of topologySpreadConstraints.entries()) {
        for (const mistake of labelSelectorMistakes(labelSelector, `${LIST}[${i}].labelSelector`)) {
          const reported = (mistake.reported ?? mistake.field).replace(`${LIST}[${i}]`, LIST);
          yield { ...mistake, reported };
        }
      }
    },
  }),
];
