import type { PanicDevice } from '../../../imports/kubevirt.io';
import { isBefore } from '../../manifests/by-release';
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
    id: 'panic-device/requires-gate',
    level: FindingLevel.REJECTED,
    until: '1.9',
    subject: vmi,
    gate: 'PanicDevices',
    summary: 'A guest must not have a panic device unless the cluster allows that',
    upstream: ['1.8:device/panic-gate'],
    * check({ spec }) {
      const { panicDevices = [] } = spec.domain.devices ?? {};
      if (panicDevices.length) yield { field: FIELD, got: panicDevices };
    },
  }),
  defineRule({
    id: 'panic-device/excludes-s390x',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest on s390x must not have a panic device',
    why: 'The architecture reports a panic by itself: KubeVirt refuses panicDevices there.',
    fix: 'Remove devices.panicDevices.',
    before: { 1.7: 'they are refused on ppc64le, too' },
    upstream: ['device/panic-s390x', '1.6:device/panic-ppc64le'],
    * check({ spec, architecture }, cluster) {
      const { panicDevices = [] } = spec.domain.devices ?? {};
      const isRefused = architecture === 's390x' || (architecture === 'ppc64le' && isBefore('1.7', cluster));
      if (isRefused && panicDevices.length) yield { field: FIELD, got: panicDevices, allowed: `no panic device on ${architecture}` };
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
