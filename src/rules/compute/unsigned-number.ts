import { fieldsAt } from '../../kubernetes/fields-at';
import { kindOf } from '../../manifests/manifest';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** A field that upstream reads into an unsigned integer of so many bits. */
type Field = readonly [path: string, bits: number];

interface Count {
  readonly find: ReturnType<typeof fieldsAt>;
  readonly bits: number;
}

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

const FIELDS: ReadonlyMap<string, Count[]> = new Map([
  ...Object.entries(VMI_SPEC_PATHS).map(([kind, path]) => [kind, domainAt(path)] as const),
  ['kubevirt.io/VirtualMachineInstancePreset', domainAt('spec')],
  ['instancetype.kubevirt.io/VirtualMachineInstancetype', counts(INSTANCETYPE)],
  ['instancetype.kubevirt.io/VirtualMachineClusterInstancetype', counts(INSTANCETYPE)],
  ['instancetype.kubevirt.io/VirtualMachinePreference', counts(PREFERENCE)],
  ['instancetype.kubevirt.io/VirtualMachineClusterPreference', counts(PREFERENCE)],
  ['kubevirt.io/KubeVirt', counts([['spec.infra.replicas', 8], ['spec.workloads.replicas', 8]])],
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'unsigned-number/is-within-range',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...FIELDS.keys()),
    summary: 'A count is not negative, nor too large to be read',
    why: 'The schema of the API server allows any integer here, but KubeVirt reads it into an unsigned one and refuses the object '
        + 'when that fails, without saying which field it was.',
    fix: 'Write a number within the allowed range, or remove the field.',
    upstream: ['schema/decode-failure'],
    * check(manifest) {
      for (const { find, bits } of FIELDS.get(kindOf(manifest)) ?? []) {
        for (const { field, value } of find(manifest)) {
          if (typeof value === 'number' && !isUnsigned(value, bits)) {
            yield { field, got: value, allowed: `0 or more, below 2^${bits}` };
          }
        }
      }
    },
  }),
];

/** Whether Go reads the number into an unsigned integer of so many bits. */
export function isUnsigned(value: number, bits = UINT): boolean {
  return value >= 0 && value < 2 ** bits;
}

function domainAt(path: string): Count[] {
  return counts(DOMAIN.map(([field, bits]) => [`${path}.domain.${field}`, bits]));
}

function counts(fields: readonly Field[]): Count[] {
  return fields.map(([path, bits]) => ({ find: fieldsAt(path), bits }));
}
