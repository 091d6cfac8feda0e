import type { FeatureHyperv } from '../../../imports/kubevirt.io';
import { REQUIREMENTS } from '../../manifests/effective/hyperv-requirements';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { startedVmi } from '../subjects/vmi';

const FIELD = 'domain.features.hyperv';

/** The Hyper-V features of an instance. */
const hypervFeatures: Subject<FeatureHyperv> = partsOf(startedVmi, ({ spec: { domain: { features } } }) => (
  features?.hyperv ? [{ value: features.hyperv, path: FIELD }] : []
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'hyperv/requires-dependencies',
    level: FindingLevel.REJECTED,
    subject: hypervFeatures,
    summary: 'A Hyper-V feature must come with the one it depends on',
    why: 'KubeVirt switches on what is needed and not mentioned, but refuses an instance in which it was switched off.',
    fix: 'Remove the enabled: false of the needed feature, or switch this one off too.',
    upstream: [
      'hyperv/dependency-evmcs',
      'hyperv/dependency-ipi',
      'hyperv/dependency-tlbflush',
      'hyperv/dependency-synictimer',
      'hyperv/dependency-synic',
    ],
    * check(hyperv) {
      for (const [feature, requirement] of REQUIREMENTS) {
        if (!hyperv[feature]?.enabled || hyperv[requirement]?.enabled) continue;
        // Upstream puts the path of the features before the path of one.
        yield { field: feature, reported: `${FIELD}.${feature}`, got: hyperv[feature], allowed: `only with ${requirement}` };
      }
    },
  }),
  defineRule({
    id: 'hyperv/requires-vmx-for-evmcs',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'Nested Hyper-V (evmcs) must come with the CPU feature vmx',
    why: 'KubeVirt adds vmx for evmcs by itself, unless a needed Hyper-V feature was switched off; then it refuses the instance.',
    fix: 'Remove the enabled: false of the needed feature, or write the CPU feature vmx with policy: require.',
    upstream: ['hyperv/evmcs-vmx-missing', 'hyperv/evmcs-vmx-policy'],
    * check({ spec: { domain } }) {
      const evmcs = domain.features?.hyperv?.evmcs;
      if (!evmcs || evmcs.enabled === false) return;
      const features = domain.cpu?.features ?? [];
      if (features.length === 0) yield { field: 'domain.cpu.features', allowed: 'vmx with policy: require' };
      for (const [i, { name, policy }] of features.entries()) {
        if (name === 'vmx' && policy !== 'require') yield { field: `domain.cpu.features[${i}].policy`, got: policy, allowed: 'require' };
      }
    },
  }),
  defineRule({
    id: 'hyperv/excludes-passthrough',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'Hyper-V features must not be both listed and passed through',
    why: 'KubeVirt refuses an instance with both hyperv and hypervPassthrough, whatever they contain.',
    fix: 'Keep one of them.',
    upstream: ['hyperv/passthrough-exclusive'],
    * check({ spec }) {
      const { hyperv, hypervPassthrough } = spec.domain.features ?? {};
      if (hyperv && hypervPassthrough) yield { field: FIELD, got: hyperv, allowed: 'not with hypervPassthrough' };
    },
  }),
];
