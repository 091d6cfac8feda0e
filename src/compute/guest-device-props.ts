import { IoThreadsPolicy } from './io-threads-policy';
import { WatchdogAction } from './policies';

/** A PCI device of the node, handed to the guest. */
export interface HostDevice {
  /** Name within the guest's definition, unique among its devices. */
  readonly name: string;
  /** The resource the device plugin advertises, such as `nvidia.com/GA102GL_A10`; it must be permitted in the KubeVirt CR. */
  readonly deviceName: string;
}

/** The devices of a guest, besides disks and network cards. */
export interface GuestDeviceProps {
  /**
   * GPUs.
   *
   * @default - none
   */
  readonly gpus?: HostDevice[];

  /**
   * Other PCI devices of the node; needs the HostDevices gate.
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
   * A virtio random number generator fed by the node.
   *
   * @default - the preference's, else none
   */
  readonly rng?: boolean;

  /**
   * As many queues per network card as virtual CPUs.
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
   * Whether the guest gets a memory balloon.
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
}
