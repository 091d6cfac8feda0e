import type { Disk, Volume } from '../../../imports/kubevirt.io';
import type { Manifest } from '../../manifests/manifest';
import { volumeImports } from '../../manifests/volume-import';
import { isOfWindows } from '../../manifests/windows-medium';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

/** Volumes that KubeVirt makes as file systems of data, or as nothing. */
const DATA = ['cloudInitNoCloud', 'cloudInitConfigDrive', 'configMap', 'secret', 'serviceAccount', 'downwardAPI', 'downwardMetrics', 'sysprep', 'emptyDisk'] as const;

const BLANK = 'a blank volume';

interface Boot {
  readonly first: Disk;
  /** What it is, where nothing boots from it. */
  readonly kind: string;
  readonly isOrdered: boolean;
}

/** The disk that a guest tries first, where all that it tries holds no system. */
const emptyBoot: Subject<Boot> = partsOf(vmi, ({ spec: { volumes = [] }, written: { domain } }, _, manifest) => {
  const { devices: { disks = [], interfaces = [] } = {}, firmware } = domain;
  // Without disks that are written, volumes get some; a network may have what boots.
  if (!disks.length || firmware?.kernelBoot?.container || disks.length < volumes.length) return [];
  if (interfaces.some(({ bootOrder }) => bootOrder)) return [];
  const ordered = disks.filter(({ bootOrder }) => bootOrder);
  const blank = blankIn(manifest);
  const byName = new Map(volumes.map((volume) => [volume.name, volume]));
  const kindOf = (disk: Disk) => emptyKind(byName.get(disk.name), blank);
  const tried = ordered.length ? ordered : disks;
  const [first] = tried;
  const kind = kindOf(first);
  // Who has data only may have it for a test; who has a system, or made a volume for one, meant to boot it.
  if (kind === undefined || tried.some((disk) => !kindOf(disk)) || (kind !== BLANK && disks.every(kindOf))) return [];
  return [{ value: { first, kind, isOrdered: ordered.length > 0 }, path: `domain.devices.disks[${disks.indexOf(first)}]` }];
});

interface Installation {
  readonly drive: Disk;
  readonly disk: Disk;
}

/** A CD-ROM that is tried before the blank volume that a system is installed on from it. */
const installerFirst: Subject<Installation> = partsOf(vmi, ({ spec: { volumes = [] }, written }, _, manifest) => {
  const { disks = [] } = written.domain.devices ?? {};
  const ordered = disks.filter(({ bootOrder }) => bootOrder).sort((a, b) => a.bootOrder! - b.bootOrder!);
  const [drive, disk] = ordered;
  if (ordered.length !== 2 || !drive.cdrom || !disk.disk) return [];
  const blank = blankIn(manifest);
  const byName = new Map(volumes.map((volume) => [volume.name, volume]));
  const isInstaller = byName.has(drive.name) && !isOfWindows(byName.get(drive.name)!);
  if (!isInstaller || emptyKind(byName.get(disk.name), blank) !== BLANK) return [];
  return [{ value: { drive, disk }, path: `domain.devices.disks[${disks.indexOf(drive)}]` }];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'boot-source/holds-system',
    level: FindingLevel.ADVISED,
    subject: emptyBoot,
    summary: 'One of the disks that a guest boots from must hold a system',
    why: 'The VM starts and runs, and its firmware finds no bootable device: blank volumes and empty disks hold nothing, cloud-init and the like only data. With a bootOrder somewhere the firmware '
      + 'tries nothing else.',
    fix: 'Give the root a source such as sourceRef, registry or http, or add a CD-ROM to install from; put bootOrder: 1 on the disk of the system.',
    * check({ first: { name }, kind, isOrdered }) {
      yield { field: isOrdered ? 'bootOrder' : 'name', got: isOrdered ? `the boot order of ${name}, ${kind}` : `${name}, ${kind}`, allowed: 'a disk with a system, a CD-ROM, or a boot from the network' };
    },
  }),
  defineRule({
    id: 'boot-source/avoids-installer-first',
    level: FindingLevel.ADVISED,
    subject: installerFirst,
    summary: 'A blank disk should be tried before the CD-ROM that its system is installed from',
    why: 'With the CD-ROM first the installer begins anew each time the guest boots, also after it is done: the system that it installed is never started. Firmware passes an empty disk by.',
    fix: 'Write bootOrder: 1 on the disk and 2 on the CD-ROM.',
    * check({ drive, disk }) {
      yield { field: 'bootOrder', got: `${drive.bootOrder}, before ${disk.name}, ${BLANK}`, allowed: `an order after that of ${disk.name}` };
    },
  }),
];

/** The names of the volumes that a VM makes with nothing on them. */
function blankIn(manifest: Manifest): ReadonlySet<string | undefined> {
  return new Set(volumeImports(manifest).filter(({ source }) => source?.blank).map(({ metadata: { name } }) => name));
}

function emptyKind(volume: Volume | undefined, blank: ReadonlySet<string | undefined>): string | undefined {
  if (!volume) return undefined;
  const data = DATA.find((source) => volume[source]);
  if (data) return data;
  return volume.dataVolume && blank.has(volume.dataVolume.name) ? BLANK : undefined;
}
