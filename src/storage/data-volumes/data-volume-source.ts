import { IConstruct } from 'constructs';
import { IDataSource } from './data-source-interface';
import {
  CloneSourceReference, DataSourceReference, GcsSourceOptions, HttpSourceOptions, ImageIoSourceOptions, ImageStreamSourceOptions, ImportSourceOptions,
  PopulatorReference, RegistryPullMethod, RegistrySourceOptions, VddkSourceOptions,
} from './data-volume-source-options';
import type { DataVolumeSource as SourceWire } from '../../../imports/cdi.kubevirt.io';
import { keepReferences } from '../../resource/references';
import { DATA_VOLUME_SOURCES, Source } from '../wire-forms';

/**
 * Where CDI fills a DataVolume from. A source of the wrong form, such as a URL without a scheme, is a finding; so is one that the CDI of the
 * Platform does not have.
 */
export class DataVolumeSource {
  /**
   * A golden image of this app or imported: a clone, the fast way.
   *
   * @param dataSource such as `goldenImage.dataSource`
   */
  public static fromDataSource(dataSource: IDataSource): DataVolumeSource {
    return DataVolumeSource.dataSource({ name: dataSource.name, namespace: dataSource.namespace });
  }

  /** A golden image published as a DataSource, by its name: a clone, the fast way. */
  public static dataSource(reference: DataSourceReference): DataVolumeSource {
    return new DataVolumeSource({ sourceRef: { kind: 'DataSource', ...reference } });
  }

  /** An empty disk. */
  public static blank(): DataVolumeSource {
    return DataVolumeSource.of({ blank: {} });
  }

  /**
   * A disk image (raw, qcow2, vmdk, vdi, vhd, vhdx, iso; also as gz or xz) at an `http(s)` URL, or with `DataVolumeContentType.ARCHIVE` a tar of
   * files.
   *
   * @param url the image's address
   */
  public static http(url: string, options: HttpSourceOptions = {}): DataVolumeSource {
    const { checksum, extraHeaders, secretExtraHeaders: secrets, insecureSkipVerify } = options;
    const secretExtraHeaders = secrets?.map(({ name }) => name);
    return DataVolumeSource.of(
      { http: { url, ...credentials(options), checksum, extraHeaders, secretExtraHeaders, insecureSkipVerify } },
      options, ...secrets ?? [],
    );
  }

  /**
   * A container disk in an image registry.
   *
   * @param url `docker://…` or `oci-archive://…`
   */
  public static registry(url: string, options: RegistrySourceOptions = {}): DataVolumeSource {
    return DataVolumeSource.of({ registry: { url, pullMethod: options.pullMethod, ...platformOf(options), ...credentials(options) } }, options);
  }

  /**
   * A container disk in an image stream of OpenShift, which the node pulls.
   *
   * @param imageStream `<name>:<tag>` of an image stream in the same namespace
   */
  public static imageStream(imageStream: string, options: ImageStreamSourceOptions = {}): DataVolumeSource {
    return DataVolumeSource.of({ registry: { imageStream, pullMethod: RegistryPullMethod.NODE, ...platformOf(options) } });
  }

  /**
   * An object in an S3-compatible store. It needs credentials; a public bucket is read with `http`.
   *
   * @param url the object's address, `https://<endpoint>/<bucket>/<key>`
   */
  public static s3(url: string, options: ImportSourceOptions = {}): DataVolumeSource {
    return DataVolumeSource.of({ s3: { url, ...credentials(options) } }, options);
  }

  /**
   * An object in Google Cloud Storage.
   *
   * @param url `gs://<bucket>/<key>`, or its `https` address
   */
  public static gcs(url: string, options: GcsSourceOptions = {}): DataVolumeSource {
    return DataVolumeSource.of({ gcs: { url, secretRef: options.secret?.name } }, options);
  }

  /**
   * A disk of oVirt or Red Hat Virtualization.
   *
   * @param url the address of the engine, `https://<host>/ovirt-engine/api`
   */
  public static imageIo(url: string, options: ImageIoSourceOptions): DataVolumeSource {
    const { diskId, insecureSkipVerify } = options;
    return DataVolumeSource.of({ imageio: { url, diskId, ...credentials(options), insecureSkipVerify } }, options);
  }

  /**
   * A disk of VMware vSphere. With checkpoints of the DataVolume its VM runs on while most of it is copied.
   *
   * @param url the address of the vCenter or ESXi host
   */
  public static vddk(url: string, options: VddkSourceOptions): DataVolumeSource {
    const { uuid, backingFile, thumbprint, initImageUrl, extraArgsConfigMap } = options;
    return DataVolumeSource.of(
      { vddk: { url, uuid, backingFile, thumbprint, ...credentials(options), initImageURL: initImageUrl, extraArgs: extraArgsConfigMap?.name } },
      options, extraArgsConfigMap,
    );
  }

  /** A clone of an existing PersistentVolumeClaim. */
  public static persistentVolumeClaim(reference: CloneSourceReference): DataVolumeSource {
    return DataVolumeSource.of({ pvc: { name: reference.name, namespace: reference.namespace } });
  }

  /** A clone of a CSI VolumeSnapshot. */
  public static snapshot(reference: CloneSourceReference): DataVolumeSource {
    return DataVolumeSource.of({ snapshot: { name: reference.name, namespace: reference.namespace } });
  }

  /**
   * Whatever a volume populator that is not CDI's, or the CSI driver by itself, fills a volume from. It takes a size.
   *
   * @param reference the object that the populator reads
   */
  public static populator(reference: PopulatorReference): DataVolumeSource {
    const { apiGroup, kind, name } = reference;
    return new DataVolumeSource({ dataSourceRef: { apiGroup, kind, name } });
  }

  /** Filled by `virtctl image-upload`. */
  public static upload(): DataVolumeSource {
    return DataVolumeSource.of({ upload: {} });
  }

  private static of(source: SourceWire, by: ImportSourceOptions = {}, ...others: readonly (IConstruct | undefined)[]): DataVolumeSource {
    const made = new DataVolumeSource({ source });
    keepReferences(made, [by.secret, by.certConfigMap, ...others]);
    return made;
  }

  private constructor(source: Source) {
    DATA_VOLUME_SOURCES.set(this, source);
  }
}

function credentials({ secret, certConfigMap }: ImportSourceOptions) {
  return { secretRef: secret?.name, certConfigMap: certConfigMap?.name };
}

function platformOf({ architecture }: ImageStreamSourceOptions) {
  return { platform: architecture ? { architecture } : undefined };
}
