import type { Disk, Volume } from '../../../imports/kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { busOf, disksOf, targetOf } from '../subjects/disk';
import { startedVmi } from '../subjects/vmi';

/** The buses to which a running guest can get a disk, by what the disk is; a CD-ROM drive is there before its medium. */
const BUSES: ReadonlyMap<string | undefined, readonly string[]> = new Map([['disk', ['virtio', 'scsi']], ['lun', ['scsi']]]);

/** Each disk whose volume is plugged into the running guest, of a guest whose bus is known. */
const pluggedDisk: Subject<Disk> = partsOf(startedVmi, ({ spec, written, incomplete }) => {
  const plugged = new Set(spec.volumes?.filter(isHotpluggable).map(({ name }) => name));
  if (!plugged.size) return [];
  const isKnown = (i: number) => !incomplete || busOf(written.domain.devices?.disks?.[i] ?? { name: '' }) !== undefined;
  return disksOf(spec.domain).filter(({ value: { name } }, i) => plugged.has(name) && isKnown(i)).map(({ value, path }) => ({ value, path: `domain.${path}` }));
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'hotplug/fits-bus',
    level: FindingLevel.ADVISED,
    subject: pluggedDisk,
    summary: 'A disk of a hotpluggable volume must be on virtio or SCSI',
    why: 'KubeVirt plugs a hotpluggable volume into the running guest, also at its start, and QEMU plugs no disk into SATA or USB: KubeVirt refuses such a disk '
      + 'on a running VM, but admits it with a new one. A disk without a bus is on SATA on amd64.',
    fix: 'Write bus: scsi or virtio, for a LUN scsi, or remove hotpluggable.',
    * check(value) {
      const [target, bus] = [targetOf(value), busOf(value)];
      const allowed = BUSES.get(target);
      if (bus && allowed && !allowed.includes(bus)) yield { field: `${target}.bus`, got: bus, allowed: allowed.join(', ') };
    },
  }),
];

function isHotpluggable({ persistentVolumeClaim, dataVolume }: Volume): boolean {
  return (persistentVolumeClaim ?? dataVolume)?.hotpluggable === true;
}
