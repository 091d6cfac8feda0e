import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { EdgeStorage } from './edge-storage';
import { VirtualMachineProps } from '../compute';

/** Properties of an `EdgeVirtualMachine`: its image, and everything that a virtual machine has. What is given here is left as it is. */
export interface EdgeVirtualMachineProps extends VirtualMachineProps {
  /**
   * The container disk that its disk is made of, such as `registry.example.com/images/pos-arm64:2025.11.1`, pulled by the node, with its cache and
   * credentials. Pin it.
   */
  readonly image: string;

  /**
   * The size of its disk.
   *
   * @default Size.gibibytes(20)
   */
  readonly diskSize?: Size;

  /**
   * The name of its disk, before those of `disks`.
   *
   * @default 'root'
   */
  readonly diskName?: string;

  /**
   * The name of the DataVolume of its disk.
   *
   * @default - `<name>-<diskName>`
   */
  readonly dataVolumeName?: string;

  /**
   * Where its disk is.
   *
   * @default EdgeStorage.localPath()
   */
  readonly storage?: EdgeStorage;

  /**
   * Whether it runs without the uplink of the store: its image must be pinned and its storage local, and it stays on a node that the control
   * plane does not reach for a while.
   *
   * @default true
   */
  readonly offline?: boolean;

  /**
   * Taints of the nodes that it tolerates.
   *
   * @default - none
   */
  readonly tolerations?: kplus.NodeTaintQuery[];
}
