import type { LunTarget } from '../../../imports/kubevirt.io';
import { DNS_LABEL_WORDS, isDnsLabel } from '../../kubernetes/dns-name';
import { repeated } from '../../kubernetes/repeated';
import { sourcesOf } from '../../manifests/volume-source';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { busOf, disk, diskAtDoubledPath, disksOf, TARGETS, targetOf, vmiDisk } from '../subjects/disk';
import { domain } from '../subjects/domain';
import { meantByRepeated } from '../subjects/repeated-names';
import { vmi } from '../subjects/vmi';

const EMPTY_CDROM_GATE = 'DeclarativeHotplugVolumes';
const CACHES: readonly string[] = ['none', 'writethrough', 'writeback'];
const IO_MODES: readonly string[] = ['native', 'threads'];
const ERROR_POLICIES: readonly string[] = ['stop', 'ignore', 'report', 'enospace'];
const LONGEST_SERIAL = 256;
/** From QEMU 9.1 on, which KubeVirt 1.6 has (`MAX_SERIAL_LEN` of scsi-disk). */
const LONGEST_SCSI_SERIAL = 36;
/** Of virtio (`VIRTIO_BLK_ID_BYTES`) and of ATA. */
const SEEN_SERIAL = 20;
/** One of these is the default of each architecture. */
const CUTTING_BUSES: readonly (string | undefined)[] = ['virtio', 'sata', undefined];
const SERIAL = /^[A-Za-z\d_.+-]+$/;
const SERIAL_WORDS = `at most ${LONGEST_SERIAL} letters, digits, _, ., + and -`;

