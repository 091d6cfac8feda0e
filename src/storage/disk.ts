import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IDataVolume } from './data-volume';
import { DataVolumeTemplateDiskOptions } from './data-volume-template-disk-options';
import { DiskDevice, DiskOptions } from './disk-options';
import { renderDataVolumeTemplate } from './render-data-volume-template';
import { templateProblems } from './template-problems';
import { VolumeType } from './volume-type';
import { DISK_VOLUMES, DiskVolume } from './wire-forms';
import type { Volume } from '../../imports/kubevirt.io';
import { volumeOf } from '../cdk8s-plus-internals';
import { formatQuantity } from '../format-quantity';
import { DNS_LABEL_WORDS, isDnsLabel } from '../kubernetes/dns-name';
import { keepProblems, usageError } from '../usage-error';

/** When the node pulls a container disk's image. */
export enum ContainerDiskPullPolicy {
  /** At every start. */
  ALWAYS = 'Always',
  /** Where the node does not have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never; the image must be on the node. */
  NEVER = 'Never',
}

/** A disk image packed in a container image: fast to start, its changes are lost at every restart. */
export interface ContainerDiskOptions extends DiskOptions {
  /** The container image with the disk under `/disk`, for example `quay.io/containerdisks/fedora:42`. A plain OS container image does not boot. */
  readonly image: string;

  /**
   * When the image is pulled.
   *
   * @default - Kubernetes' rule: Always for `:latest` and untagged images, else IfNotPresent
   */
  readonly pullPolicy?: ContainerDiskPullPolicy;

  /**
   * Name of the pull secret.
   *
   * @default - none
   */
  readonly pullSecret?: string;

  /**
   * Path of the image file inside the container image.
   *
   * @default - the one file under `/disk`
   */
  readonly path?: string;
}

/** A file or block device of the node; needs the HostDisk gate and a privileged namespace. */
export interface HostDiskOptions extends DiskOptions {
  /** Path on the node. */
  readonly path: string;

  /**
   * Size of the file to create where it is missing.
   *
   * @default - the file must exist
   */
  readonly capacity?: Size;
}

/** The volumes that outlive no start of the guest. */
const LOST_AT_RESTART = new Set([VolumeType.CONTAINER_DISK, VolumeType.EPHEMERAL, VolumeType.EMPTY_DISK]);

