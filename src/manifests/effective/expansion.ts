import type { Catalog } from './catalog';
import { inferredReference } from './inferred';
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
  if (!matcher.inferFromVolume && matcher.revisionName) return { open: true };
  const inferred = matcher.inferFromVolume ? inferredReference(vm, field, catalog) : undefined;
  if (matcher.inferFromVolume && !inferred) return { open: inferenceOf(vm, field) === 'possible' };
  const { name, kind: word } = inferred ?? matcher;
  const kind = referencedKind(field, word);
  if (!kind || !name) return { open: false };
  const spec = catalog.specOf(kind, vm.metadata?.namespace, name);
  return { spec, open: spec === undefined };
}
