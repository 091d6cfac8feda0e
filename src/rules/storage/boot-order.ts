import { repeated } from '../../kubernetes/repeated';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { diskRule } from '../subjects/disk-rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'boot-order/is-unique',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Disks and interfaces share one boot order',
    why: 'KubeVirt refuses a boot order that a disk or an earlier interface has already.',
    fix: 'Number disks and interfaces together, from 1.',
    upstream: ['disk/boot-order-duplicate', 'interface/boot-order-duplicate'],
    * check({ spec: { domain: { devices: { disks = [], interfaces = [] } = {} } } }) {
      const bootable = [
        ...disks.map(({ bootOrder }, i) => ({ bootOrder, field: `domain.devices.disks[${i}].bootOrder` })),
        ...interfaces.map(({ bootOrder }, i) => ({ bootOrder: bootOrder || undefined, field: `domain.devices.interfaces[${i}].bootOrder` })),
      ];
      for (const i of repeated(bootable, ({ bootOrder }) => bootOrder)) {
        yield { field: bootable[i].field, got: bootable[i].bootOrder, allowed: 'a number that no other disk or interface has' };
      }
    },
  }),
  diskRule({
    id: 'disk/has-valid-boot-order',
    level: FindingLevel.REJECTED,
    summary: 'The boot order of a disk starts from 1',
    why: 'KubeVirt refuses 0.',
    fix: 'Number disks and interfaces together, from 1, or remove bootOrder: the guest does not boot from this disk then.',
    upstream: ['disk/boot-order-zero'],
    * check(disks) {
      for (const { disk: { bootOrder }, path } of disks) {
        if (bootOrder === 0) yield { field: `${path}.bootOrder`, got: 0, allowed: 'a number from 1' };
      }
    },
  }),
];