/** What a disk is made of. */
interface DiskState {
  readonly options: DiskOptions;
  readonly volumeType: VolumeType;
  readonly image?: string;
  readonly pullPolicy?: ContainerDiskPullPolicy;
  readonly template?: DataVolumeTemplateDiskOptions;
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
    const source = { containerDisk: { image, imagePullPolicy: pullPolicy, imagePullSecret: pullSecret, path } };
    return new Disk(name, { options, volumeType: VolumeType.CONTAINER_DISK, image, pullPolicy }, () => ({ source }));
  }

  /** A persistent disk that is created and deleted with the VM. Not for replica sets, which have no such templates. */
  public static dataVolumeTemplate(name: string, options: DataVolumeTemplateDiskOptions): Disk {
    return new Disk(name, { options, volumeType: VolumeType.DATA_VOLUME, template: options }, (workload) => {
      const dataVolume = options.dataVolumeName ?? `${workload}-${name}`;
      return { source: { dataVolume: { name: dataVolume } }, dataVolumeTemplate: renderDataVolumeTemplate(dataVolume, options) };
    });
  }

  /** A DataVolume of this app or imported, in the VM's namespace. It stays when the VM goes. KubeVirt waits until it is filled. */
  public static fromDataVolume(name: string, dataVolume: IDataVolume, options: DiskOptions = {}): Disk {
    return Disk.dataVolume(name, dataVolume.name, options);
  }

  /**
   * An existing DataVolume, by its name. KubeVirt waits until it is filled.
   *
   * @param dataVolumeName the DataVolume's name, in the VM's namespace
   */
  public static dataVolume(name: string, dataVolumeName: string, options: DiskOptions = {}): Disk {
    return Disk.backedBy(name, options, { dataVolume: { name: dataVolumeName } });
  }

  /** A PersistentVolumeClaim with a disk image or a block device in it. */
  public static persistentVolumeClaim(name: string, claim: kplus.IPersistentVolumeClaim, options: DiskOptions = {}): Disk {
    return Disk.backedBy(name, options, { persistentVolumeClaim: { claimName: claim.name } });
  }

  /** A claim used as a read-only base; writes go to the node and are lost at restart. */
  public static ephemeral(name: string, claim: kplus.IPersistentVolumeClaim, options: DiskOptions = {}): Disk {
    return Disk.backedBy(name, options, { ephemeral: { persistentVolumeClaim: { claimName: claim.name } } });
  }

  /**
   * Any storage of cdk8s-plus that a VM can take: a claim, a config map or a secret.
   *
   * @throws for other kinds of volumes (`emptyDir`, cloud disks …): they exist for containers only; for a selection of keys
   */
  public static fromStorage(name: string, storage: kplus.IStorage, options: DiskOptions = {}): Disk {
    const volume = volumeOf(storage);
    if (volume.persistentVolumeClaim) {
      const { claimName, readOnly } = volume.persistentVolumeClaim;
      return Disk.backedBy(name, options, { persistentVolumeClaim: { claimName, readOnly: readOnly || undefined } });
    }
    if (volume.configMap?.items?.length || volume.secret?.items?.length) {
      throw usageError(storage, {
        what: `Disk.fromStorage("${name}")`,
        got: 'a volume with `items`',
        allowed: 'a ConfigMap or Secret as a whole',
        fix: 'KubeVirt shows guests all keys: make an object that has only those.',
      });
    }
    if (volume.configMap?.name) {
      return Disk.backedBy(name, options, { configMap: { name: volume.configMap.name, optional: volume.configMap.optional } });
    }
    if (volume.secret?.secretName) {
      return Disk.backedBy(name, options, { secret: { secretName: volume.secret.secretName, optional: volume.secret.optional } });
    }
    throw usageError(storage, {
      what: `Disk.fromStorage("${name}")`,
      got: Object.keys(volume).filter((key) => key !== 'name' && volume[key as keyof typeof volume] !== undefined).join(', '),
      allowed: 'a volume of a PersistentVolumeClaim, ConfigMap or Secret',
      fix: 'Use Disk.emptyDisk for scratch space, or a PersistentVolumeClaim for anything else.',
    });
  }

  /** A config map as a small read-only ISO disk (or, with `DiskDevice.FILESYSTEM`, a live virtiofs share). */
  public static configMap(name: string, configMap: kplus.IConfigMap, options: DiskOptions = {}): Disk {
    return Disk.backedBy(name, options, { configMap: { name: configMap.name } });
  }

  /** A secret as a small read-only ISO disk (or, with `DiskDevice.FILESYSTEM`, a live virtiofs share). */
  public static secret(name: string, secret: kplus.ISecret, options: DiskOptions = {}): Disk {
    return Disk.backedBy(name, options, { secret: { secretName: secret.name } });
  }

  /** The token of a service account as a disk. The launcher pod then runs as that account. */
  public static serviceAccount(name: string, serviceAccount: kplus.IServiceAccount, options: DiskOptions = {}): Disk {
    return Disk.backedBy(name, options, { serviceAccount: { serviceAccountName: serviceAccount.name } });
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
    const { path, capacity } = options;
    return Disk.backedBy(name, options, {
      hostDisk: { path, type: capacity ? 'DiskOrCreate' : 'Disk', capacity: capacity && formatQuantity(capacity) },
    });
  }

  /** A Windows answer file (`autounattend.xml`, `unattend.xml`) from a secret, as a CD-ROM. */
  public static sysprep(name: string, secret: kplus.ISecret): Disk {
    return Disk.backedBy(name, { device: DiskDevice.CDROM }, { sysprep: { secret: { name: secret.name } } });
  }

  private static backedBy(name: string, options: DiskOptions, source: Omit<Volume, 'name'>): Disk {
    return new Disk(name, { options, volumeType: Object.keys(source)[0] as VolumeType }, () => ({ source }));
  }

  /** How the disk is presented to the guest. */
  public readonly options: DiskOptions;
  /** What the guest sees. */
  public readonly device: DiskDevice;
  /** What is behind the disk. */
  public readonly volumeType: VolumeType;
  /** The container image, of a container disk only. */
  public readonly image?: string;
  /** When that image is pulled, where it was given. */
  public readonly pullPolicy?: ContainerDiskPullPolicy;
  /** The DataVolume template of a disk that is created and deleted with its VM. */
  public readonly template?: DataVolumeTemplateDiskOptions;

  private constructor(
    /** The name of the disk and of its volume. */
    public readonly name: string,
    { options, volumeType, image, pullPolicy, template }: DiskState,
    volume: (workload: string) => DiskVolume,
  ) {
    if (!isDnsLabel(name)) {
      keepProblems(this, [{ what: 'disk name', got: name, allowed: DNS_LABEL_WORDS, fix: 'Choose a short name such as "root".' }]);
    }
    this.options = options;
    this.device = options.device ?? DiskDevice.DISK;
    if (template) keepProblems(this, templateProblems(name, template));
    this.volumeType = volumeType;
    this.image = image;
    this.pullPolicy = pullPolicy;
    this.template = template;
    DISK_VOLUMES.set(this, volume);
  }

  /** Whether what the guest writes is lost at every restart. */
  public get isEphemeral(): boolean {
    return LOST_AT_RESTART.has(this.volumeType);
  }
}
