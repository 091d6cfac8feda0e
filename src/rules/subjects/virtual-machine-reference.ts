import type { TypedLocalObjectReference } from '../../../imports/kubernetes';
import type { Violation } from '../rule';

const GROUP = 'kubevirt.io';
const KIND = 'VirtualMachine';

/** What is wrong with a reference that must be one to a VM: its group, or else its kind. */
export function* virtualMachineReferenceMistakes({ apiGroup, kind }: TypedLocalObjectReference, path: string): Iterable<Violation> {
  if (apiGroup !== GROUP) yield { field: `${path}.apiGroup`, got: apiGroup, allowed: GROUP };
  else if (kind !== KIND) yield { field: `${path}.kind`, got: kind, allowed: KIND };
}
