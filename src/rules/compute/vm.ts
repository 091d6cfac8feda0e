import { DNS_LABEL } from '../../kubernetes/dns-name';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const { longest } = DNS_LABEL;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'vm/fits-dns-label',
    level: FindingLevel.ADVISED,
    subject: objectsOf('kubevirt.io/VirtualMachine'),
    summary: `The name of a VM must not exceed the ${longest} characters of a DNS label`,
    why: `KubeVirt admits it, but cuts the hostname of the guest and the label vm.kubevirt.io/name to ${longest} characters: VMs whose names `
      + 'differ only later look alike.',
    fix: 'Shorten the name.',
    * check({ metadata: { name = '' } }) {
      if (name.length > longest) yield { field: 'metadata.name', got: `${name.length} characters`, allowed: `at most ${longest} characters` };
    },
  }),
];
