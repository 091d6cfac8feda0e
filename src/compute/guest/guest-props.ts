import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { AccessCredential } from './access-credential';
import { CloudInitDiskOptions } from './cloud-init-disk-options';
import { GuestDeviceProps } from './guest-device-props';
import { GuestDomainProps } from './guest-domain-props';
import { GuestPodProps } from './guest-pod-props';
import { GuestProbe } from './guest-probe';
import { GuestResourceClaim } from './guest-resource-claim';
import { EvictionStrategy } from './policies';
import { WindowsGuest } from './windows';
import { GuestNetwork } from '../../network/guest-network';
import { Disk } from '../../storage/disks/disk';
import { CloudInit } from '../cloud-init/cloud-init';

/** Where the text of cloud-init goes. */
export enum CloudInitPlacement {
  /** Inline up to KubeVirt's limit of 2,048 bytes, else in a Secret. */
  AUTO = 'auto',
  /** Inline always; over the limit the cluster refuses it. */
  INLINE = 'inline',
  /** In a Secret always. */
  SECRET = 'secret',
}

/** A guest: what a virtual machine, a pool and a replica set have in common. */
export interface GuestProps extends kplus.ResourceProps, GuestDomainProps, GuestDeviceProps, GuestPodProps {
  /**
   * The disks, in the order in which firmware tries them.
   *
   * @default - none; see `addDisk`
   */
  readonly disks?: Disk[];

  /**
   * The networks. Of an empty list nothing is written: KubeVirt then attaches the pod network, bound as its CR says, unless
   * `autoattachPodInterface` is false.
   *
   * @default - the pod network, masqueraded
   */
  readonly networks?: GuestNetwork[];

  /**
   * First-boot configuration. It becomes the disk `cloudinit`, see `cloudInitDisk`.
   *
   * @default - none
   */
  readonly cloudInit?: CloudInit;

  /**
   * Where the text of `cloudInit` goes. Everyone who can read the manifests can read it in both places.
   *
   * @default CloudInitPlacement.AUTO
   */
  readonly cloudInitPlacement?: CloudInitPlacement;

  /**
   * The disk that `cloudInit` becomes: its name and how the guest sees it. It is the last disk.
   *
   * @default - a virtio disk `cloudinit`; on the bus of the preference, where there is one
   */
  readonly cloudInitDisk?: CloudInitDiskOptions;

  /**
   * Whether the guest may only read the disk `cloudinit`. What it writes there is lost at every restart anyway.
   *
   * @default false
   */
  readonly cloudInitReadOnly?: boolean;

  /**
   * What Windows needs of the machine, by its version: what the preference `<version>.virtio` of common-instancetypes v1.7.0 (KubeVirt v1.9.0) says
   * where the other props leave it open.
   *
   * - `features`: ACPI, APIC, and of Hyper-V frequencies, ipi, reenlightenment, relaxed, reset, runtime, spinlocks (8191), synic, synictimer
   *   (direct), tlbflush, vapic, vpindex. Given features are laid over these.
   * - `clock`: UTC, or `timezone`; timers hyperv, PIT with ticks delayed, RTC catching up, no HPET.
   * - `firmware`: EFI with secure boot from Windows 10 and Server 2016 on; its variables are kept from Windows 11 and Server 2022 on, which have a
   *   persistent `tpm`, too. Both need storage that KubeVirt makes (`vmStateStorageClass`).
   * - `inputs`: a tablet on virtio. `terminationGracePeriod`: an hour, for updates at shutdown.
   * - `disks`: those given, then CD-ROMs of `drivers` and `sysprep`.
   *
   * Disks and network cards are on virtio, as they are without it, or as a `preference` says; give them `DiskBus.SATA` and `InterfaceModel.E1000E`
   * where there are no drivers.
   * The video card of the preference is left out, since it is behind a gate before KubeVirt v1.9: `video: VideoType.VIRTIO`. Windows 10 and 11 use two
   * sockets at most (Pro, Enterprise): give more CPUs as cores, by `GuestCpu.cores(…)` or by the `cpuTopology` of a preference. All this is for amd64.
   *
   * @default - a guest of another kind
   */
  readonly windows?: WindowsGuest;

  /**
   * Credentials taken from Secrets.
   *
   * @default - none; see `addAccessCredential`
   */
  readonly accessCredentials?: AccessCredential[];

  /**
   * When the guest may get traffic.
   *
   * @default - as soon as it runs
   */
  readonly readinessProbe?: GuestProbe;

  /**
   * When the guest is stopped as dead; its run strategy decides what then.
   *
   * @default - never
   */
  readonly livenessProbe?: GuestProbe;

  /**
   * What happens when the node is drained.
   *
   * @default - the cluster's (KubeVirt CR), which is None unless set; EvictionStrategy.NONE with `launchSecurity`
   */
  readonly evictionStrategy?: EvictionStrategy;

  /**
   * Time between the shutdown signal and the power cord.
   *
   * @default - KubeVirt's: 30 seconds
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Starts the guest paused; `virtctl unpause` boots it. Not with a liveness probe.
   *
   * @default false; true where `launchSecurity` has attestation
   */
  readonly startPaused?: boolean;

  /**
   * Devices that Kubernetes allocates dynamically, besides those that `gpus` and `hostDevices` request.
   *
   * @default - those of the devices
   */
  readonly resourceClaims?: GuestResourceClaim[];
}
