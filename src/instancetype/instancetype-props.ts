import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Gpu, GuestCpu, HostDevice, Hugepages, IoThreadsPolicy, LaunchSecurity } from '../compute';

/** Properties of an instancetype: what a VM then may not say by hand, under the same names as in the props of a VM. */
export interface InstancetypeProps extends kplus.ResourceProps {
  /**
   * Virtual CPUs: their number, model and placement. Sockets, cores and threads are the business of a preference (`cpuTopology`): give one of
   * the three only, `GuestCpu.cores(4)`; features of the CPU too (`cpuFeatures`).
   */
  readonly cpu: GuestCpu;

  /** Memory that the guest sees. */
  readonly memory: Size;

  /**
   * Percentage of the memory that the launcher pod does not request of the node, 0 to 100. Not with huge pages.
   *
   * @default 0
   */
  readonly memoryOvercommitPercent?: number;

  /**
   * Memory that live memory hotplug may reach.
   *
   * @default - KubeVirt's: four times the memory
   */
  readonly maxGuest?: Size;

  /**
   * Backs the memory with huge pages of this size, which must divide it. Nodes must have them set aside.
   *
   * @default - ordinary pages
   */
  readonly hugepages?: Hugepages;

  /**
   * GPUs. A VM with this instancetype must have none of its own.
   *
   * @default - none
   */
  readonly gpus?: Gpu[];

  /**
   * Other devices of the node, on PCI or USB; needs the HostDevices gate. A VM with this instancetype must have none of its own.
   *
   * @default - none
   */
  readonly hostDevices?: HostDevice[];

  /**
   * How I/O threads are shared out among disks.
   *
   * @default - no I/O threads
   */
  readonly ioThreadsPolicy?: IoThreadsPolicy;

  /**
   * Encryption of the memory against the host. KubeVirt v1.9 warns that it is deprecated here: a preference has it, too.
   *
   * @default - none
   */
  readonly launchSecurity?: LaunchSecurity;

  /**
   * Annotations of the VMI. A VM with this instancetype must not have the same ones with other values.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Labels a node must have. A VM with this instancetype must have no `nodeSelector` of its own.
   *
   * @default - any node
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * The scheduler.
   *
   * @default - the cluster's default
   */
  readonly schedulerName?: string;
}
