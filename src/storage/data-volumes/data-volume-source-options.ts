import * as kplus from 'cdk8s-plus-28';

/** A `DataSource` by its name: CDI's pointer to the newest golden image. */
export interface DataSourceReference {
  /** The DataSource's name. */
  readonly name: string;

  /**
   * The namespace of the DataSource. Cloning from another namespace needs a RoleBinding to `cdi.kubevirt.io:clone-sourcer` there, up to CDI v1.65 to
   * `cdi.kubevirt.io:view`, for the service account of the VM (`default` where none is set): see `CloneGrant`.
   *
   * @default - the VM's namespace
   */
  readonly namespace?: string;
}

/** A namespaced object that an image is cloned from. */
export interface CloneSourceReference {
  /** The name of the object that is cloned. */
  readonly name: string;
  /** The namespace of the object that is cloned. */
  readonly namespace: string;
}

/** What a volume populator, or the CSI driver, fills a volume from, in the namespace of the volume. */
export interface PopulatorReference {
  /**
   * The API group, such as `snapshot.storage.k8s.io` of a VolumeSnapshot.
   *
   * @default - the core group: a PersistentVolumeClaim, which the driver clones
   */
  readonly apiGroup?: string;

  /** The kind. */
  readonly kind: string;
  /** The object's name. */
  readonly name: string;
}

/** What an import may need besides the address. */
export interface ImportSourceOptions {
  /**
   * A Secret in the same namespace with the credentials: the keys `accessKeyId` (the user) and `secretKey` (the password).
   *
   * @default - anonymous, which S3 is not: CDI never starts an import from S3 without credentials
   */
  readonly secret?: kplus.ISecret;

  /**
   * A ConfigMap in the same namespace with the CA certificates, for a registry under keys that end in `.crt` or `.pem`.
   *
   * @default - the importer's own trust store
   */
  readonly certConfigMap?: kplus.IConfigMap;
}

/** Options of an import over HTTP. */
export interface HttpSourceOptions extends ImportSourceOptions {
  /**
   * What the file must come to: `sha256:` and 64 hexadecimal digits; also `md5:`, `sha1:` and `sha512:`. Since CDI v1.65, and in a DataVolume only:
   * the template of a VM has no such field up to KubeVirt v1.9.
   *
   * @default - whatever the server sends is taken
   */
  readonly checksum?: string;

  /**
   * Headers of each request, such as `X-Tenant: retail`. Whoever may read the DataVolume reads them.
   *
   * @default - none
   */
  readonly extraHeaders?: string[];

  /**
   * Secrets in the same namespace whose values are headers, such as `Authorization: Bearer …`.
   *
   * @default - none
   */
  readonly secretExtraHeaders?: kplus.ISecret[];

  /**
   * Whether the server may have any certificate. Since CDI v1.66, and in a DataVolume only.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
}

/** Who pulls an image from a registry. */
export enum RegistryPullMethod {
  /** The importer pod pulls by itself; needs scratch space. */
  POD = 'pod',
  /** The node's container runtime pulls, so its cache and its credentials are used. */
  NODE = 'node',
}

/** Options of a registry import. */
export interface RegistrySourceOptions extends ImportSourceOptions {
  /**
   * Whether the importer pulls the image, or the container runtime of the node.
   *
   * @default RegistryPullMethod.POD
   */
  readonly pullMethod?: RegistryPullMethod;

  /**
   * The CPU architecture that is taken of an image with several, such as `arm64`. Since CDI v1.63.
   *
   * @default - that of the node on which the importer runs
   */
  readonly architecture?: string;
}

/** Options of an import from an image stream of OpenShift, which the node pulls. */
export interface ImageStreamSourceOptions {
  /**
   * The CPU architecture that is taken of an image with several, such as `arm64`. Since CDI v1.63.
   *
   * @default - that of the node on which the importer runs
   */
  readonly architecture?: string;
}

/** Options of an import from Google Cloud Storage. */
export interface GcsSourceOptions {
  /**
   * A Secret in the same namespace with the key `credentials.json`, that of a service account of Google Cloud.
   *
   * @default - anonymous: the bucket is public
   */
  readonly secret?: kplus.ISecret;
}

/** A disk of oVirt or Red Hat Virtualization. */
export interface ImageIoSourceOptions {
  /** The id of the disk. */
  readonly diskId: string;

  /** A Secret in the same namespace with the credentials of the engine: the keys `accessKeyId` (the user) and `secretKey` (the password). */
  readonly secret: kplus.ISecret;

  /**
   * A ConfigMap in the same namespace with the CA certificate of the engine.
   *
   * @default - none; CDI then refuses the source unless `insecureSkipVerify` is true
   */
  readonly certConfigMap?: kplus.IConfigMap;

  /**
   * Whether the engine may have any certificate. Since CDI v1.64.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
}

/** A disk of VMware vSphere, read with VMware's Virtual Disk Development Kit. */
export interface VddkSourceOptions {
  /** The UUID of the VM that has the disk in vCenter or ESXi. */
  readonly uuid: string;

  /** The path of the disk, such as `[datastore1] vm/vm.vmdk`. */
  readonly backingFile: string;

  /** The SHA-1 thumbprint of the certificate of the vCenter or ESXi host: 20 pairs of hexadecimal digits with colons between them. */
  readonly thumbprint: string;

  /** A Secret in the same namespace with the credentials of the host: the keys `accessKeyId` (the user) and `secretKey` (the password). */
  readonly secret: kplus.ISecret;

  /**
   * A container image with the VDDK library, which VMware does not let others ship.
   *
   * @default - what the ConfigMap `v2v-vmware` in the namespace of CDI names
   */
  readonly initImageUrl?: string;

  /**
   * A ConfigMap in the same namespace with the CA certificate of the host, beside the thumbprint. Since CDI v1.66, and in a DataVolume only.
   *
   * @default - none
   */
  readonly certConfigMap?: kplus.IConfigMap;

  /**
   * A ConfigMap in the same namespace with arguments that are handed to the library. Since CDI v1.63.
   *
   * @default - none
   */
  readonly extraArgsConfigMap?: kplus.IConfigMap;
}
