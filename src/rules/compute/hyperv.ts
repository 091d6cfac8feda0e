import { REQUIREMENTS } from '../../manifests/effective/hyperv-requirements';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { startedVmi } from '../subjects/vmi';

const FIELD = 'domain.features.hyperv';
export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'hyperv/enables-requirements',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'A Hyper-V feature comes with the one it is built on',
    why: 'KubeVirt switches on what is needed and not mentioned, but refuses an instance in which it was switched off.',
    fix: 'Remove the enabled: false of the needed feature, or switch this one off too.',
    upstream: [
      'hyperv/dependency-evmcs',
      'hyperv/dependency-ipi',
      'hyperv/dependency-tlbflush',
      'hyperv/dependency-synictimer',
      'hyperv/dependency-synic',
    ],
    * check({ spec }) {
      const { hyperv } = spec.domain.features ?? {};
      for (const [feature, requirement] of REQUIREMENTS) {
        if (!hyperv?.[feature]?.enabled || hyperv[requirement]?.enabled) continue;
        yield {
          field: `${FIELD}.${feature}`,
          reported: `${FIELD}.${FIELD}.${feature}`,
          got: hyperv[feature],
          allowed: `only with ${requirement}`,
        };
      }
    },
  }),
  defineRule({
    id: 'hyperv/requires-vmx-for-evmcs',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'Nested Hyper-V needs the CPU feature vmx',
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
    summary: 'Hyper-V features are either listed or passed through',
    why: 'KubeVirt refuses an instance with both hyperv and hypervPassthrough, whatever they say.',
    fix: 'Keep one of them.',
    upstream: ['hyperv/passthrough-exclusive'],
    * check({ spec }) {
      const { hyperv, hypervPassthrough } = spec.domain.features ?? {};
      if (hyperv && hypervPassthrough) yield { field: FIELD, got: hyperv, allowed: 'not with hypervPassthrough' };
    },
  }),
];
