import type { PanicDevice } from '../../../imports/kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

const FIELD = 'domain.devices.panicDevices';
const MODELS: readonly string[] = ['hyperv', 'isa', 'pvpanic'];

const panicDevice: Subject<PanicDevice> = partsOf(vmi, ({ spec }) => (
  (spec.domain.devices?.panicDevices ?? []).map((value, i) => ({ value, path: `${FIELD}[${i}]` }))
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'panic-device/excludes-s390x',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest on s390x must not have a panic device',
    why: 'The architecture reports a panic by itself: KubeVirt refuses panicDevices there.',
    fix: 'Remove devices.panicDevices.',
    upstream: ['device/panic-s390x'],
    * check({ spec, architecture }) {
      const { panicDevices = [] } = spec.domain.devices ?? {};
      if (architecture !== 's390x' || panicDevices.length === 0) return;
      yield { field: FIELD, got: panicDevices, allowed: 'no panic device on s390x' };
    },
  }),
  defineRule({
    id: 'panic-device/has-known-model',
    level: FindingLevel.REJECTED,
    subject: panicDevice,
    summary: 'The model of a panic device must be one that KubeVirt knows',
    why: 'KubeVirt refuses every other value, the empty one too.',
    fix: 'Remove model for the default of the architecture, or write one of the allowed values.',
    upstream: ['device/panic-model'],
    * check({ model }) {
      if (model !== undefined && !MODELS.includes(model)) yield { field: 'model', got: model, allowed: MODELS.join(', ') };
    },
  }),
];
