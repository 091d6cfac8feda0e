import type { VirtualMachine } from '../../../imports/kubevirt.io';
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
  defineRule({
    id: 'vm/avoids-dots',
    level: FindingLevel.ADVISED,
    subject: objectsOf<VirtualMachine>('kubevirt.io/VirtualMachine'),
    summary: 'The name of a VM must not have dots unless its guest has a hostname',
    why: 'KubeVirt makes the hostname of what stands before the first dot (SanitizeHostname): the guests of web.shop and web.bank are both called web.',
    fix: 'Write the name without dots, or give the guest a hostname.',
    * check({ metadata: { name = '' }, spec: { template } }) {
      if (name.includes('.') && !template.spec?.hostname) yield { field: 'metadata.name', got: name, allowed: 'a name without dots, or a hostname' };
    },
  }),
];
