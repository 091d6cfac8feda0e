import type { DiskTarget } from '../../../imports/kubevirt.io';
import { isPciAddress, PCI_WORDS } from '../../kubernetes/pci-address';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { busOf, disk, diskAtDoubledPath, disksOf, startedVmiDisk, TARGETS, targetOf } from '../subjects/disk';
import { domain } from '../subjects/domain';

const BUSES = ['virtio', 'scsi', 'sata', 'usb'] as const;
type Bus = typeof BUSES[number];
const KNOWN_BUSES: readonly string[] = BUSES;
const ARM64_BUSES: readonly string[] = ['virtio', 'scsi'] satisfies Bus[];

/** The target `disk` of each disk. Upstream reports its PCI address at a path of its own. */
const diskTarget: Subject<DiskTarget> = partsOf(domain, (value) => disksOf(value).flatMap((part, i) => {
  const target = part.value.disk;
  return target ? [{ value: target, path: `${part.path}.disk`, reported: `devices.disks.domain.devices.disks.disk[${i}]` }] : [];
}));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'disk-bus/requires-virtio-for-pci-address',
    level: FindingLevel.REJECTED,
    subject: diskTarget,
    summary: 'A disk with a PCI address must be on the virtio bus',
    why: 'Other disks are behind a controller: KubeVirt refuses a PCI address on them, and also where no bus is written.',
    fix: 'Write bus: virtio beside pciAddress, or remove pciAddress.',
    upstream: ['disk/pci-address-bus'],
    * check({ pciAddress, bus }) {
      if (pciAddress && bus !== 'virtio') yield { field: 'pciAddress', got: pciAddress, allowed: 'only with bus: virtio' };
    },
  }),
  defineRule({
    id: 'disk-bus/has-valid-pci-address',
    level: FindingLevel.REJECTED,
    subject: diskTarget,
    summary: 'The PCI address of a disk must be domain:bus:slot.function',
    why: 'KubeVirt refuses every other form.',
    fix: 'Write all four parts in hexadecimal, such as 0000:81:01.0, or leave the place to KubeVirt.',
    upstream: ['disk/pci-address-format'],
    * check({ pciAddress }) {
      if (pciAddress && !isPciAddress(pciAddress)) yield { field: 'pciAddress', got: pciAddress, allowed: PCI_WORDS };
    },
  }),
  defineRule({
    id: 'disk-bus/is-known',
    level: FindingLevel.REJECTED,
    subject: disk,
    summary: 'The bus of a disk must be one that KubeVirt knows',
    why: 'KubeVirt refuses every other value, and ide, which the q35 machine does not have.',
    fix: 'Write virtio for speed, sata for guests without virtio drivers.',
    upstream: ['disk/bus-ide', 'disk/bus-unknown'],
    * check(value) {
      const bus = busOf(value);
      if (bus && !KNOWN_BUSES.includes(bus)) yield { field: `${targetOf(value)}.bus`, got: bus, allowed: KNOWN_BUSES.join(', ') };
    },
  }),
  defineRule({
    id: 'disk-bus/fits-cdrom',
    level: FindingLevel.REJECTED,
    subject: disk,
    summary: 'A CD-ROM drive must not be on the virtio bus',
    why: 'KubeVirt refuses it, since QEMU has none. On arm64 and s390x one without a bus is on virtio in the instance, and refused there.',
    fix: 'Write cdrom: {bus: scsi}, or sata on amd64.',
    upstream: ['disk/cdrom-virtio'],
    * check(value) {
      if (targetOf(value) !== 'cdrom' || busOf(value) !== 'virtio') return;
      yield { field: 'cdrom.bus', got: 'virtio', allowed: busesExcept('virtio') };
    },
  }),
  defineRule({
    id: 'disk-bus/excludes-read-only-sata',
    level: FindingLevel.REJECTED,
    subject: disk,
    summary: 'A read-only disk must not be on the SATA bus',
    why: 'KubeVirt refuses it, since QEMU has none. On amd64 a disk without a bus is a SATA one in the instance, and refused there.',
    fix: 'Write bus: virtio or scsi, attach the volume as cdrom, or remove readonly.',
    upstream: ['disk/sata-readonly'],
    * check({ disk: target }) {
      if (target?.bus !== 'sata' || !target.readonly) return;
      yield { field: 'disk.bus', got: 'sata', allowed: `${busesExcept('sata')} where readonly is true` };
    },
  }),
  defineRule({
    id: 'disk-bus/requires-virtio-for-io-thread',
    level: FindingLevel.REJECTED,
    subject: diskAtDoubledPath,
    summary: 'A disk with an I/O thread of its own must be on the virtio bus',
    why: 'libvirt gives them to no other, so KubeVirt refuses it. On amd64 a disk without a bus is a SATA one in the instance, and refused there.',
    fix: 'Write bus: virtio, or remove dedicatedIOThread.',
    upstream: ['disk/dedicated-iothread-bus'],
    * check(value) {
      const bus = busOf(value);
      if (!value.dedicatedIOThread || !bus || bus === 'virtio') return;
      yield { field: 'dedicatedIOThread', got: `true with bus ${bus}`, allowed: 'only with bus: virtio', reported: '' };
    },
  }),
  defineRule({
    id: 'disk-bus/fits-arm64',
    level: FindingLevel.REJECTED,
    subject: startedVmiDisk,
    summary: `On arm64 a disk must be on the ${ARM64_BUSES.join(' or ')} bus`,
    why: 'The virt machine of arm64 has no other bus for disks: KubeVirt refuses the instance.',
    fix: 'Write bus: virtio, or scsi for a CD-ROM drive.',
    upstream: ['disk/arm64-bus'],
    * check({ disk: value, architecture }) {
      if (architecture !== 'arm64') return;
      for (const target of TARGETS) {
        const bus = value[target]?.bus;
        if (bus && !ARM64_BUSES.includes(bus)) yield { field: `${target}.bus`, got: bus, allowed: ARM64_BUSES.join(', ') };
      }
    },
  }),
];

function busesExcept(excluded: Bus): string {
  return BUSES.filter((bus) => bus !== excluded).join(', ');
}
