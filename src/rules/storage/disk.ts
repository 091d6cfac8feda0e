import { DNS_LABEL_WORDS, isDnsLabel } from '../../kubernetes/dns-name';
import { repeated } from '../../kubernetes/repeated';
import { sourcesOf } from '../../manifests/volume-source';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { diskRule, placedDisks, TARGETS } from '../subjects/disk-rule';
import { vmi } from '../subjects/vmi';

const LONGEST_SERIAL = 256;
const SERIAL = /^[A-Za-z\d_.+-]+$/;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'disk/references-volume',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A disk needs a volume of the same name',
    why: 'KubeVirt refuses a disk without a volume. Only a CD-ROM drive may be empty, while the gate DeclarativeHotplugVolumes is on.',
    fix: 'Add a volume of this name, or remove the disk.',
    upstream: ['disk/volume-missing', 'disk/empty-cdrom-gate'],
    * check({ spec }, { enabledFeatureGates }) {
      const volumes = new Set(spec.volumes?.map(({ name }) => name));
      const allowsEmptyCdrom = enabledFeatureGates.includes('DeclarativeHotplugVolumes');
      for (const { disk: { name, cdrom }, path } of placedDisks(spec.domain)) {
        if (volumes.has(name) || (cdrom && allowsEmptyCdrom)) continue;
        yield {
          field: `${path}.name`,
          got: name,
          allowed: volumes.size ? `the name of a volume: ${[...volumes].join(', ')}` : 'the name of a volume; there are no volumes',
        };
      }
    },
  }),
  defineRule({
    id: 'disk/requires-claim-for-lun',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A LUN is a persistent volume claim or a data volume',
    why: 'SCSI commands of a LUN go through to a storage device of the node: KubeVirt refuses a volume that is only a file.',
    fix: 'Attach this volume as disk, or take a persistentVolumeClaim or dataVolume.',
    upstream: ['disk/lun-volume-type'],
    * check({ spec }) {
      const volumes = new Map(spec.volumes?.map((volume) => [volume.name, volume]));
      for (const { disk: { name, lun }, path } of placedDisks(spec.domain)) {
        const volume = volumes.get(name);
        if (!lun || !volume || volume.persistentVolumeClaim || volume.dataVolume) continue;
        const source = sourcesOf(volume).join(', ') || 'empty';
        yield { field: `${path}.lun`, got: `volume ${name} is ${source}`, allowed: 'a persistentVolumeClaim or dataVolume' };
      }
    },
  }),
  defineRule({
    id: 'disk/requires-virtio-for-downward-metrics',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Downward metrics are read from a virtio disk',
    why: 'KubeVirt refuses every other target or bus; on amd64 a disk without a bus is a SATA one in the instance, and refused there.',
    fix: 'Write a disk of the name of the volume, with disk: {bus: virtio}.',
    upstream: ['disk/downward-metrics-target', 'disk/downward-metrics-bus'],
    * check({ spec, written }) {
      const metrics = new Set(spec.volumes?.filter(({ downwardMetrics }) => downwardMetrics).map(({ name }) => name));
      for (const [i, { disk: { name, disk }, path, target, bus }] of placedDisks(spec.domain).entries()) {
        if (!metrics.has(name) || (disk && (!bus || bus === 'virtio'))) continue;
        const bare = !TARGETS.some((choice) => written.domain.devices?.disks?.[i]?.[choice]);
        const wrong = `${path}.${disk ? 'disk.bus' : 'disk'}`;
        const allowed = 'disk: {bus: virtio}';
        if (bare) yield { field: `${path}.name`, got: `${name} without a target`, allowed, reported: wrong };
        else if (disk) yield { field: wrong, got: bus, allowed };
        else yield { field: `${path}.${target}`, got: target, allowed, reported: wrong };
      }
    },
  }),
  diskRule({
    id: 'disk/has-unique-name',
    level: FindingLevel.REJECTED,
    summary: 'Disks have different names',
    why: 'KubeVirt refuses a second disk of the same name: a volume would be attached twice.',
    fix: 'Rename this disk and its volume, or remove it.',
    upstream: ['disk/name-duplicate'],
    * check(disks) {
      for (const i of repeated(disks, ({ disk }) => disk.name)) {
        yield { field: `${disks[i].path}.name`, got: disks[i].disk.name, allowed: 'a name that no other disk has' };
      }
    },
  }),
  diskRule({
    id: 'disk/excludes-second-target',
    level: FindingLevel.REJECTED,
    summary: 'A disk is one of disk, lun and cdrom',
    why: 'KubeVirt refuses a disk with several targets. With none it is a disk.',
    fix: 'Keep one of them.',
    upstream: ['disk/multiple-targets'],
    * check(disks) {
      for (const { disk, path } of disks) {
        const found = TARGETS.filter((target) => disk[target] !== undefined);
        if (found.length > 1) yield { field: path, got: found, allowed: `one of ${TARGETS.join(', ')}` };
      }
    },
  }),
  diskRule({
    id: 'disk/has-valid-serial',
    level: FindingLevel.REJECTED,
    summary: `A serial number has at most ${LONGEST_SERIAL} letters, digits and _ . + -`,
    why: 'KubeVirt refuses every other character, and a longer one.',
    fix: 'Shorten the serial number and replace other characters, such as spaces, by -.',
    upstream: ['disk/serial-characters', 'disk/serial-length'],
    * check(disks) {
      for (const { disk: { serial }, path } of disks) {
        if (!serial || (SERIAL.test(serial) && serial.length <= LONGEST_SERIAL)) continue;
        yield { field: `${path}.serial`, got: serial, allowed: `at most ${LONGEST_SERIAL} letters, digits, _, ., + and -` };
      }
    },
  }),
  diskRule({
    id: 'disk/has-known-cache',
    level: FindingLevel.REJECTED,
    summary: 'A cache mode is one that KubeVirt knows',
    why: 'KubeVirt refuses every other word, also modes that QEMU has, such as unsafe.',
    fix: 'Write one of the allowed words, or nothing: KubeVirt then chooses for the storage.',
    upstream: ['disk/cache'],
    * check(disks) {
      for (const { disk: { cache }, path } of disks) {
        if (cache && !['none', 'writethrough', 'writeback'].includes(cache)) {
          yield { field: `${path}.cache`, got: cache, allowed: 'none, writethrough, writeback' };
        }
      }
    },
  }),
  diskRule({
    id: 'disk/has-known-io',
    level: FindingLevel.REJECTED,
    summary: 'A disk I/O mode is one that KubeVirt knows',
    why: 'KubeVirt refuses every other word, also default, which the API reference of KubeVirt lists.',
    fix: 'Write one of the allowed words, or nothing: KubeVirt then chooses for the storage.',
    upstream: ['disk/io'],
    * check(disks) {
      for (const { disk: { io }, path, reportedPath } of disks) {
        if (io && !['native', 'threads'].includes(io)) {
          yield { field: `${path}.io`, got: io, allowed: 'native, threads', reported: `${reportedPath}.io` };
        }
      }
    },
  }),
  diskRule({
    id: 'disk/has-known-error-policy',
    level: FindingLevel.REJECTED,
    summary: 'An error policy is one that KubeVirt knows',
    why: 'KubeVirt refuses every other word, also an empty one.',
    fix: 'Write one of the allowed words; mind that it is enospace, not enospc.',
    upstream: ['disk/error-policy'],
    * check(disks) {
      for (const { disk: { errorPolicy }, path } of disks) {
        if (errorPolicy === undefined || ['stop', 'ignore', 'report', 'enospace'].includes(errorPolicy)) continue;
        yield { field: `${path}.errorPolicy`, got: errorPolicy, allowed: 'stop, ignore, report, enospace' };
      }
    },
  }),
  diskRule({
    id: 'disk/has-valid-name',
    level: FindingLevel.REJECTED,
    summary: 'The name of a disk is a DNS label',
    why: 'Containers are named after disks: KubeVirt refuses other names, also of a volume without a disk, which is given a disk of its name.',
    fix: 'Rename the disk and its volume: lower-case letters, digits and - only.',
    upstream: ['disk/name-format'],
    * check(disks) {
      for (const { disk: { name }, path, reportedPath } of disks) {
        if (!isDnsLabel(name)) yield { field: `${path}.name`, got: name, allowed: DNS_LABEL_WORDS, reported: `${reportedPath}.name` };
      }
    },
  }),
  defineRule({
    id: 'disk/requires-gate-for-reservation',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A LUN is reserved only where the cluster enables persistent reservation',
    why: 'KubeVirt refuses lun.reservation unless its CR enables it; that is not the default, though the gate PersistentReservation is GA.',
    fix: 'List the gate PersistentReservation in the KubeVirt CR and in the Platform, or remove reservation.',
    gate: 'PersistentReservation',
    upstream: ['disk/persistent-reservation-disabled'],
    * check({ spec }) {
      for (const { disk, path } of placedDisks(spec.domain)) {
        if (!disk.lun?.reservation) continue;
        yield { field: `${path}.lun.reservation`, got: true, allowed: 'false', reported: 'domain.devices.disks.luns.reservation' };
      }
    },
  }),
];
