import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** A DNS label, which the name of the guest and the label of its pod must be. */
const LONGEST = 63;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'vm/has-short-name',
    level: FindingLevel.ADVISED,
    subject: objectsOf('kubevirt.io/VirtualMachine'),
    summary: `The name of a VM fits a DNS label of ${LONGEST} characters`,
    why: 'Admission does not measure it, but the hostname of the guest and the label vm.kubevirt.io/name are cut to 63 characters: VMs whose names differ later look alike.',
    fix: 'Shorten the name.',
    * check({ metadata: { name = '' } }) {
      if (name.length > LONGEST) yield { field: 'metadata.name', got: `${name.length} characters`, allowed: `at most ${LONGEST} characters` };
    },
  }),
];
