import { fieldsAt } from '../../kubernetes/fields-at';
import { groupOf, versionOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import type { Releases } from '../../manifests/releases';
import { versionsOf } from '../../manifests/schema/kinds';
import { UINT, unsignedFields } from '../../manifests/schema/unsigned-fields';
import type { UnsignedField } from '../../manifests/schema/unsigned-fields';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Part, Subject } from '../subject';

/** The kinds that KubeVirt's webhooks read into Go. */
const KINDS = [
  ...VMI_SPEC_PATHS.keys(),
  'kubevirt.io/VirtualMachineInstancePreset',
  'kubevirt.io/KubeVirt',
  'instancetype.kubevirt.io/VirtualMachineInstancetype',
  'instancetype.kubevirt.io/VirtualMachineClusterInstancetype',
  'instancetype.kubevirt.io/VirtualMachinePreference',
  'instancetype.kubevirt.io/VirtualMachineClusterPreference',
  'migrations.kubevirt.io/MigrationPolicy',
];

interface UnsignedNumber {
  readonly value: unknown;
  readonly bits: number;
}

type Search = (manifest: Manifest) => readonly Part<UnsignedNumber>[];

const searches = new Map<string, Search>();

function searchIn(manifest: Manifest, releases: Releases): Search {
  const kind = versionsOf(groupOf(manifest), manifest.kind, releases)?.get(versionOf(manifest));
  const key = kind?.ref ?? '';
  const search = searches.get(key) ?? makeSearch(kind ? unsignedFields(kind) : []);
  searches.set(key, search);
  return search;
}

function makeSearch(fields: readonly UnsignedField[]): Search {
  const bits = new Map(fields);
  const find = fieldsAt(...bits.keys());
  return (manifest) => find(manifest).map(({ field, value, path }) => ({ value: { value, bits: bits.get(path)! }, path: field }));
}

const unsignedNumber: Subject<UnsignedNumber> = partsOf(objectsOf(...KINDS), (manifest, { releases }) => (
  searchIn(manifest, releases)(manifest)
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
