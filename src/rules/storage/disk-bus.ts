import { isPciAddress, PCI_WORDS } from '../../kubernetes/pci-address';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { diskRule, placedDisks } from '../subjects/disk-rule';
import type { PlacedDisk } from '../subjects/disk-rule';
import { startedVmi } from '../subjects/vmi';

const BUSES = ['virtio', 'scsi', 'sata', 'usb'];
const ARM64_BUSES = ['virtio', 'scsi'];

export const rules: readonly ObjectRule[] = [
  diskRule({
    id: 'disk-bus/requires-virtio-for-pci-address',
    level: FindingLevel.REJECTED,
    summary: 'Only a virtio disk has a PCI address',
    why: 'Other disks are behind a controller: KubeVirt refuses a PCI address on them, and also where no bus is written.',
    fix: 'Write bus: virtio beside pciAddress, or remove pciAddress.',
    upstream: ['disk/pci-address-bus'],
    * check(disks) {
      for (const [i, { disk: { disk }, path }] of disks.entries()) {
        if (!disk?.pciAddress || disk.bus === 'virtio') continue;
        yield { field: `${path}.disk.pciAddress`, got: disk.pciAddress, allowed: 'only with bus: virtio', reported: reportedPciAddress(i) };
      }
    },
  }),
  diskRule({
    id: 'disk-bus/has-valid-pci-address',
    level: FindingLevel.REJECTED,
    summary: 'The PCI address of a disk is domain:bus:slot.function',
    why: 'KubeVirt refuses every other form.',
    fix: 'Write all four parts in hexadecimal, such as 0000:81:01.0, or leave the place to KubeVirt.',
    upstream: ['disk/pci-address-format'],
    * check(disks) {
      for (const [i, { disk: { disk }, path }] of disks.entries()) {
        if (!disk?.pciAddress || isPciAddress(disk.pciAddress)) continue;
        yield { field: `${path}.disk.pciAddress`, got: disk.pciAddress, allowed: PCI_WORDS, reported: reportedPciAddress(i) };
      }
    },
  }),
  diskRule({
    id: 'disk-bus/is-known',
    level: FindingLevel.REJECTED,
    summary: 'The bus of a disk is one that KubeVirt has',
    why: 'KubeVirt refuses every other word, and ide, which the q35 machine does not have.',
    fix: 'Write virtio for speed, sata for guests without virtio drivers.',
    upstream: ['disk/bus-ide', 'disk/bus-unknown'],
    * check(disks) {
      for (const disk of disks) {
        if (disk.bus && !BUSES.includes(disk.bus)) yield { field: busPath(disk), got: disk.bus, allowed: BUSES.join(', ') };
      }
    },
  }),
  diskRule({
    id: 'disk-bus/fits-cdrom',
    level: FindingLevel.REJECTED,
    summary: 'A CD-ROM drive is not on the virtio bus',
    why: 'KubeVirt refuses it, since QEMU has none. On arm64 and s390x one without a bus is on virtio in the instance, and refused there.',
    fix: 'Write cdrom: {bus: scsi}, or sata on amd64.',
    upstream: ['disk/cdrom-virtio'],
    * check(disks) {
      for (const disk of disks) {
        if (disk.target === 'cdrom' && disk.bus === 'virtio') yield { field: busPath(disk), got: disk.bus, allowed: 'scsi, sata, usb' };
      }
    },
  }),
  diskRule({
    id: 'disk-bus/excludes-read-only-sata',
    level: FindingLevel.REJECTED,
    summary: 'A SATA disk cannot be read-only',
    why: 'KubeVirt refuses it, since QEMU has none. On amd64 a disk without a bus is a SATA one in the instance, and refused there.',
    fix: 'Write bus: virtio or scsi, attach the volume as cdrom, or remove readonly.',
    upstream: ['disk/sata-readonly'],
    * check(disks) {
      for (const disk of disks) {
        if (disk.bus !== 'sata' || !disk.disk.disk?.readonly) continue;
        yield { field: busPath(disk), got: disk.bus, allowed: 'virtio, scsi, usb where readonly is true' };
      }
    },
  }),
  diskRule({
    id: 'disk-bus/requires-virtio-for-io-thread',
    level: FindingLevel.REJECTED,
    summary: 'Only a virtio disk has an I/O thread of its own',
    why: 'libvirt gives them to no other, so KubeVirt refuses it. On amd64 a disk without a bus is a SATA one in the instance, and refused there.',
    fix: 'Write bus: virtio, or remove dedicatedIOThread.',
    upstream: ['disk/dedicated-iothread-bus'],
    * check(disks) {
      for (const { disk: { dedicatedIOThread }, path, bus, reportedPath } of disks) {
        if (!dedicatedIOThread || !bus || bus === 'virtio') continue;
        yield { field: `${path}.dedicatedIOThread`, got: `true with bus ${bus}`, allowed: 'only with bus: virtio', reported: reportedPath };
      }
    },
  }),
  defineRule({
    id: 'disk-bus/fits-arm64',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'On arm64 a disk is on virtio or SCSI',
    why: 'The virt machine of arm64 has no other bus for disks: KubeVirt refuses the instance.',
    fix: 'Write bus: virtio, or scsi for a CD-ROM drive.',
    upstream: ['disk/arm64-bus'],
    * check({ spec, architecture }) {
      if (architecture !== 'arm64') return;
      for (const { disk, path } of placedDisks(spec.domain)) {
        for (const target of ['disk', 'cdrom', 'lun'] as const) {
          const bus = disk[target]?.bus;
          if (bus && !ARM64_BUSES.includes(bus)) yield { field: `${path}.${target}.bus`, got: bus, allowed: ARM64_BUSES.join(', ') };
        }
      }
    },
  }),
];

function busPath({ path, target }: PlacedDisk): string {
  return `${path}.${target}.bus`;
}

function reportedPciAddress(index: number): string {
  return `domain.devices.disks.domain.devices.disks.disk[${index}].pciAddress`;
}
