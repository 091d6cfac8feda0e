import type { Catalog } from './catalog';
import type { VirtualMachineInstancetypeSpec, VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';
import type { VirtualMachine } from '../../../imports/kubevirt.io';
import { inferenceOf } from '../inference';
import { referencedKind } from '../reference';
import type { Expansion } from '../vmi';

/** What one reference of a VM leads to. */
interface Reference {
  readonly spec?: unknown;
  readonly open: boolean;
}

/** What the webhook takes for the instancetype and the preference of a VM: a reference that leads nowhere counts as none. */
export function expansionOf(vm: VirtualMachine, catalog: Catalog): Expansion {
  const instancetype = referenceOf(vm, 'instancetype', catalog);
  const preference = referenceOf(vm, 'preference', catalog);
  return {
    instancetype: instancetype.spec as VirtualMachineInstancetypeSpec | undefined,
    preference: preference.spec as VirtualMachinePreferenceSpec | undefined,
    hasUnknownReference: instancetype.open || preference.open,
  };
}

function referenceOf(vm: VirtualMachine, field: 'instancetype' | 'preference', catalog: Catalog): Reference {
  const matcher = vm.spec[field];
  if (!matcher) return { open: false };
  if (matcher.inferFromVolume) return { open: inferenceOf(vm, field) === 'possible' };
  if (matcher.revisionName) return { open: true };
  const kind = referencedKind(field, matcher.kind);
  if (!kind || !matcher.name) return { open: false };
  const spec = catalog.specOf(kind, vm.metadata?.namespace, matcher.name);
  return { spec, open: spec === undefined };
}
