import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'boot-disk/avoids-read-only',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'The disk that a guest boots from must not be read-only',
    why: 'KubeVirt admits it. Most systems write to their root while they boot, and stop in an emergency shell or run without logs and state.',
    fix: 'Put an ephemeral volume under it, whose writes are lost when the guest stops, or acknowledge this for an image that is made for it.',
    * check({ spec: { domain: { devices: { disks = [], interfaces = [] } = {}, firmware } } }) {
      if (firmware?.kernelBoot?.container) return;
      const orders = [...disks, ...interfaces].flatMap(({ bootOrder }) => bootOrder ?? []);
      const first = Math.min(...orders);
      const i = orders.length ? disks.findIndex(({ bootOrder }) => bootOrder === first) : 0;
      if (disks[i]?.disk?.readonly) yield { field: `domain.devices.disks[${i}].disk.readonly`, got: true, allowed: 'false for the disk that boots' };
    },
  }),
];
