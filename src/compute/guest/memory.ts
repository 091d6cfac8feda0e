import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** The page size of a guest's memory. */
export enum Hugepages {
  /** 2 MiB pages. */
  TWO_MEBIBYTES = '2Mi',
  /** 1 GiB pages; amd64, and arm64 with a kernel of 4 KiB pages. */
  ONE_GIBIBYTE = '1Gi',
}

/**
 * What the launcher pod asks of the node, where that is not to be derived from the guest's CPUs and memory. KubeVirt adds its
 * overhead to the memory. Not together with an instancetype.
 */
export interface GuestResources {
  /**
   * CPU request.
   *
   * @default - a tenth of the virtual CPUs (KubeVirt's `cpuAllocationRatio`); all of them with dedicated CPUs
   */
  readonly cpuRequest?: kplus.Cpu;

  /**
   * CPU limit. A limit without a request becomes the request.
   *
   * @default - none, unless a quota on `limits.cpu` makes KubeVirt set one
   */
  readonly cpuLimit?: kplus.Cpu;

  /**
   * Memory request. Less than the guest's memory is overcommitment, which excludes huge pages.
   *
   * @default - the guest's memory
   */
  readonly memoryRequest?: Size;

  /**
   * Memory limit. A limit without a request becomes the request.
   *
   * @default - none, unless a quota on `limits.memory` makes KubeVirt set one
   */
  readonly memoryLimit?: Size;

  /**
   * Whether the launcher's overhead counts in the memory limit only. More guests fit on a node; the kernel kills some of them when all use their memory.
   *
   * @default false
   */
  readonly overcommitGuestOverhead?: boolean;
}

/** Room for QEMU and the devices beyond what KubeVirt computes. */
export interface ReservedOverhead {
  /**
   * Memory that is added to the overhead of the launcher pod.
   *
   * @default - none
   */
  readonly addedOverhead?: Size;

  /**
   * Whether QEMU may lock the memory of the guest and its overhead, for devices with direct memory access that KubeVirt does not know (vDPA).
   *
   * @default - KubeVirt's: false
   */
  readonly memLock?: boolean;
}
