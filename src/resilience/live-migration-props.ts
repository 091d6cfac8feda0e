import * as kplus from 'cdk8s-plus-28';
import { IVirtualMachine } from '../virtual-machine-reference';

/** Where a VM goes that leaves its cluster or namespace. */
export interface MigrationSendTo {
  /** What both ends have in common: any text. */
  readonly migrationId: string;
  /** The address of virt-synchronization-controller at the other end, `<host>:<port>`, as `status.synchronizationAddresses` of its KubeVirt CR has it. */
  readonly connectUrl: string;
}

/** What a VM comes from that arrives from another cluster or namespace. */
export interface MigrationReceive {
  /** What both ends have in common: any text. */
  readonly migrationId: string;
}

/** Properties of `LiveMigration`. */
export interface LiveMigrationProps extends kplus.ResourceProps {
  /** The virtual machine that moves, in the namespace of the migration. A VM of a pool is `VirtualMachine.fromVirtualMachineName`. */
  readonly virtualMachine: IVirtualMachine;

  /**
   * Labels that the node it goes to must have, besides those that the VM asks for.
   *
   * @default - any node that the VM may run on
   */
  readonly addedNodeSelector?: { [label: string]: string };

  /**
   * Whether it has a name, `metadata.name` or the construct's id, so that the VM moves once however often it is applied. Without, KubeVirt names each
   * one (`generateName`): `kubectl create` moves the VM every time, and `kubectl apply` and GitOps refuse it.
   *
   * @default false
   */
  readonly once?: boolean;

  /**
   * Where it goes, if that is another cluster or namespace. Needs the feature gate DecentralizedLiveMigration.
   *
   * @default - another node
   */
  readonly sendTo?: MigrationSendTo;

  /**
   * What it comes from, if that is another cluster or namespace. Needs the feature gate DecentralizedLiveMigration, and a VM that waits with
   * runStrategy WaitAsReceiver.
   *
   * @default - another node
   */
  readonly receive?: MigrationReceive;
}
