import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { ClaimDiskOptions, HotpluggableDiskOptions } from './claim-disk-options';
import { ContainerDiskOptions, ContainerDiskPullPolicy } from './container-disk-options';
import { DataVolumeTemplateDiskOptions } from './data-volume-template-disk-options';
import { DiskBus, DiskDevice, DiskOptions } from './disk-options';
import { diskProblems, readOnlyProblems } from './disk-problems';
import { HostDiskOptions } from './host-disk-options';
import { DownwardApiDiskOptions, ObjectDiskOptions } from './iso-disk-options';
import { renderDataVolumeTemplate } from './render-data-volume-template';
import { volumeOfStorage } from './storage-volume';
import { templateProblems } from './template-problems';
import { VolumeType } from './volume-type';
import type { Volume } from '../../../imports/kubevirt.io';
import { formatQuantity } from '../../format-quantity';
import { keepReferences, referencesOf } from '../../resource/references';
import { keepProblems } from '../../usage-error';
import { IDataVolume } from '../data-volumes/data-volume';
import { DISK_VOLUMES, DiskVolume, DOWNWARD_API_FILES } from '../wire-forms';

/** The volumes that outlive no start of the guest. */
const LOST_AT_RESTART = new Set([VolumeType.CONTAINER_DISK, VolumeType.EPHEMERAL, VolumeType.EMPTY_DISK]);

/** What a disk is made of. */
interface DiskState {
  readonly options: DiskOptions;
  readonly volumeType?: VolumeType;
  readonly image?: string;
  readonly pullPolicy?: ContainerDiskPullPolicy;
  readonly template?: DataVolumeTemplateDiskOptions;
  /** What the volume is of, in the namespace of the guest. */
  readonly object?: IConstruct;
}

/**
 * A disk of a guest together with the volume behind it: one name, one object, so the two cannot disagree.
 *
 * Names are DNS labels, unique within a guest; the workload throws otherwise. Unless one has a `bootOrder`, the first disk boots.
 */
export class Disk {
  /** A disk image packed in a container image. */
  public static containerDisk(name: string, options: ContainerDiskOptions): Disk {
    const { image, pullPolicy, pullSecret, path } = options;
    const source = { containerDisk: { image, imagePullPolicy: pullPolicy, imagePullSecret: pullSecret?.name, path } };
    return new Disk(name, { options, volumeType: VolumeType.CONTAINER_DISK, image, pullPolicy, object: pullSecret }, () => ({ source }));
  }

  /** A persistent disk that is created and deleted with the VM. Not for replica sets, which have no such templates. */
  public static dataVolumeTemplate(name: string, options: DataVolumeTemplateDiskOptions): Disk {
    return new Disk(name, { options, volumeType: VolumeType.DATA_VOLUME, template: options }, (workload) => {
      const dataVolume = options.dataVolumeName ?? `${workload}-${name}`;
      const source = { dataVolume: { name: dataVolume, hotpluggable: options.hotpluggable } };
      return { source, dataVolumeTemplate: renderDataVolumeTemplate(dataVolume, options) };
    });
  }

  /** A DataVolume of this app or imported, in the VM's namespace. It stays when the VM goes. KubeVirt waits until it is filled. */
  public static fromDataVolume(name: string, dataVolume: IDataVolume, options: HotpluggableDiskOptions = {}): Disk {
    return Disk.ofDataVolume(name, dataVolume.name, options, dataVolume);
  }

  /**
   * An existing DataVolume, by its name. KubeVirt waits until it is filled.
   *
   * @param dataVolumeName the DataVolume's name, in the VM's namespace
   */
  public static dataVolume(name: string, dataVolumeName: string, options: HotpluggableDiskOptions = {}): Disk {
    return Disk.ofDataVolume(name, dataVolumeName, options);
  }

