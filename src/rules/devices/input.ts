import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'input/has-known-bus',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An input device is plugged in by virtio or USB',
    why: 'KubeVirt refuses every other bus.',
    fix: 'Write bus: usb, which every guest has a driver for, or virtio.',
    upstream: ['device/input-bus'],
    * check({ spec }) {
      for (const [i, { bus }] of (spec.domain.devices?.inputs ?? []).entries()) {
        if (!bus || bus === 'virtio' || bus === 'usb') continue;
        yield { field: `domain.devices.inputs[${i}].bus`, got: bus, allowed: 'usb, virtio' };
      }
    },
  }),
  defineRule({
    id: 'input/has-known-type',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An input device is a tablet',
    why: 'KubeVirt knows no other type; only an instance of its own may leave it empty.',
    fix: 'Write type: tablet; a keyboard is there without asking.',
    upstream: ['device/input-type'],
    * check({ spec, incomplete: expanded }) {
      for (const [i, { type }] of (spec.domain.devices?.inputs ?? []).entries()) {
        if (type === 'tablet' || (expanded && !type)) continue;
        yield { field: `domain.devices.inputs[${i}].type`, got: type, allowed: 'tablet' };
      }
    },
  }),
];
