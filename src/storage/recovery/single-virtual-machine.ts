import { UsageError } from '../../usage-error';
import { IVirtualMachine } from '../../virtual-machine-reference';

/** All workloads of virtual machines look alike to TypeScript; KubeVirt copies single VMs only. */
export function* singleVirtualMachineProblems(what: string, { kind, name }: IVirtualMachine, fix: string): Generator<UsageError> {
  if (kind !== 'VirtualMachine') yield { what, got: `${kind} "${name}"`, allowed: 'a VirtualMachine', fix };
}
