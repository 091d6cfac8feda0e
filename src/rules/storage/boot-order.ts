import { repeated } from '../../kubernetes/repeated';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'boot-order/is-unique',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The boot order of a disk or an interface must be one that no other disk or interface has',
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
];
