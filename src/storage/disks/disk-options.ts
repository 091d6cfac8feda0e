import { DiskBlockSize } from './disk-block-size';

/** How the guest sees a disk. */
export enum DiskDevice {
  /** A hard disk. */
  DISK = 'disk',
  /** A SCSI LUN passed through with its commands; needs a Block volume. */
  LUN = 'lun',
  /** A CD-ROM, read-only. */
  CDROM = 'cdrom',
  /**
   * No disk at all: the volume is shared as a virtiofs file system that the guest mounts by the disk's name. Claims and
   * DataVolumes need the EnableVirtioFsStorageVolumes gate. No other option of `DiskOptions` fits.
   */
  FILESYSTEM = 'filesystem',
}

/** The bus a disk is attached to. */
export class DiskBus {
  /** Paravirtual, the fastest; needs virtio drivers in the guest. Not for CD-ROMs. */
  public static readonly VIRTIO = new DiskBus('virtio');
  /** Emulated AHCI; every guest knows it. */
  public static readonly SATA = new DiskBus('sata');
  /** virtio-scsi; the bus of LUNs, and beside virtio the one disks can be hot-plugged on. */
  public static readonly SCSI = new DiskBus('scsi');
  /** Emulated USB. */
  public static readonly USB = new DiskBus('usb');

  /** KubeVirt's choice, which is not written: SATA on amd64, virtio elsewhere. For disks that were there before this app. */
  public static readonly KUBEVIRT_DEFAULT = new DiskBus('');

  /** A bus that this class does not name. */
  public static of(name: string): DiskBus {
    return new DiskBus(name);
  }

  /** @param name the bus's name on the wire; empty where it is not written */
  private constructor(public readonly name: string) {}
}

/** The host's caching of a disk (`cache`). */
export enum DiskCache {
  /** No host page cache. KubeVirt picks it where the backing supports direct I/O. */
  NONE = 'none',
  /** Writes reach the backing before they are acknowledged. */
  WRITETHROUGH = 'writethrough',
  /** Host page cache for reads and writes. What the guest has flushed is on the storage; the rest goes with its node. */
  WRITEBACK = 'writeback',
}

/** How QEMU issues a disk's I/O (`io`). */
export enum DiskIo {
  /** Linux native AIO; wants `DiskCache.NONE`. */
  NATIVE = 'native',
  /** A pool of worker threads. */
  THREADS = 'threads',
}

/** What the guest meets when its disk fails (`errorPolicy`). */
export enum DiskErrorPolicy {
  /** The VM is paused until the storage is back. */
  STOP = 'stop',
  /** The error goes to the guest. */
  REPORT = 'report',
  /** The error is dropped. */
  IGNORE = 'ignore',
  /** The VM is paused when space runs out, other errors go to the guest. */
  ENOSPACE = 'enospace',
}

/** The tray of a CD-ROM drive. */
export enum CdromTray {
  /** The medium can be read. */
  CLOSED = 'closed',
  /** The guest sees an open drive. */
  OPEN = 'open',
}

/** How a disk is presented to the guest, whatever backs it. */
export interface DiskOptions {
  /**
   * Whether the guest sees a disk, a LUN or a CD-ROM.
   *
   * @default DiskDevice.DISK
   */
  readonly device?: DiskDevice;

  /**
   * The bus that the guest finds the disk on: it needs a driver for it to boot.
   *
   * @default - virtio for disks, sata for CD-ROMs (scsi on arm64 and s390x, which have no SATA), scsi for LUNs; in a VM with a preference what that prefers, else KubeVirt's for
   * the architecture (sata on amd64, virtio on arm64 and s390x)
   */
  readonly bus?: DiskBus;

  /**
   * Position in the boot order, 1 is first. Unique over the disks and interfaces of a guest.
   *
   * @default - not in the boot order; firmware tries the disks as listed when no disk or interface has one
   */
  readonly bootOrder?: number;

  /**
   * Whether the guest may only read. CD-ROMs are read-only by KubeVirt's own default.
   *
   * @default false
   */
  readonly readOnly?: boolean;

  /**
   * Whether the node caches what the guest reads and writes.
   *
   * @default - chosen by KubeVirt for the backing
   */
  readonly cache?: DiskCache;

  /**
   * How QEMU issues I/O to the storage.
   *
   * @default - chosen by KubeVirt for the backing
   */
  readonly io?: DiskIo;

  /**
   * Gives the disk an I/O thread of its own. On virtio only, and not with `IoThreadsPolicy.supplementalPool`, whose threads serve all disks.
   *
   * @default false
   */
  readonly dedicatedIoThread?: boolean;

  /**
   * What happens on an I/O error.
   *
   * @default - KubeVirt's: DiskErrorPolicy.STOP
   */
  readonly errorPolicy?: DiskErrorPolicy;

  /**
   * Whether several guests may attach the disk at once. Needs a ReadWriteMany Block claim, no cache and a cluster file system.
   *
   * @default false
   */
  readonly shareable?: boolean;

  /**
   * Whether the guest may reserve the LUN for itself (SCSI persistent reservations), as failover clusters do. For `DiskDevice.LUN` only, and only
   * where the KubeVirt CR enables persistent reservations.
   *
   * @default false
   */
  readonly reservation?: boolean;

  /**
   * The sizes of blocks that the guest sees.
   *
   * @default - QEMU's: 512 bytes
   */
  readonly blockSize?: DiskBlockSize;

  /**
   * The place on the guest's PCI bus, such as `0000:81:01.0`. For `DiskDevice.DISK` on virtio only.
   *
   * @default - chosen by libvirt
   */
  readonly pciAddress?: string;

  /**
   * Whether the drive is open. For `DiskDevice.CDROM` only.
   *
   * @default - KubeVirt's: CdromTray.CLOSED
   */
  readonly tray?: CdromTray;

  /**
   * A tag for the metadata of a config drive. KubeVirt up to v1.9.0 hands over the tags of interfaces and passed-through devices there, and none of disks.
   *
   * @default - none
   */
  readonly tag?: string;

  /**
   * Whether changed blocks are tracked for incremental backups. Up to v1.9.0 KubeVirt goes by labels instead, for all disks of a VM or a
   * namespace (`changedBlockTrackingLabelSelectors` of its CR), and does not read this.
   *
   * @default - KubeVirt's: false
   */
  readonly changedBlockTracking?: boolean;

  /**
   * The serial number the guest sees, at most 256 characters of `[A-Za-z0-9_.+-]` (KubeVirt v1.9.0). For `DiskDevice.DISK`: KubeVirt gives none to
   * LUNs, which have that of the storage, and CD-ROMs. virtio hands on the first 20: Linux has the disk as `/dev/disk/by-id/virtio-<serial>`.
   *
   * @default - none
   */
  readonly serial?: string;
}