  /** A PersistentVolumeClaim with a disk image or a block device in it. */
  public static persistentVolumeClaim(name: string, claim: kplus.IPersistentVolumeClaim, options: ClaimDiskOptions = {}): Disk {
    const { hotpluggable, readOnlyClaim: readOnly } = options;
    return Disk.ofClaim(name, options, { persistentVolumeClaim: { claimName: claim.name, hotpluggable, readOnly } }, claim);
  }

  /** A claim used as a read-only base; writes go to the node and are lost at restart. */
  public static ephemeral(name: string, claim: kplus.IPersistentVolumeClaim, options: DiskOptions = {}): Disk {
    return Disk.backedBy(name, options, { ephemeral: { persistentVolumeClaim: { claimName: claim.name } } }, claim);
  }

  /**
   * Any storage of cdk8s-plus that a VM can take: a claim, a config map or a secret.
   *
   * @throws for other kinds of volumes (`emptyDir`, cloud disks …): they exist for containers only; for a selection of keys
   */
  public static fromStorage(name: string, storage: kplus.IStorage, options: DiskOptions = {}): Disk {
    return Disk.ofClaim(name, options, volumeOfStorage(storage, `Disk.fromStorage("${name}")`), storage);
  }

  /**
   * A CD-ROM drive without a medium. To insert one, give the VM a hotpluggable `Disk.persistentVolumeClaim` or `Disk.dataVolume` of the same
   * name as CD-ROM in its place; to eject it, this one again. Needs KubeVirt v1.9, before that the DeclarativeHotplugVolumes gate.
   */
  public static emptyCdrom(name: string, options: DiskOptions = {}): Disk {
    return new Disk(name, { options: { device: DiskDevice.CDROM, ...options } }, () => ({}));
  }

  /** A config map as a small read-only ISO disk (or, with `DiskDevice.FILESYSTEM`, a live virtiofs share). */
  public static configMap(name: string, configMap: kplus.IConfigMap, options: ObjectDiskOptions = {}): Disk {
    const { optional, volumeLabel } = options;
    return Disk.backedBy(name, options, { configMap: { name: configMap.name, optional, volumeLabel } }, configMap);
  }

  /** A secret as a small read-only ISO disk (or, with `DiskDevice.FILESYSTEM`, a live virtiofs share). */
  public static secret(name: string, secret: kplus.ISecret, options: ObjectDiskOptions = {}): Disk {
    const { optional, volumeLabel } = options;
    return Disk.backedBy(name, options, { secret: { secretName: secret.name, optional, volumeLabel } }, secret);
  }

  /** The token of a service account as a disk. The launcher pod then runs as that account. */
  public static serviceAccount(name: string, serviceAccount: kplus.IServiceAccount, options: DiskOptions = {}): Disk {
    return Disk.backedBy(name, options, { serviceAccount: { serviceAccountName: serviceAccount.name } }, serviceAccount);
  }

  /**
   * Scratch space on the node, empty at every start.
   *
   * @param capacity its size
   */
  public static emptyDisk(name: string, capacity: Size, options: DiskOptions = {}): Disk {
    return Disk.backedBy(name, options, { emptyDisk: { capacity: formatQuantity(capacity) } });
  }

  /** A file or block device of the node. */
  public static hostDisk(name: string, options: HostDiskOptions): Disk {
    const { path, capacity, shared } = options;
    return Disk.backedBy(name, options, {
      hostDisk: { path, type: capacity ? 'DiskOrCreate' : 'Disk', capacity: capacity && formatQuantity(capacity), shared },
    });
  }

  /** A Windows answer file (`autounattend.xml`, `unattend.xml`) from a secret, as a CD-ROM. */
  public static sysprep(name: string, secret: kplus.ISecret, options: DiskOptions = {}): Disk {
    return Disk.backedBy(name, { device: DiskDevice.CDROM, ...options }, { sysprep: { secret: { name: secret.name } } }, secret);
  }

  /** A Windows answer file from a config map, as a CD-ROM. Everyone who can read the config map can read the passwords in it. */
  public static sysprepFromConfigMap(name: string, configMap: kplus.IConfigMap, options: DiskOptions = {}): Disk {
    return Disk.backedBy(name, { device: DiskDevice.CDROM, ...options }, { sysprep: { configMap: { name: configMap.name } } }, configMap);
  }

