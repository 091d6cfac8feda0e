import { fieldsAt } from '../../kubernetes/fields-at';
import { kindOf } from '../../manifests/manifest';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';

/** A field that upstream reads into an unsigned integer of so many bits. */
type Field = readonly [path: string, bits: number];

/** What Go's `uint` can take, and the `int64` of the schema before it. */
const UINT = 63;

const DOMAIN: readonly Field[] = [
  ['cpu.cores', 32],
  ['cpu.sockets', 32],
  ['cpu.threads', 32],
  ['cpu.maxSockets', 32],
  ['features.hyperv.spinlocks.spinlocks', 32],
  ['ioThreads.supplementalPoolThreadCount', 32],
  ['devices.disks[].bootOrder', UINT],
  ['devices.interfaces[].bootOrder', UINT],
  ['devices.disks[].blockSize.custom.logical', UINT],
  ['devices.disks[].blockSize.custom.physical', UINT],
  ['devices.disks[].blockSize.custom.discardGranularity', UINT],
];
const INSTANCETYPE: readonly Field[] = [['spec.cpu.guest', 32], ['spec.cpu.maxSockets', 32]];
const PREFERENCE: readonly Field[] = [
  ['spec.cpu.spreadOptions.ratio', 32],
  ['spec.preferSpreadSocketToCoreRatio', 32],
  ['spec.requirements.cpu.guest', 32],
];

const FIELDS: ReadonlyMap<string, readonly Field[]> = new Map([
  ...[...VMI_SPEC_PATHS].map(([kind, path]) => [kind, domainFields(path)] as const),
  ['kubevirt.io/VirtualMachineInstancePreset', domainFields('spec')],
  ['instancetype.kubevirt.io/VirtualMachineInstancetype', INSTANCETYPE],
  ['instancetype.kubevirt.io/VirtualMachineClusterInstancetype', INSTANCETYPE],
  ['instancetype.kubevirt.io/VirtualMachinePreference', PREFERENCE],
  ['instancetype.kubevirt.io/VirtualMachineClusterPreference', PREFERENCE],
  ['kubevirt.io/KubeVirt', [['spec.infra.replicas', 8], ['spec.workloads.replicas', 8]]],
]);

interface UnsignedNumber {
  readonly value: unknown;
  readonly bits: number;
}

const searches = new Map([...FIELDS].map(([kind, fields]) => [kind, fields.map(([path, bits]) => ({ find: fieldsAt(path), bits }))]));
const unsignedNumber: Subject<UnsignedNumber> = partsOf(objectsOf(...FIELDS.keys()), (manifest) => (
  (searches.get(kindOf(manifest)) ?? []).flatMap(({ find, bits }) => (
    find(manifest).map(({ field, value }) => ({ value: { value, bits }, path: field }))
  ))
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'unsigned-number/fits-range',
    level: FindingLevel.REJECTED,
    subject: unsignedNumber,
    summary: 'A count must not be negative, nor too large to be read',
    why: 'The schema of the API server allows any integer here, but KubeVirt reads it into an unsigned one and refuses the object '
      + 'when that fails, without saying which field it was.',
    fix: 'Write a number within the allowed range, or remove the field.',
    upstream: ['schema/decode-failure'],
    * check({ value, bits }) {
      if (typeof value === 'number' && !isUnsigned(value, bits)) yield { field: '', got: value, allowed: `0 or more, below 2^${bits}` };
    },
  }),
];

/** Whether Go reads the number into an unsigned integer of so many bits. */
export function isUnsigned(value: number, bits = UINT): boolean {
  return value >= 0 && value < 2 ** bits;
}

function domainFields(path: string): readonly Field[] {
  return DOMAIN.map(([field, bits]) => [`${path}.domain.${field}`, bits]);
}
