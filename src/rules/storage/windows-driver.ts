import { claimNameOf } from '../../manifests/volume-claim';
import { volumeImports } from '../../manifests/volume-import';
import { isOfWindows, mediumOf } from '../../manifests/windows-medium';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

const DRIVERS = /virtio|driver/i;

/** What Windows is installed from, at each disk on virtio that it is installed on, where nothing brings the drivers. */
const installation: Subject<string> = partsOf(vmi, ({ spec: { volumes = [] }, written: { domain } }, _, manifest) => {
  const { disks = [] } = domain.devices ?? {};
  const drives = disks.filter(({ cdrom }) => cdrom);
  if (!drives.length || drives.length === disks.length) return [];
  const media = new Map(volumes.filter(isOfWindows).map((volume) => [volume.name, mediumOf(volume)]));
  const drive = drives.find(({ name }) => media.has(name));
  if (!drive || volumes.some((volume) => DRIVERS.test(`${volume.name} ${mediumOf(volume)}`))) return [];
  const blank = new Set(volumeImports(manifest).filter(({ source }) => source?.blank).map(({ metadata }) => metadata.name));
  const claims = new Map(volumes.map((volume) => [volume.name, claimNameOf(volume)]));
  return disks.flatMap(({ name, disk }, i) => {
    const claim = claims.get(name);
    const isInstalledOn = claim !== undefined && (drive.bootOrder === 1 || blank.has(claim));
    return disk?.bus === 'virtio' && isInstalledOn ? [{ value: media.get(drive.name)!, path: `domain.devices.disks[${i}]` }] : [];
  });
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'windows-driver/requires-drivers',
    level: FindingLevel.ADVISED,
    subject: installation,
    summary: 'Windows that is installed on a disk on virtio must have the drivers for it on a CD-ROM',
    why: 'Setup of Windows has no driver for virtio and lists no disk to install on. The image quay.io/kubevirt/virtio-container-disk holds them.',
    fix: 'Add a CD-ROM with that image as containerDisk, or write bus: sata until the drivers are installed.',
    * check(medium) {
      yield { field: 'disk.bus', got: `virtio, where ${medium} is installed`, allowed: 'virtio beside a CD-ROM with its drivers, or sata' };
    },
  }),
];
