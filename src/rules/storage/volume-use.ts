import type { Disk, Volume } from '../../../imports/kubevirt.io';
import { repeated } from '../../kubernetes/repeated';
import { isWritable, lockedClaim } from '../../manifests/disk-access';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { meantByRepeated } from '../subjects/repeated-names';
import { vmi } from '../subjects/vmi';

/** A volume and the disk that the user gave it. */
interface Use {
  readonly volume: Volume;
  readonly disk?: Disk;
  /** Whether the guest mounts it, as a filesystem. */
  readonly isShared: boolean;
  readonly devices: Vmi['spec']['domain']['devices'];
  readonly volumes: readonly Volume[];
  /** The names of all volumes. */
  readonly names: ReadonlySet<string>;
  /** Whether a preference may choose the bus of a disk that is not written. */
  readonly mayBePreferred: boolean;
  readonly architecture: string;
}

/** The volumes of a guest, each with its disk as it is written. */
const use: Subject<Use> = partsOf(vmi, (value) => usesOf(value).map((found, i) => ({ value: found, path: `volumes[${i}]` })));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'volume-use/excludes-second-disk-of-claim',
    level: FindingLevel.UNSTARTABLE,
    subject: vmi,
    summary: 'Two disks of a guest must not be of one claim',
    why: 'KubeVirt admits it. QEMU locks an image or device that it writes to, and fails to get the lock of the second disk: the VM never starts.',
    fix: 'Give the second volume a claim of its own, or remove it and its disk.',
    * check(value) {
      const uses = usesOf(value);
      for (const i of repeated(uses, claimOfDisk)) {
        const { volume } = uses[i];
        const claim = claimOfDisk(uses[i]);
        const first = uses.find((other) => claimOfDisk(other) === claim);
        yield {
          field: `volumes[${i}].${volume.dataVolume ? 'dataVolume.name' : 'persistentVolumeClaim.claimName'}`,
          got: claim,
          allowed: `a claim other than that of volume ${first?.volume.name}`,
        };
      }
    },
  }),
  defineRule({
    id: 'volume-use/avoids-disk-and-filesystem',
    level: FindingLevel.ADVISED,
    subject: use,
    summary: 'A volume must not be both a disk and a filesystem of a guest',
    why: 'KubeVirt admits it. It makes no disk.img on a claim that is shared, so the disk has nothing to open; where there is one, the guest gets its own disk as a file, and can overwrite it.',
    fix: 'Remove the disk or the filesystem, or give each a volume of its own.',
    * check({ volume: { name: got, containerPath }, disk, isShared }) {
      // A container path is refused as a disk.
      if (disk && isShared && !containerPath) yield { field: 'name', got, allowed: 'the name of a disk or of a filesystem' };
    },
  }),
  defineRule({
    id: 'volume-use/avoids-hotplug-when-disabled',
    level: FindingLevel.ADVISED,
    subject: use,
    summary: 'A volume must not be hot-pluggable where the guest has disableHotplug',
    why: 'The launcher pod then has no directory into which volumes are mounted later: KubeVirt admits it, and the volume never arrives.',
    fix: 'Remove domain.devices.disableHotplug, or hotpluggable.',
    * check({ volume, devices: { disableHotplug } }) {
      const source = hotplugged(volume);
      if (source && disableHotplug) yield { field: `${source}.hotpluggable`, got: true, allowed: 'false with disableHotplug' };
    },
  }),
  defineRule({
    id: 'volume-use/avoids-implied-disk',
    level: FindingLevel.ADVISED,
    subject: use,
    summary: 'A volume must have a disk or a filesystem of its name where a guest lists its disks',
    why: 'KubeVirt admits a volume without one and gives it a disk of its name, without a bus: on amd64 that is an emulated SATA disk. Beside disks that are written it is '
      + 'mostly one that was forgotten.',
    fix: 'Add {name: <the volume>, disk: {bus: virtio}} to domain.devices.disks, or remove the volume.',
    * check({ volume: { name: got, memoryDump, containerPath }, disk, isShared, devices, volumes, names, mayBePreferred, architecture }) {
      const { disks = [] } = devices;
      if (disk || isShared || memoryDump || containerPath || mayBePreferred || architecture !== 'amd64' || !disks.length) return;
      // A disk without a volume, or with the name of another disk, is refused, and probably meant this one.
      const isTold = disks.some(({ name, cdrom }) => !cdrom && !names.has(name)) || meantByRepeated(disks, volumes).has(got);
      if (!isTold) yield { field: 'name', got, allowed: `the name of a disk: ${disks.map(({ name }) => name).join(', ')}` };
    },
  }),
  defineRule({
    id: 'volume-use/requires-read-only-disk',
    level: FindingLevel.UNSTARTABLE,
    subject: use,
    summary: 'The disk of a claim that is mounted read-only must be read-only',
    why: 'KubeVirt admits another, and the launcher pod mounts the claim read-only: QEMU fails to open the image or device for writing, and the VM never starts.',
    fix: 'Write readonly: true in the disk, which is then on virtio or SCSI, make it a cdrom, or remove readOnly from persistentVolumeClaim.',
    * check({ volume: { name, persistentVolumeClaim }, disk, isShared }) {
      if (!persistentVolumeClaim?.readOnly || isShared || !isWritable(disk)) return;
      yield { field: 'persistentVolumeClaim.readOnly', got: `true under disk ${name}`, allowed: 'only under a disk with readonly: true, or a cdrom' };
    },
  }),
];

function usesOf({ spec: { volumes = [] }, written: { domain: { devices } }, expansion, architecture }: Vmi): Use[] {
  const disks = new Map(devices.disks?.map((disk) => [disk.name, disk]));
  const shared = new Set(devices.filesystems?.map(({ name }) => name));
  const names = new Set(volumes.map(({ name }) => name));
  const mayBePreferred = expansion.preference !== undefined || expansion.hasUnknownReference;
  return volumes.map((volume) => (
    { volume, disk: disks.get(volume.name), isShared: shared.has(volume.name), devices, volumes, names, mayBePreferred, architecture }
  ));
}

function claimOfDisk({ volume, disk, isShared }: Use): string | undefined {
  return isShared ? undefined : lockedClaim(volume, disk);
}

function hotplugged({ dataVolume, persistentVolumeClaim }: Volume): string | undefined {
  if (dataVolume?.hotpluggable) return 'dataVolume';
  return persistentVolumeClaim?.hotpluggable ? 'persistentVolumeClaim' : undefined;
}
