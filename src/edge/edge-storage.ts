import * as kplus from 'cdk8s-plus-28';
import { EdgeLocalVolumeOptions, EdgeStorageClassOptions } from './edge-storage-options';
import { PlatformStorageClass } from '../platform';
import { keepProblems, UsageError } from '../usage-error';

/** The class that K3s brings. */
const LOCAL_PATH = 'local-path';
/** Provisioners of volumes on the disks of a node, by their own documentation: they work without any network. */
const LOCAL_PROVISIONERS: ReadonlySet<string> = new Set([
  'kubernetes.io/no-provisioner', 'rancher.io/local-path', 'openebs.io/local', 'local.csi.openebs.io', 'zfs.csi.openebs.io', 'topolvm.io',
  'topolvm.cybozu.com', 'kubevirt.io.hostpath-provisioner', 'kubevirt.io/hostpath-provisioner', 'lvm.csi.metal-stack.io',
]);

const ONE_NODE = [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE, kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE_POD];

/** Where the disks of a store are. */
export class EdgeStorage {
  /** The class `local-path` of K3s: directories on the disk of the node, as large as they grow. */
  public static localPath(): EdgeStorage {
    return EdgeStorage.storageClass(LOCAL_PATH, { provisioner: 'rancher.io/local-path' });
  }

  /** A directory of the node that is there already: each store gets a class without provisioner and a PersistentVolume. */
  public static localVolume(options: EdgeLocalVolumeOptions): EdgeStorage {
    return new EdgeStorage(options.className ?? 'local-storage', { provisioner: 'kubernetes.io/no-provisioner' }, options);
  }

  /**
   * A class that the clusters have.
   *
   * @param className its name
   */
  public static storageClass(className: string, options: EdgeStorageClassOptions): EdgeStorage {
    return new EdgeStorage(className, options);
  }

  /** Whether its volumes need no network. */
  public readonly isLocal: boolean;
  /** The access modes of its volumes. */
  public readonly accessModes: kplus.PersistentVolumeAccessMode[];
  /** Whether its volumes are block devices or file systems. */
  public readonly volumeMode: kplus.PersistentVolumeMode;
  private readonly provisioner: string;

  private constructor(
    /** The name of the class. */
    public readonly className: string,
    options: EdgeStorageClassOptions,
    /** @internal The volume that each store gets, where it is static. */
    public readonly _localVolume?: EdgeLocalVolumeOptions,
  ) {
    this.provisioner = options.provisioner;
    this.isLocal = options.isLocal ?? LOCAL_PROVISIONERS.has(options.provisioner);
    this.accessModes = options.accessModes ?? [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE];
    this.volumeMode = options.volumeMode ?? kplus.PersistentVolumeMode.FILE_SYSTEM;
    if (!className) keepProblems(this, [{ what: 'storage class', got: className, allowed: 'a name', fix: 'Name the class.' }]);
  }

  /** What a Platform is told of the class. That of K3s is its default class; volumes of one node are for one node. */
  public get facts(): PlatformStorageClass {
    const { className: name, isLocal: waitsForFirstConsumer } = this;
    const accessModes = [...new Set([...ONE_NODE, ...this.accessModes])];
    const isOfK3s = name === LOCAL_PATH;
    return {
      name,
      waitsForFirstConsumer,
      ...waitsForFirstConsumer && { accessModes },
      ...isOfK3s && { isDefault: true, volumeModes: [kplus.PersistentVolumeMode.FILE_SYSTEM] },
    };
  }

  /** @internal What a store that lives without network cannot do with it. */
  public *_offlineProblems(): Generator<UsageError> {
    if (this.isLocal) return;
    yield {
      what: 'storage',
      got: `${this.className} of ${this.provisioner}`,
      allowed: 'storage on the disks of the node, since `offline` is true',
      fix: 'Take EdgeStorage.localPath(), say `isLocal: true` if its volumes need no network, or `offline: false`.',
    };
  }
}
