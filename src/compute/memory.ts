import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** The page size of a guest's memory. */
export enum Hugepages {
  /** 2 MiB pages. */
  TWO_MEBIBYTES = '2Mi',
  /** 1 GiB pages; amd64 only. */
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
   * Memory request. Less than the guest's memory is overcommitment.
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
}
