import { LabelIndex } from './label-index';
import type { Labelled, Labels } from './label-index';
import { ofKind } from './of-kind';
import { oncePerInput } from './once-per-input';
import { valueAt } from '../kubernetes/field-path';

/** Where the labels stand that VMs have themselves, by `<group>/<kind>`. */
const MACHINE_LABELS: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubevirt.io/VirtualMachine', ['metadata.labels']],
  ['kubevirt.io/VirtualMachineInstanceReplicaSet', ['metadata.labels']],
  ['pool.kubevirt.io/VirtualMachinePool', ['metadata.labels', 'spec.virtualMachineTemplate.metadata.labels']],
]);

/** VMs, pools and replica sets by the labels that are on themselves, none of which is on their launcher pods. */
export const machinesByOwnLabels = oncePerInput((manifests): LabelIndex<Labelled> => (
  new LabelIndex([...MACHINE_LABELS].flatMap(([kind, paths]) => ofKind(manifests, kind).flatMap((manifest) => (
    paths.map((path) => ({ manifest, labels: (valueAt(manifest, path.split('.')) ?? {}) as Labels }))
  ))))
));
