import { DATA_VOLUME_SOURCES, Source } from './wire-forms';

/** An existing `DataSource`, CDI's pointer to the newest golden image. */
export interface DataSourceReference {
  /** The DataSource's name. */
  readonly name: string;

  /**
   * Its namespace. Cloning from another namespace needs a RoleBinding to `cdi.kubevirt.io:clone-sourcer` there, up to CDI v1.65 to
   * `cdi.kubevirt.io:view`, for the service account of the VM (`default` where none is set).
   *
   * @default - the VM's namespace
   */
  readonly namespace?: string;
}

/** A namespaced object that an image is cloned from. */
export interface CloneSourceReference {
  /** The object's name. */
  readonly name: string;
  /** Its namespace. */
  readonly namespace: string;
}

/** What an import may need besides the address. */
export interface ImportSourceOptions {
  /**
   * Name of a Secret in the same namespace with the credentials (`accessKeyId`, `secretKey`).
   *
   * @default - anonymous
   */
  readonly secretName?: string;

  /**
   * Name of a ConfigMap in the same namespace with the CA certificates.
   *
   * @default - the importer's own trust store
   */
  readonly certConfigMapName?: string;
}

/** How a registry image is pulled. */
export enum RegistryPullMethod {
  /** The importer pod pulls by itself; needs scratch space. */
  POD = 'pod',
  /** The node's container runtime pulls, so its cache and its credentials are used. */
  NODE = 'node',
}

/** Options of a registry import. */
export interface RegistrySourceOptions extends ImportSourceOptions {
  /**
   * Who pulls.
   *
   * @default RegistryPullMethod.POD
   */
  readonly pullMethod?: RegistryPullMethod;
}

/** Where CDI fills a DataVolume from. */
export class DataVolumeSource {
  /** A golden image published as a DataSource: a clone, the fast way. */
  public static dataSource(reference: DataSourceReference): DataVolumeSource {
    return new DataVolumeSource({ sourceRef: { kind: 'DataSource', ...reference } });
  }

  /** An empty disk. */
  public static blank(): DataVolumeSource {
    return new DataVolumeSource({ source: { blank: {} } });
  }

  /**
   * A disk image (raw, qcow2, optionally gz or xz) at an `http(s)` URL.
   *
   * @param url the image's address
   */
  public static http(url: string, options: ImportSourceOptions = {}): DataVolumeSource {
    return new DataVolumeSource({ source: { http: { url, ...credentials(options) } } });
  }

  /**
   * A container disk in an image registry.
   *
   * @param url `docker://…` or `oci-archive://…`
   */
  public static registry(url: string, options: RegistrySourceOptions = {}): DataVolumeSource {
    return new DataVolumeSource({ source: { registry: { url, pullMethod: options.pullMethod, ...credentials(options) } } });
  }

  /**
   * An object in an S3-compatible store.
   *
   * @param url the object's `http(s)` address
   */
  public static s3(url: string, options: ImportSourceOptions = {}): DataVolumeSource {
    return new DataVolumeSource({ source: { s3: { url, ...credentials(options) } } });
  }

  /** A clone of an existing PersistentVolumeClaim. */
  public static persistentVolumeClaim(reference: CloneSourceReference): DataVolumeSource {
    return new DataVolumeSource({ source: { pvc: { name: reference.name, namespace: reference.namespace } } });
  }

  /** A clone of a CSI VolumeSnapshot. */
  public static snapshot(reference: CloneSourceReference): DataVolumeSource {
    return new DataVolumeSource({ source: { snapshot: { name: reference.name, namespace: reference.namespace } } });
  }

  /** Filled by `virtctl image-upload`. */
  public static upload(): DataVolumeSource {
    return new DataVolumeSource({ source: { upload: {} } });
  }

  private constructor(source: Source) {
    DATA_VOLUME_SOURCES.set(this, source);
  }
}

function credentials(options: ImportSourceOptions) {
  return { secretRef: options.secretName, certConfigMap: options.certConfigMapName };
}
