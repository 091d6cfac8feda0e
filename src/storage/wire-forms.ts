import type { DataVolumeSource as SourceWire, DataVolumeSourceRef } from '../../imports/cdi.kubevirt.io';
import type { Subject, TypedObjectReference } from '../../imports/kubernetes';
import type { DataVolumeTemplateSpec, Volume } from '../../imports/kubevirt.io';
import { WireForms } from '../wire-forms';

/** The volume behind a disk, and the template it is made from if it belongs to its VM. */
export interface DiskVolume {
  readonly source: Omit<Volume, 'name'>;
  readonly dataVolumeTemplate?: DataVolumeTemplateSpec;
}

/** The source of a DataVolume; a clone of a DataSource is a reference, and so is what CDI does not fill. */
export interface Source {
  readonly source?: SourceWire;
  readonly sourceRef?: DataVolumeSourceRef;
  /** Stands in the claim. */
  readonly dataSourceRef?: TypedObjectReference;
}

/** What a DataSource points to; in its own namespace where it names none. */
export interface DataSourceTarget {
  readonly kind: 'pvc' | 'snapshot' | 'dataSource';
  readonly name: string;
  readonly namespace?: string;
}

/** Who may clone, and how a binding is named after them. */
export interface Grantee {
  readonly label: string;
  readonly subject: Subject;
}

/** Of `DataVolumeSource`. */
export const DATA_VOLUME_SOURCES = new WireForms<Source>();

/** Of `DataSourceSource`. */
export const DATA_SOURCE_SOURCES = new WireForms<DataSourceTarget>();

/** Of `CloneGrantee`. */
export const CLONE_GRANTEES = new WireForms<Grantee>();

/** Of `Disk`: the volumes behind disks, by the name of the workload that has the disk. */
export const DISK_VOLUMES = new WireForms<(workload: string) => DiskVolume>();
