import type { Disk } from './disk';
import type { DataVolumeTemplateSpec, Volume } from '../../imports/kubevirt.io';
import { WireForms } from '../wire-forms';

/** The volume behind a disk, and the template it is made from if it belongs to its VM. */
export interface DiskVolume {
  readonly source: Omit<Volume, 'name'>;
  readonly dataVolumeTemplate?: DataVolumeTemplateSpec;
}

/** The volumes behind disks; they may depend on the name of the workload that has the disk. */
export const DISK_VOLUMES = new WireForms<Disk, (workload: string) => DiskVolume>();
