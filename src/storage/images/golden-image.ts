import { Construct } from 'constructs';
import { CloneGrant, GrantCloneOptions } from './clone-grant';
import { CloneGrantee } from './clone-grantee';
import { DataImportCron } from './data-import-cron';
import { DataSource } from './data-source';
import { DataSourceSource } from './data-source-source';
import { GoldenImageProps } from './golden-image-props';
import { GoldenImageScheduleOptions, GoldenImageUpdates, GoldenImageVersionOptions } from './golden-image-updates';
import { grantClone } from './grant-clone';
import { nameFromId } from '../../name-from-id';
import { IDataSource } from '../data-volumes/data-source-interface';
import { DataVolume } from '../data-volumes/data-volume';
import { DataVolumeSource } from '../data-volumes/data-volume-source';
import { DATA_VOLUME_SOURCES } from '../wire-forms';

/**
 * A disk image that is in the cluster before a VM asks for it, so that its disk is a clone instead of a download. It has a lasting name: disks are
 * made with `DataVolumeSource.fromDataSource(image.dataSource)`.
 *
 * What CDI can poll is kept up to date by a `DataImportCron`, all else is a `DataVolume` for each version, imported at once, and a `DataSource` that
 * points to it. Labels of `metadata` are those of all its objects: `instancetype.kubevirt.io/default-instancetype` and `…/default-preference` tell
 * virtctl and consoles what fits.
 *
 * @example
 * const ubuntu = new GoldenImage(chart, 'ubuntu-24-04', {
 *   source: DataVolumeSource.registry('docker://quay.io/containerdisks/ubuntu:24.04'),
 *   size: Size.gibibytes(20),
 *   updates: GoldenImageUpdates.scheduled({ schedule: Cron.schedule({ minute: '17', hour: '3' }) }),
 * });
 * ubuntu.grantCloneTo(CloneGrantee.namespace('shop'));
 */
export class GoldenImage extends Construct {
  /** What disks are cloned from. */
  public readonly dataSource: IDataSource;
  /** What looks for new images, of a scheduled one. */
  public readonly dataImportCron?: DataImportCron;
  /** The version that is imported, of one that is not scheduled. */
  public readonly dataVolume?: DataVolume;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of the image unless `metadata.name` is given
   * @param props the image
   * @throws if the size is missing, or too small; if the claim is not what its stanza takes; if the namespace is not known
   */
  constructor(scope: Construct, id: string, props: GoldenImageProps) {
    super(scope, id);
    const name = props.metadata?.name ?? nameFromId(this, id);
    const { schedule, version } = props.updates ?? usualUpdates(props.source);
    if (schedule) {
      const { dataSource } = this.dataImportCron = this.importOnSchedule(name, schedule, props);
      this.dataSource = schedule.isReplaceable ? this.pointTo(name, DataSourceSource.dataSource(dataSource), props) : dataSource;
    } else {
      this.dataVolume = this.importVersion(name, version ?? {}, props);
      this.dataSource = this.pointTo(name, DataSourceSource.dataVolume(this.dataVolume), props);
    }
  }

  /**
   * Lets others clone, by a RoleBinding in the namespace of the image. It permits to clone all images there.
   *
   * @param grantee who
   */
  public grantCloneTo(grantee: CloneGrantee, options: GrantCloneOptions = {}): CloneGrant {
    return grantClone(this, grantee, this.dataSource, options);
  }

  private importOnSchedule(name: string, schedule: GoldenImageScheduleOptions, props: GoldenImageProps): DataImportCron {
    return new DataImportCron(this, 'Import', { ...props, ...schedule, metadata: { ...props.metadata, name }, hasContentHash: schedule.isReplaceable });
  }

  private importVersion(name: string, { version, retain }: GoldenImageVersionOptions, props: GoldenImageProps): DataVolume {
    return new DataVolume(this, 'Import', {
      ...props,
      metadata: { ...props.metadata, name: version === undefined ? name : `${name}-${version}` },
      hasContentHash: version === undefined,
      immediateBinding: true,
      retain,
    });
  }

  private pointTo(name: string, source: DataSourceSource, { metadata }: GoldenImageProps): DataSource {
    return new DataSource(this, 'DataSource', { metadata: { ...metadata, name }, source });
  }
}

/** CDI polls registries and claims only; a digest and an archive stay what they are. */
function usualUpdates(from: DataVolumeSource): GoldenImageUpdates {
  const { source: { registry, pvc } = {} } = DATA_VOLUME_SOURCES.of(from);
  const isFixed = registry?.url !== undefined && /^oci-archive:|@/.test(registry.url);
  return (registry && !isFixed) || pvc ? GoldenImageUpdates.scheduled() : GoldenImageUpdates.versioned();
}
