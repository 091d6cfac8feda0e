import type { Catalog } from './catalog';
import { inferredReference } from './inferred';
import type { VirtualMachineInstancetypeSpec, VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';
import type { VirtualMachine } from '../../../imports/kubevirt.io';
import type { Released } from '../by-release';
import { FILLED_IN_LATER } from '../filled-in-later';
import { inferenceOf } from '../inference';
import { referencedKind } from '../reference';
import type { Expansion, Suggestion } from '../vmi';

/** What one reference of a VM leads to. */
interface Reference {
  readonly spec?: unknown;
  readonly open: boolean;
  readonly suggestion?: Suggestion;
}

/** What the webhook takes for the instancetype and the preference of a VM: a reference that leads nowhere counts as none. */
export function expansionOf(vm: VirtualMachine, catalog: Catalog, cluster: Released): Expansion {
  const instancetype = referenceOf(vm, 'instancetype', catalog, cluster);
  const preference = referenceOf(vm, 'preference', catalog, cluster);
  return {
    instancetype: instancetype.spec as VirtualMachineInstancetypeSpec | undefined,
    preference: preference.spec as VirtualMachinePreferenceSpec | undefined,
    hasUnknownReference: instancetype.open || preference.open,
    suggestions: { instancetype: instancetype.suggestion, preference: preference.suggestion },
  };
}

function referenceOf(vm: VirtualMachine, field: 'instancetype' | 'preference', catalog: Catalog, cluster: Released): Reference {
  const matcher = vm.spec[field];
  if (!matcher) return { open: false };
  if (!matcher.inferFromVolume && matcher.revisionName) return { open: true };
  const suggestion = matcher.inferFromVolume ? inferredReference(vm, field, catalog, cluster) : undefined;
  if (suggestion === 'unlabelled') return { open: false, suggestion };
  if (matcher.inferFromVolume && !suggestion) return { open: inferenceOf(vm, field, cluster) === 'possible' };
  const { name, kind: word } = suggestion ?? matcher;
  const kind = referencedKind(field, word);
  if (!kind || !name) return { open: word === FILLED_IN_LATER, suggestion };
  const spec = catalog.specOf(kind, vm.metadata?.namespace, name, cluster);
  return { spec, open: spec === undefined, suggestion };
}
