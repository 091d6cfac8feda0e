import { DATA_SOURCE_SOURCES, DataSourceTarget } from './wire-forms';
import { IDataSource } from '../data-volumes/data-source-interface';
import { IDataVolume } from '../data-volumes/data-volume';
import { CloneSourceReference } from '../data-volumes/data-volume-source-options';

/** What a DataSource points to. */
export class DataSourceSource {
  /** The claim of a DataVolume. Clones wait until it is filled. */
  public static dataVolume(dataVolume: IDataVolume): DataSourceSource {
    return new DataSourceSource('pvc', dataVolume);
  }

  /** A PersistentVolumeClaim, by its name. */
  public static persistentVolumeClaim(reference: CloneSourceReference): DataSourceSource {
    return new DataSourceSource('pvc', reference);
  }

  /** A CSI VolumeSnapshot, by its name: the fastest to clone from where the storage makes volumes of snapshots. */
  public static snapshot(reference: CloneSourceReference): DataSourceSource {
    return new DataSourceSource('snapshot', reference);
  }

  /** Another DataSource of the same namespace, which must not point to a third one. Since CDI v1.63. */
  public static dataSource(dataSource: IDataSource): DataSourceSource {
    return new DataSourceSource('dataSource', dataSource);
  }

  private constructor(kind: DataSourceTarget['kind'], { name, namespace }: { readonly name: string; readonly namespace?: string }) {
    DATA_SOURCE_SOURCES.set(this, { kind, name, namespace });
  }
}
