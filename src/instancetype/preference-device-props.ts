import { InputBus, PanicDeviceModel, SoundModel, Tpm, VideoType } from '../compute';
import { InterfaceModel } from '../network';
import { DiskBus, DiskCache, DiskIo } from '../storage';

/** How a guest OS likes its devices. */
export interface PreferenceDeviceProps {
  /**
   * The bus of disks that name none.
   *
   * @default - KubeVirt's for the architecture: sata on amd64, virtio on arm64 and s390x
   */
  readonly diskBus?: DiskBus;

  /**
   * The bus of CD-ROMs that name none.
   *
   * @default - KubeVirt's for the architecture
   */
  readonly cdromBus?: DiskBus;

  /**
   * The bus of LUNs that name none.
   *
   * @default - KubeVirt's for the architecture
   */
  readonly lunBus?: DiskBus;

  /**
   * Host caching of disks.
   *
   * @default - chosen by KubeVirt for the backing
   */
  readonly diskCache?: DiskCache;

  /**
   * How I/O of disks is issued.
   *
   * @default - chosen by KubeVirt for the backing
   */
  readonly diskIo?: DiskIo;

  /**
   * Gives each disk on virtio an I/O thread of its own.
   *
   * @default false
   */
  readonly dedicatedIoThread?: boolean;

  /**
   * The card that the guest sees.
   *
   * @default - KubeVirt's: virtio
   */
  readonly interfaceModel?: InterfaceModel;

  /**
   * Masquerades interfaces on the pod network that have no binding. Those of this library have one.
   *
   * @default false
   */
  readonly interfaceMasquerade?: boolean;

  /**
   * As many queues per network card as virtual CPUs.
   *
   * @default false
   */
  readonly networkInterfaceMultiqueue?: boolean;

  /**
   * As many queues per virtio disk as virtual CPUs.
   *
   * @default false
   */
  readonly blockMultiQueue?: boolean;

  /**
   * Presents virtio devices in their transitional form, for guests before Linux 3.
   *
   * @default false
   */
  readonly useVirtioTransitional?: boolean;

  /**
   * Whether disks and network cards cannot be hot-plugged. Overrides what the VM says.
   *
   * @default false
   */
  readonly disableHotplug?: boolean;

  /**
   * A Trusted Platform Module.
   *
   * @default - none
   */
  readonly tpm?: Tpm;

  /**
   * A virtio random number generator fed by the node.
   *
   * @default false
   */
  readonly rng?: boolean;

  /**
   * How input devices are attached, which are tablets: there is no other type.
   *
   * @default - KubeVirt's: InputBus.USB
   */
  readonly inputBus?: InputBus;

  /**
   * The model of the graphics card. Since KubeVirt v1.9.
   *
   * @default - KubeVirt's: VGA with BIOS, Bochs with EFI, virtio on arm64 and s390x
   */
  readonly video?: VideoType;

  /**
   * The sound card of a guest that has one.
   *
   * @default - KubeVirt's: SoundModel.ICH9
   */
  readonly sound?: SoundModel;

  /**
   * The device by which the guest tells that it has crashed. Since KubeVirt v1.9 a guest that has none gets it.
   *
   * @default - none
   */
  readonly panicDevice?: PanicDeviceModel;

  /**
   * Whether the guest gets a graphics card and VNC.
   *
   * @default - KubeVirt's: true
   */
  readonly autoattachGraphicsDevice?: boolean;

  /**
   * Whether the guest gets a serial console.
   *
   * @default - KubeVirt's: true
   */
  readonly autoattachSerialConsole?: boolean;

  /**
   * Whether the guest gets an input device, a tablet.
   *
   * @default - KubeVirt's: false
   */
  readonly autoattachInputDevice?: boolean;

  /**
   * Whether the guest gets a memory balloon.
   *
   * @default - KubeVirt's: true
   */
  readonly autoattachMemBalloon?: boolean;

  /**
   * Whether a guest without networks gets the pod network. The workloads of this library say so themselves, with `autoattachPodInterface` of the
   * guest.
   *
   * @default - KubeVirt's: true
   */
  readonly autoattachPodInterface?: boolean;
}
