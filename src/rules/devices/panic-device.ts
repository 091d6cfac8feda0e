import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const FIELD = 'domain.devices.panicDevices';
const MODELS = ['hyperv', 'isa', 'pvpanic'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'panic-device/excludes-s390x',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest on s390x has no panic device of its own',
    why: 'The architecture reports a panic by itself: KubeVirt refuses panicDevices there.',
    fix: 'Remove devices.panicDevices.',
    upstream: ['device/panic-s390x'],
    * check({ spec, architecture }) {
      const { panicDevices = [] } = spec.domain.devices ?? {};
      if (architecture === 's390x' && panicDevices.length > 0) {
        yield { field: FIELD, got: panicDevices, allowed: 'no panic device on s390x' };
      }
    },
  }),
  defineRule({
    id: 'panic-device/has-known-model',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The model of a panic device is one that KubeVirt knows',
    why: 'KubeVirt refuses every other word, the empty one too.',
    fix: 'Remove model for the default of the architecture, or write one of the allowed words.',
    upstream: ['device/panic-model'],
    * check({ spec }) {
      for (const [i, { model }] of (spec.domain.devices?.panicDevices ?? []).entries()) {
        if (model === undefined || MODELS.includes(model)) continue;
        yield { field: `${FIELD}[${i}].model`, got: model, allowed: MODELS.join(', ') };
      }
    },
  }),
];
