import type { VirtualMachineInstancetypeSpec, VirtualMachinePreferenceSpec } from '../../imports/instancetype.kubevirt.io';
import type { VirtualMachineInstanceSpec } from '../../imports/kubevirt.io';
import { valueAt } from '../kubernetes/field-path';

/** A VMI spec wherever a manifest holds one, with what a rule must know about where it stands. */
export interface Vmi {
  /** As the webhook judges it: instancetype, preference and defaults are filled in, for a pool and a replica set nothing is. */
  readonly spec: VirtualMachineInstanceSpec;
  /** As it is written. */
  readonly written: VirtualMachineInstanceSpec;
  /** The path of `written` in the manifest. */
  readonly path: string;
  readonly architecture: string;
  /** What the VM refers to, as far as it is known. */
  readonly expansion: Expansion;
  /** Whether an instancetype or a preference adds to `spec` what is not known here. */
  readonly incomplete: boolean;
  /** Whether the webhook's defaults are filled in before it judges `spec`: for a VM and a VMI, not for a pool or a replica set. */
  readonly webhookDefaulted: boolean;
  /** Whether this is an instance itself, which has more defaults than a template. */
  readonly instance: boolean;
  /** The path in the manifest of what the user wrote that made this field of `spec`. */
  originOf(field: string): string;
}

/** The instancetype and the preference of a VM; those that neither the app nor KubeVirt brings are not known. */
export interface Expansion {
  readonly instancetype?: VirtualMachineInstancetypeSpec;
  readonly preference?: VirtualMachinePreferenceSpec;
  /** Whether there is one that is not known, but that the cluster may have. */
  readonly hasUnknownReference: boolean;
  /** What volumes of the app suggest where one is inferred. */
  readonly suggestions?: { readonly [reference in 'instancetype' | 'preference']?: Suggestion };
}

/** What the labels of a volume name; without a kind, the cluster-wide one is meant. */
export interface InferredReference {
  readonly name: string;
  readonly kind?: string;
}

/** What a volume that is known suggests; nothing, where it lacks the label. */
export type Suggestion = InferredReference | 'unlabelled';

/** The VMI specs that one manifest leads to. */
export interface Vmis {
  /** What the webhook of the object judges. */
  readonly admitted: Vmi;
  /** What the webhook of the VM judges that a pool makes; only of a pool. */
  readonly made?: Vmi;
  /** What the webhook of the instance judges: of a VMI at once, of others when an instance is made; nothing of a VM refused before. */
  readonly started?: Vmi;
}

/** `<group>/<kind>` of what holds a VMI spec, and where. */
export const VMI_SPEC_PATHS: ReadonlyMap<string, string> = new Map([
  ['kubevirt.io/VirtualMachine', 'spec.template.spec'],
  ['kubevirt.io/VirtualMachineInstance', 'spec'],
  ['kubevirt.io/VirtualMachineInstanceReplicaSet', 'spec.template.spec'],
  ['pool.kubevirt.io/VirtualMachinePool', 'spec.virtualMachineTemplate.spec.template.spec'],
]);

const KEYS: ReadonlyMap<string, readonly string[]> = new Map([...VMI_SPEC_PATHS.values()].map((path) => [path, path.split('.')]));

/** The VMI spec as it is written at a path of a manifest; an empty one where there is none. */
export function writtenVmiSpec(manifest: unknown, path: string): VirtualMachineInstanceSpec {
  return (valueAt(manifest, KEYS.get(path)!) ?? { domain: { devices: {} } }) as VirtualMachineInstanceSpec;
}

/** Whether the guest gets the pod network. */
export function hasPodNetwork({ spec: { networks = [] } }: Vmi): boolean {
  return networks.some(({ pod }) => pod !== undefined);
}
