import { ArgoLeafProps } from './argo-leaf-props';
import { VirtualMachineProps } from '../compute';

/** Properties of an `ArgoVirtualMachine`. */
export interface ArgoVirtualMachineProps extends ArgoLeafProps {
  /**
   * The VM that the step makes. Texts in it may have references. Where nothing else is said it runs once (`RunStrategy.ONCE`), its cloud-init is inline, and the cluster invents its
   * identity, since every run makes another VM.
   */
  readonly virtualMachine: VirtualMachineProps;

  /**
   * What the name of the VM begins with: the API server adds five characters, or, where the VM has DataVolume templates, whose names follow from it, the UID of
   * the workflow does.
   *
   * @default - the name of the template
   */
  readonly namePrefix?: string;

  /**
   * What must hold of the VM for the step to succeed, see `ArgoResourceOptions.successCondition`.
   *
   * @default 'status.ready == true': the readiness probe of the VM has succeeded
   */
  readonly successCondition?: string;

  /**
   * What makes the step fail, see `ArgoResourceOptions.failureCondition`. A VM for which no node has room waits: add `ErrorUnschedulable` only where no autoscaler
   * adds nodes.
   *
   * @default - `ArgoVirtualMachine.FAILED`: an image that cannot be pulled, a disk that cannot be made, a launcher that crashes
   */
  readonly failureCondition?: string;

  /**
   * Whether the workflow owns the VM, so that it is deleted with the workflow, in whatever way that goes.
   *
   * @default true
   */
  readonly setOwnerReference?: boolean;
}
