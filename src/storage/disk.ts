import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { DataVolumeTemplateSpec, Disk as DiskWire, Filesystem, Volume } from '../../imports/kubevirt.io';
import { formatQuantity } from '../format-quantity';
import { usageError } from '../usage-error';
import { DataVolumeTemplateDiskProps } from './data-volume-template';
import { DiskBus, DiskDevice, DiskOptions } from './disk-options';
import { renderDataVolumeTemplate } from './render-data-volume-template';

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

/** What a disk becomes in a workload. */
interface DiskParts {
  readonly disk?: DiskWire;
  readonly filesystem?: Filesystem;
  readonly volume: Volume;
  readonly dataVolumeTemplate?: DataVolumeTemplateSpec;
}

/** The volume behind a disk; it may depend on the name of the workload that has it. */
type Backing = (workload: string) => { readonly source: Omit<Volume, 'name'>; readonly dataVolumeTemplate?: DataVolumeTemplateSpec };

/**
 * A disk of a guest together with the volume behind it: one name, one object, so the two cannot disagree.
 *
 * Names are DNS labels, unique within a guest. Unless one has a `bootOrder`, the first disk boots.
 */
export class Disk {
  /** A disk image packed in a container image. */
  public static containerDisk(name: string, props: ContainerDiskOptions): Disk {
    return Disk.backedBy(name, props, {
      containerDisk: { image: props.image, imagePullPolicy: props.pullPolicy, imagePullSecret: props.pullSecret, path: props.path },
    });
  }

  /** A persistent disk that is created and deleted with the VM. Not for replica sets, which have no such templates. */
  public static dataVolumeTemplate(name: string, props: DataVolumeTemplateDiskProps): Disk {
    return new Disk(name, props, (workload) => {
      const dataVolume = props.dataVolumeName ?? `${workload}-${name}`;
      return { source: { dataVolume: { name: dataVolume } }, dataVolumeTemplate: renderDataVolumeTemplate(dataVolume, props) };
    });
  }

  /**
   * An existing DataVolume. KubeVirt waits until it is filled.
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
    const volume = storage.asVolume()._toKube();
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
  public static hostDisk(name: string, props: HostDiskOptions): Disk {
    return Disk.backedBy(name, props, {
      hostDisk: {
        path: props.path,
        type: props.capacity ? 'DiskOrCreate' : 'Disk',
        capacity: props.capacity && formatQuantity(props.capacity),
      },
    });
  }

  /** A Windows answer file (`autounattend.xml`, `unattend.xml`) from a secret, as a CD-ROM. */
  public static sysprep(name: string, secret: kplus.ISecret): Disk {
    return Disk.backedBy(name, { device: DiskDevice.CDROM }, { sysprep: { secret: { name: secret.name } } });
  }

  private static backedBy(name: string, options: DiskOptions, source: Omit<Volume, 'name'>): Disk {
    return new Disk(name, options, () => ({ source }));
  }

  private constructor(
    /** The name of the disk and of its volume. */
    public readonly name: string,
    private readonly options: DiskOptions,
    private readonly backing: Backing,
  ) {
    if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
      throw usageError(undefined, {
        what: 'disk name', got: name, allowed: 'a DNS label: at most 63 of a-z, 0-9 and -', fix: 'Choose a short name such as "root".',
      });
    }
  }

  /** @internal */
  get _isFilesystem(): boolean {
    return this.options.device === DiskDevice.FILESYSTEM;
  }

  /** @internal */
  _parts(workload: string, hasPreference = false): DiskParts {
    const { source, dataVolumeTemplate } = this.backing(workload);
    const volume = { name: this.name, ...source };
    if (this._isFilesystem) {
      return { volume, filesystem: { name: this.name, virtiofs: {} }, dataVolumeTemplate };
    }
    return { volume, disk: this.renderDisk(hasPreference), dataVolumeTemplate };
  }

  private renderDisk(hasPreference: boolean): DiskWire {
    const { options } = this;
    const target = { bus: options.bus?.name, readonly: options.readOnly };
    return {
      name: this.name,
      ...renderTarget(options.device, target, hasPreference),
      bootOrder: options.bootOrder,
      cache: options.cache,
      io: options.io,
      dedicatedIOThread: options.dedicatedIoThread,
      errorPolicy: options.errorPolicy,
      shareable: options.shareable,
      serial: options.serial,
    };
  }
}

function renderTarget(
  device: DiskDevice | undefined, target: { bus?: string; readonly?: boolean }, hasPreference: boolean,
): Omit<DiskWire, 'name'> {
  const on = (bus: DiskBus) => ({ ...target, bus: target.bus ?? (hasPreference ? undefined : bus.name) });
  switch (device) {
    case DiskDevice.CDROM:
      return { cdrom: on(DiskBus.SATA) };
    case DiskDevice.LUN:
      return { lun: on(DiskBus.SCSI) };
    default:
      return { disk: on(DiskBus.VIRTIO) };
  }
}
