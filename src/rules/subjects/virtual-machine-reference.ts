import type { TypedLocalObjectReference } from '../../../imports/kubernetes';
import type { Violation } from '../rule';

const GROUP = 'kubevirt.io';
const KIND = 'VirtualMachine';

/** Why a reference is not one to a VM: its group, or else its kind. Fields are those of the reference. */
export function notVirtualMachine({ apiGroup, kind }: TypedLocalObjectReference): Violation | undefined {
  if (apiGroup !== GROUP) return { field: 'apiGroup', got: apiGroup, allowed: GROUP };
  return kind === KIND ? undefined : { field: 'kind', got: kind, allowed: KIND };
}
