import { Tpm } from './firmware';
import { InputDevice, PanicDeviceModel, SoundModel, VideoType } from './guest-devices';
import { Gpu, HostDevice } from './host-device';
import { IoThreadsPolicy } from './io-threads-policy';
import { WatchdogAction } from './policies';

/** The devices of a guest, besides disks and network cards. */
export interface GuestDeviceProps {
  /**
   * GPUs, whole or a part. A guest with one does not migrate, but for one vGPU with KubeVirt v1.9 and its VGPULiveMigration gate.
   *
   * @default - none
   */
  readonly gpus?: Gpu[];

  /**
   * Other devices of the node, on PCI or USB; needs the HostDevices gate. A guest with one does not migrate.
   *
   * @default - none
   */
  readonly hostDevices?: HostDevice[];

  /**
   * A watchdog (i6300esb; diag288 on s390x) and what it does. Not on arm64.
   *
   * @default - none
   */
  readonly watchdog?: WatchdogAction;

  /**
   * A Trusted Platform Module.
   *
   * @default - none
   */
  readonly tpm?: Tpm;

  /**
   * A virtio random number generator fed by the node.
   *
   * @default - the preference's, else none
   */
  readonly rng?: boolean;

  /**
   * As many queues per virtio network card as virtual CPUs, at most 256.
   *
   * @default false
   */
  readonly networkInterfaceMultiqueue?: boolean;

  /**
   * As many queues per virtio disk as virtual CPUs. `IoThreadsPolicy.supplementalPool` gives them several threads.
   *
   * @default false
   */
  readonly blockMultiQueue?: boolean;

  /**
   * How I/O threads are shared out. Without them QEMU's main loop serves all disks.
   *
   * @default - the instancetype's; else none, but for disks with `dedicatedIoThread`
   */
  readonly ioThreadsPolicy?: IoThreadsPolicy;

  /**
   * Whether the guest gets a graphics card and VNC.
   *
   * @default - KubeVirt's: true
   */
  readonly autoattachGraphicsDevice?: boolean;

  /**
   * The model of the graphics card. Before KubeVirt v1.9 behind the VideoConfig gate.
   *
   * @default - KubeVirt's: VGA with BIOS, Bochs with EFI, virtio on arm64 and s390x
   */
  readonly video?: VideoType;

  /**
   * A sound card, `sound`. Not on arm64.
   *
   * @default - none
   */
  readonly sound?: SoundModel;

  /**
   * Whether the guest gets a serial console.
   *
   * @default - KubeVirt's: true
   */
  readonly autoattachSerialConsole?: boolean;

  /**
   * Whether the serial console is logged (a container that costs 5m CPU and 35M memory).
   *
   * @default - the cluster's, which is true unless switched off
   */
  readonly logSerialConsole?: boolean;

  /**
   * Whether the guest gets an input device (a tablet).
   *
   * @default - KubeVirt's: false
   */
  readonly autoattachInputDevice?: boolean;

  /**
   * Tablets, by which a pointer on VNC is where the mouse is.
   *
   * @default - the preference's, else none; see `autoattachInputDevice`
   */
  readonly inputs?: InputDevice[];

  /**
   * Devices by which the guest tells that it has crashed. Not on s390x; before KubeVirt v1.9 behind the PanicDevices gate.
   *
   * @default - none
   */
  readonly panicDevices?: PanicDeviceModel[];

  /**
   * Whether the guest gets a memory balloon. Without one there are no metrics of its memory, and free pages are not given back to the node.
   *
   * @default - KubeVirt's: true
   */
  readonly autoattachMemBalloon?: boolean;

  /**
   * Whether a guest without networks gets the pod network. `false` makes a guest without any network.
   *
   * @default true
   */
  readonly autoattachPodInterface?: boolean;

  /**
   * Whether the guest gets a VSOCK device; needs the VSOCK gate.
   *
   * @default false
   */
  readonly autoattachVsock?: boolean;

  /**
   * Lets clients redirect up to four of their USB devices into the guest (`clientPassthrough`, `virtctl usbredir`).
   *
   * @default false
   */
  readonly clientPassthrough?: boolean;

  /**
   * A virtio serial port on which the guest asks for metrics of its host (`vm-dump-metrics`); needs the DownwardMetrics gate.
   *
   * @default false
   */
  readonly downwardMetrics?: boolean;

  /**
   * Whether disks cannot be plugged into the running guest.
   *
   * @default false
   */
  readonly disableHotplug?: boolean;

  /**
   * Whether devices on virtio are transitional, for guests that know virtio 0.9 only, such as RHEL 6.
   *
   * @default - the preference's, else false
   */
  readonly useVirtioTransitional?: boolean;
}
