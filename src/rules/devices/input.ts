import type { Input } from '../../../imports/kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

const BUSES: readonly string[] = ['usb', 'virtio'];

interface JudgedInput {
  readonly input: Input;
  /** Whether an unknown preference may fill in its type. */
  readonly incomplete: boolean;
}

const input: Subject<JudgedInput> = partsOf(vmi, ({ spec, incomplete }) => (
  (spec.domain.devices?.inputs ?? []).map((value, i) => ({ value: { input: value, incomplete }, path: `domain.devices.inputs[${i}]` }))
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'input/has-known-bus',
    level: FindingLevel.REJECTED,
    subject: input,
    summary: `The bus of an input device must be ${BUSES.join(' or ')}`,
    why: 'KubeVirt refuses every other bus.',
    fix: 'Write bus: usb, which every guest has a driver for, or virtio.',
    upstream: ['device/input-bus'],
    * check({ input: { bus } }) {
      if (bus && !BUSES.includes(bus)) yield { field: 'bus', got: bus, allowed: BUSES.join(', ') };
    },
  }),
  defineRule({
    id: 'input/has-known-type',
    level: FindingLevel.REJECTED,
    subject: input,
    summary: 'The type of an input device must be tablet',
    why: 'KubeVirt refuses every other type; only an instance of its own may leave it empty.',
    fix: 'Write type: tablet; a keyboard is there without asking.',
    upstream: ['device/input-type'],
    * check({ input: { type }, incomplete }) {
      if (type !== 'tablet' && (type || !incomplete)) yield { field: 'type', got: type, allowed: 'tablet' };
    },
  }),
];
