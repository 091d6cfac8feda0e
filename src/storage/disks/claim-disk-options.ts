import { DiskOptions } from './disk-options';

/** A disk whose volume is a claim, which KubeVirt can attach to a guest that runs. */
export interface HotpluggableDiskOptions extends DiskOptions {
  /**
   * Whether the volume can be added to and taken from the guest while it runs, by a change of the VM: the guest then does not restart for it.
   * The disk is on virtio or SCSI, a CD-ROM may be on SATA. Adding by a change of the VM needs KubeVirt v1.9, before that the
   * DeclarativeHotplugVolumes gate; the guest must not have `disableHotplug`.
   *
   * @default false
   */
  readonly hotpluggable?: boolean;
}

/** A disk from a PersistentVolumeClaim. */
export interface ClaimDiskOptions extends HotpluggableDiskOptions {
  /**
   * Whether the launcher pod mounts the claim read-only (`persistentVolumeClaim.readOnly`). The disk must then be one that the guest only
   * reads: a CD-ROM, or one with `readOnly`.
   *
   * @default false
   */
  readonly readOnlyClaim?: boolean;
}