/** Each LUN of a VMI spec. Upstream does not report which disk it is. */
const lun: Subject<LunTarget> = partsOf(vmi, ({ spec }) => disksOf(spec.domain).flatMap(({ value, path }) => (
  value.lun ? [{ value: value.lun, path: `domain.${path}.lun`, reported: 'domain.devices.disks.luns' }] : []
)));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'disk/references-volume',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A disk must have a volume of the same name',
    why: `KubeVirt refuses a disk without a volume. Only a CD-ROM drive may be empty, while the gate ${EMPTY_CDROM_GATE} is on.`,
    fix: 'Add a volume of this name, or remove the disk.',
    upstream: ['disk/volume-missing', 'disk/empty-cdrom-gate'],
    * check({ spec: { volumes, domain: { devices } } }, { enabledFeatureGates }) {
      const names = new Set(volumes?.map(({ name }) => name));
      const mayBeEmpty = enabledFeatureGates.includes(EMPTY_CDROM_GATE);
      const told = meantByRepeated(volumes, devices?.disks);
      for (const [i, { name, cdrom }] of devices?.disks?.entries() ?? []) {
        if (names.has(name) || (cdrom && mayBeEmpty) || told.has(name)) continue;
        const allowed = `the name of a volume${names.size ? `: ${[...names].join(', ')}` : '; there are no volumes'}`;
        yield { field: `domain.devices.disks[${i}].name`, got: name, allowed };
      }
    },
  }),
  defineRule({
    id: 'disk/requires-claim-for-lun',
    level: FindingLevel.REJECTED,
    subject: vmiDisk,
    summary: 'The volume of a LUN must be a PersistentVolumeClaim or a DataVolume',
    why: 'The SCSI commands of a LUN go to a storage device of the node: KubeVirt refuses a volume that is only a file.',
    fix: 'Attach this volume as disk, or use a persistentVolumeClaim or dataVolume.',
    upstream: ['disk/lun-volume-type'],
    * check({ disk: { name, lun: target }, volumes }) {
      const volume = volumes.get(name);
      if (!target || !volume || volume.persistentVolumeClaim || volume.dataVolume) return;
      const source = sourcesOf(volume).join(', ') || 'empty';
      yield { field: 'lun', got: `volume ${name} is ${source}`, allowed: 'a persistentVolumeClaim or dataVolume' };
    },
  }),
  defineRule({
    id: 'disk/requires-virtio-for-downward-metrics',
    level: FindingLevel.REJECTED,
    subject: vmiDisk,
    summary: 'A disk of downward metrics must be a plain disk on virtio',
    why: 'KubeVirt refuses every other target or bus; on amd64 a disk without a bus is a SATA one in the instance, and refused there.',
    fix: 'Write a disk of the name of the volume, with disk: {bus: virtio}.',
    upstream: ['disk/downward-metrics-target', 'disk/downward-metrics-bus'],
    * check({ disk: value, written, volumes }) {
      const bus = busOf(value);
      if (!volumes.get(value.name)?.downwardMetrics || (value.disk && (!bus || bus === 'virtio'))) return;
      const target = written && targetOf(written);
      const reported = value.disk ? 'disk.bus' : 'disk';
      const allowed = 'disk: {bus: virtio}';
      if (target === 'disk') yield { field: 'disk.bus', got: bus, allowed };
      else if (target) yield { field: target, got: target, allowed, reported };
      else yield { field: 'name', got: `${value.name} without a target`, allowed, reported };
    },
  }),
  defineRule({
    id: 'disk/has-unique-name',
    level: FindingLevel.REJECTED,
    subject: domain,
    summary: 'Disks must have different names',
    why: 'KubeVirt refuses a second disk of the same name: a volume would be attached twice.',
    fix: 'Write the name of the volume that it is for, of which each has one disk, or remove it.',
    upstream: ['disk/name-duplicate'],
    * check({ devices: { disks = [] } = {} }) {
      for (const i of repeated(disks, ({ name }) => name)) {
        yield { field: `devices.disks[${i}].name`, got: disks[i].name, allowed: 'a name that no other disk has' };
      }
    },
  }),
  defineRule({
    id: 'disk/excludes-second-target',
    level: FindingLevel.REJECTED,
    subject: disk,
    summary: `A disk must be only one of ${TARGETS.join(', ')}`,
    why: 'KubeVirt refuses a disk with several targets. With none it is a disk.',
    fix: 'Keep one of them.',
    upstream: ['disk/multiple-targets'],
    * check(value) {
      const found = TARGETS.filter((target) => value[target] !== undefined);
      if (found.length > 1) yield { field: '', got: found, allowed: `one of ${TARGETS.join(', ')}` };
    },
  }),
  defineRule({
    id: 'disk/has-valid-boot-order',
    level: FindingLevel.REJECTED,
    subject: disk,
    summary: 'The boot order of a disk must be 1 or more',
    why: 'KubeVirt refuses 0.',
    fix: 'Number disks and interfaces together, from 1, or remove bootOrder: the guest does not boot from this disk then.',
    upstream: ['disk/boot-order-zero'],
    * check({ bootOrder }) {
      if (bootOrder === 0) yield { field: 'bootOrder', got: 0, allowed: 'a number from 1' };
    },
  }),
  defineRule({
    id: 'disk/has-valid-serial',
    level: FindingLevel.REJECTED,
    subject: disk,
    summary: `The serial number of a disk must be ${SERIAL_WORDS}`,
    why: 'KubeVirt refuses every other character, and a longer one.',
    fix: 'Shorten the serial number and replace other characters, such as spaces, by -.',
    upstream: ['disk/serial-characters', 'disk/serial-length'],
    * check({ serial }) {
      if (serial && (!SERIAL.test(serial) || serial.length > LONGEST_SERIAL)) yield { field: 'serial', got: serial, allowed: SERIAL_WORDS };
    },
  }),
  defineRule({
    id: 'disk/fits-scsi-serial',
    level: FindingLevel.UNSTARTABLE,
    subject: vmiDisk,
    summary: `The serial number of a disk on SCSI must have at most ${LONGEST_SCSI_SERIAL} characters`,
    why: 'KubeVirt admits more, and QEMU does not start the guest: the serial number can\'t be longer than 36 characters. A volume that is plugged in later is tried again for ever.',
    fix: 'Shorten the serial number.',
    * check({ disk: { serial = '', disk: target } }) {
      if (target?.bus !== 'scsi' || serial.length <= LONGEST_SCSI_SERIAL || serial.length > LONGEST_SERIAL) return;
      yield { field: 'serial', got: serial, allowed: `at most ${LONGEST_SCSI_SERIAL} characters on SCSI` };
    },
  }),
  defineRule({
    id: 'disk/avoids-cut-serial',
    level: FindingLevel.ADVISED,
    subject: vmiDisk,
    summary: `The serial number of a disk on virtio or SATA should have at most ${SEEN_SERIAL} characters`,
    why: 'A guest sees no more of it: nothing is found by the whole serial number under /dev/disk/by-id, and disks that begin alike have the same name there.',
    fix: 'Shorten the serial number to what tells the disks apart, or write bus: scsi, which shows 36 characters.',
    * check({ disk: { serial = '', disk: target } }) {
      if (!target || !CUTTING_BUSES.includes(target.bus) || serial.length <= SEEN_SERIAL || serial.length > LONGEST_SERIAL) return;
      yield { field: 'serial', got: serial, allowed: `at most ${SEEN_SERIAL} characters, of which the guest sees ${serial.slice(0, SEEN_SERIAL)}` };
    },
  }),
  defineRule({
    id: 'disk/avoids-serial-of-drive',
    level: FindingLevel.ADVISED,
    subject: disk,
    summary: 'Only a disk, no LUN and no CD-ROM drive, must have a serial number',
    why: 'KubeVirt gives it to plain disks only: the guest does not find a LUN or a drive by the serial number that is written.',
    fix: 'Remove serial. A LUN has the serial number of the storage; a CD-ROM is found by the label of its medium.',
    * check({ serial, lun: target, cdrom }) {
      if (serial && (target ?? cdrom)) yield { field: 'serial', got: serial, allowed: 'only with disk' };
    },
  }),
  defineRule({
    id: 'disk/has-known-cache',
    level: FindingLevel.REJECTED,
    subject: disk,
    summary: 'The cache mode of a disk must be one that KubeVirt knows',
    why: 'KubeVirt refuses every other value, also modes that QEMU has, such as unsafe.',
    fix: 'Write one of the allowed values, or remove cache: KubeVirt then chooses for the storage.',
    upstream: ['disk/cache'],
    * check({ cache }) {
      if (cache && !CACHES.includes(cache)) yield { field: 'cache', got: cache, allowed: CACHES.join(', ') };
    },
  }),
  defineRule({
    id: 'disk/has-known-io',
    level: FindingLevel.REJECTED,
    subject: diskAtDoubledPath,
    summary: 'The I/O mode of a disk must be one that KubeVirt knows',
    why: 'KubeVirt refuses every other value, also default, which the API reference of KubeVirt lists.',
    fix: 'Write one of the allowed values, or remove io: KubeVirt then chooses for the storage.',
    upstream: ['disk/io'],
    * check({ io }) {
      if (io && !IO_MODES.includes(io)) yield { field: 'io', got: io, allowed: IO_MODES.join(', ') };
    },
  }),
  defineRule({
    id: 'disk/has-known-error-policy',
    level: FindingLevel.REJECTED,
    subject: disk,
    summary: 'The error policy of a disk must be one that KubeVirt knows',
    why: 'KubeVirt refuses every other value, also an empty one.',
    fix: 'Write one of the allowed values: it is enospace, not enospc.',
    upstream: ['disk/error-policy'],
    * check({ errorPolicy }) {
      if (errorPolicy === undefined || ERROR_POLICIES.includes(errorPolicy)) return;
      yield { field: 'errorPolicy', got: errorPolicy, allowed: ERROR_POLICIES.join(', ') };
    },
  }),
  defineRule({
    id: 'disk/has-valid-name',
    level: FindingLevel.REJECTED,
    subject: diskAtDoubledPath,
    summary: 'The name of a disk must be a DNS label',
    why: 'Containers are named after disks: KubeVirt refuses other names, also of a volume without a disk, which is given a disk of its name.',
    fix: 'Rename the disk and its volume: lower-case letters, digits and - only.',
    upstream: ['disk/name-format'],
    * check({ name }) {
      if (!isDnsLabel(name)) yield { field: 'name', got: name, allowed: DNS_LABEL_WORDS };
    },
  }),
  defineRule({
    id: 'disk/requires-gate-for-reservation',
    level: FindingLevel.REJECTED,
    subject: lun,
    gate: 'PersistentReservation',
    summary: 'A LUN must not be reserved unless the cluster enables persistent reservations',
    why: 'KubeVirt refuses lun.reservation unless its CR enables it; that is not the default, though the gate PersistentReservation is GA.',
    fix: 'List the gate PersistentReservation in the KubeVirt CR and in the Platform, or remove reservation.',
    upstream: ['disk/persistent-reservation-disabled'],
    * check({ reservation }) {
      if (reservation) yield { field: 'reservation', got: true, allowed: 'false' };
    },
  }),
];
