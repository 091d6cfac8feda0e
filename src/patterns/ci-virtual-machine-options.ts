import { Size } from 'cdk8s';
import { VirtualMachineProps } from '../compute';

/** The VM that is tested in. */
export interface CiVirtualMachineOptions {
  /**
   * The container disk that it boots from. It must have cloud-init.
   *
   * @default 'quay.io/containerdisks/ubuntu:22.04'
   */
  readonly image?: string;

  /**
   * Its virtual CPUs, which the launcher requests whole.
   *
   * @default 2
   */
  readonly cpus?: number;

  /**
   * The memory of the guest that is tested.
   *
   * @default Size.gibibytes(4)
   */
  readonly memory?: Size;

  /**
   * What else there is to say of it. What is given here replaces what the pipeline says: disks, cloud-init, size and all. Texts may have references of the engine.
   *
   * @default - the disk above, the pod network, cloud-init that runs the image by podman
   */
  readonly guest?: VirtualMachineProps;
}