  /** What Kubernetes knows of the launcher pod, as a small read-only ISO disk or, with `DiskDevice.FILESYSTEM`, a live virtiofs share. */
  public static downwardApi(name: string, options: DownwardApiDiskOptions): Disk {
    const { files, volumeLabel } = options;
    return Disk.backedBy(name, options, { downwardAPI: { fields: files.map((file) => DOWNWARD_API_FILES.of(file)), volumeLabel } });
  }

  /** Metrics of the node and of the guest as a small raw disk on virtio, which `vm-dump-metrics` reads. Needs the DownwardMetrics gate. */
  public static downwardMetrics(name: string): Disk {
    return Disk.backedBy(name, { bus: DiskBus.VIRTIO }, { downwardMetrics: {} });
  }

  /**
   * A directory of the launcher container as a read-only virtiofs share, such as the token that a webhook mounts into pods. Needs KubeVirt v1.8 and
   * the ContainerPathVolumes gate.
   *
   * @param path the absolute path of a volume mount of the container `compute`
   */
  public static containerPath(name: string, path: string): Disk {
    return Disk.backedBy(name, { device: DiskDevice.FILESYSTEM }, { containerPath: { path } });
  }

  /** What the pod mounts read-only the guest cannot write to. */
  private static ofClaim(name: string, options: DiskOptions, source: Omit<Volume, 'name'>, object: IConstruct): Disk {
    const { device = DiskDevice.DISK } = options;
    const isReadOnly = source.persistentVolumeClaim?.readOnly && (device === DiskDevice.DISK || device === DiskDevice.LUN);
    const disk = Disk.backedBy(name, isReadOnly ? { readOnly: true, ...options } : options, source, object);
    if (isReadOnly) keepProblems(disk, readOnlyProblems(name, options));
    return disk;
  }

  private static ofDataVolume(name: string, dataVolumeName: string, options: HotpluggableDiskOptions, object?: IConstruct): Disk {
    return Disk.backedBy(name, options, { dataVolume: { name: dataVolumeName, hotpluggable: options.hotpluggable } }, object);
  }

  private static backedBy(name: string, options: DiskOptions, source: Omit<Volume, 'name'>, object?: IConstruct): Disk {
    return new Disk(name, { options, volumeType: Object.keys(source)[0] as VolumeType, object }, () => ({ source }));
  }

  /** How the disk is presented to the guest. */
  public readonly options: DiskOptions;
  /** Whether the guest sees a disk, a LUN or a CD-ROM. */
  public readonly device: DiskDevice;
  /** What is behind the disk; nothing behind an empty CD-ROM drive. */
  public readonly volumeType?: VolumeType;
  /** The container image, of a container disk only. */
  public readonly image?: string;
  /** When that image is pulled, where it was given. */
  public readonly pullPolicy?: ContainerDiskPullPolicy;
  /** The DataVolume template of a disk that is created and deleted with its VM. */
  public readonly template?: DataVolumeTemplateDiskOptions;

  private constructor(
    /** The name of the disk and of its volume. */
    public readonly name: string,
    { options, volumeType, image, pullPolicy, template, object }: DiskState,
    volume: (workload: string) => DiskVolume,
  ) {
    this.options = options;
    this.device = options.device ?? DiskDevice.DISK;
    this.volumeType = volumeType;
    this.image = image;
    this.pullPolicy = pullPolicy;
    this.template = template;
    keepProblems(this, [...diskProblems(name, this.device, options), ...template ? templateProblems(name, template) : []]);
    keepReferences(this, [object, ...template ? referencesOf(template.source) : []]);
    DISK_VOLUMES.set(this, volume);
  }

  /** Whether what the guest writes is lost at every restart. */
  public get isEphemeral(): boolean {
    return this.volumeType !== undefined && LOST_AT_RESTART.has(this.volumeType);
  }
}
