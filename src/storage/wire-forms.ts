import type { DataVolumeSource as SourceWire, DataVolumeSourceRef } from '../../imports/cdi.kubevirt.io';
import type { DownwardAPIVolumeFile } from '../../imports/kubernetes';
import type { BlockSize, DataVolumeTemplateSpec, Volume } from '../../imports/kubevirt.io';
import { WireForms } from '../wire-forms';

/** The volume behind a disk, none behind an empty drive, and the template it is made from if it belongs to its VM. */
export interface DiskVolume {
  readonly source?: Omit<Volume, 'name'>;
  readonly dataVolumeTemplate?: DataVolumeTemplateSpec;
}

/** The source of a DataVolume; a clone of a DataSource is a reference, and so is what CDI does not fill. */
export interface Source {
  readonly source?: SourceWire;
  readonly sourceRef?: DataVolumeSourceRef;
  /** Stands in the claim. */
  readonly dataSourceRef?: NonNullable<DataVolumeTemplateSpec['spec']['storage']>['dataSourceRef'];
}

/** Of `DataVolumeSource`. */
export const DATA_VOLUME_SOURCES = new WireForms<Source>();

/** Of `Disk`: the volumes behind disks, by the name of the workload that has the disk. */
export const DISK_VOLUMES = new WireForms<(workload: string) => DiskVolume>();

/** Of `DiskBlockSize`. */
export const BLOCK_SIZES = new WireForms<BlockSize>();

/** Of `DownwardApiFile`. */
export const DOWNWARD_API_FILES = new WireForms<DownwardAPIVolumeFile>();
