import { malformedEntry, PATCHABLE_WORDS, patchEntriesOf, refusedPath } from './patch-entries';
import type { VirtualMachineClone } from '../../../imports/clone.kubevirt.io';
import { DNS_LABEL } from '../../kubernetes/dns-name';
import { fieldOf } from '../../kubernetes/field-path';
import { isJson } from '../../kubernetes/json';
import { isMacAddress, MAC_WORDS } from '../../kubernetes/mac-address';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { kindItself } from '../subjects/kind';
import { specsOf } from '../subjects/object-spec';

const KIND = 'clone.kubevirt.io/VirtualMachineClone';
const VM = 'VirtualMachine';
const SOURCE_KINDS: readonly string[] = [VM, 'VirtualMachineSnapshot'];
const SOURCE_GROUPS: readonly string[] = ['kubevirt.io', 'snapshot.kubevirt.io'];

const cloneSpec = specsOf<VirtualMachineClone>(KIND);

/** Each filter on labels and annotations; upstream reports the list, by another name. */
const filter: Subject<string> = partsOf(cloneSpec, ({ annotationFilters, labelFilters, template }) => [
  ...filtersAt('annotationFilters', 'annotations', annotationFilters),
  ...filtersAt('labelFilters', 'labels', labelFilters),
  ...filtersAt('template.annotationFilters', 'template.annotations', template?.annotationFilters),
  ...filtersAt('template.labelFilters', 'template.labels', template?.labelFilters),
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'clone/requires-gate',
    level: FindingLevel.REJECTED,
    subject: kindItself(KIND),
    gate: 'Snapshot',
    summary: 'A VirtualMachineClone must not be created while the feature gate Snapshot is off',
    upstream: ['clone/gate'],
    * check(kind) {
      yield { field: '', got: kind };
    },
  }),
  defineRule({
    id: 'clone/has-valid-filter',
    level: FindingLevel.REJECTED,
    subject: filter,
    summary: 'A filter must be a key, with ! only before it and * only after it',
    why: 'KubeVirt refuses ! and * elsewhere and a lone !, and its webhook crashes on an empty filter.',
    fix: 'Write key or key* for what is copied, !key or !key* for what is not.',
    upstream: ['clone/filter-negation-only', 'clone/filter-negation-position', 'clone/filter-wildcard-position'],
    * check(got) {
      const isValid = got !== '' && got !== '!' && !got.slice(1).includes('!') && !got.slice(0, -1).includes('*');
      if (!isValid) yield { field: '', got, allowed: '*, or a key with ! before it or * after it' };
    },
  }),
  defineRule({
    id: 'clone/has-known-source',
    level: FindingLevel.REJECTED,
    subject: cloneSpec,
    summary: 'The source of a VirtualMachineClone must be a VM or a snapshot of one',
    why: 'KubeVirt refuses another kind, and a source without apiGroup or name. It does not compare the apiGroup.',
    fix: 'Write apiGroup: kubevirt.io with kind: VirtualMachine, or apiGroup: snapshot.kubevirt.io with kind: VirtualMachineSnapshot, and the name.',
    upstream: ['clone/source-kind', 'clone/source-kind-empty', 'clone/source-api-group', 'clone/source-name'],
    * check({ source: { apiGroup, kind, name } }) {
      if (!SOURCE_KINDS.includes(kind)) yield { field: 'source.kind', reported: 'Source.Kind', got: kind, allowed: SOURCE_KINDS.join(', ') };
      if (!apiGroup) yield { field: 'source.apiGroup', reported: 'Source.APIGroup', got: apiGroup, allowed: SOURCE_GROUPS.join(', ') };
      if (!name) yield { field: 'source.name', reported: 'Source.Name', got: name, allowed: 'a name' };
    },
  }),
  defineRule({
    id: 'clone/has-known-target',
    level: FindingLevel.REJECTED,
    subject: cloneSpec,
    summary: 'The target of a VirtualMachineClone must be a VM',
    why: 'KubeVirt refuses every other kind.',
    fix: 'Write kind: VirtualMachine, or no target: KubeVirt makes up a name then.',
    upstream: ['clone/target-kind'],
    * check({ target }) {
      if (target && target.kind !== VM) yield { field: 'target.kind', reported: 'Target.Kind', got: target.kind, allowed: VM };
    },
  }),
  defineRule({
    id: 'clone/has-unique-name',
    level: FindingLevel.REJECTED,
    subject: cloneSpec,
    summary: 'The target of a VirtualMachineClone must not have the name of the VM that is cloned',
    why: 'KubeVirt refuses the name of the source: both are in one namespace.',
    fix: 'Give the target another name.',
    upstream: ['clone/target-equals-source'],
    * check({ source, target }) {
      if (source.kind !== VM || target?.kind !== VM || target.name !== source.name) return;
      yield { field: 'target.name', got: target.name, allowed: 'another name than that of the source' };
    },
  }),
  defineRule({
    id: 'clone/fits-dns-label',
    level: FindingLevel.ADVISED,
    subject: cloneSpec,
    summary: `The name of a clone must not exceed the ${DNS_LABEL.longest} characters of a DNS label`,
    why: `KubeVirt makes a VM of that name, and cuts the hostname of its guest and the label vm.kubevirt.io/name to ${DNS_LABEL.longest} characters: VMs whose names differ only later look alike.`,
    fix: 'Shorten the name of the target.',
    * check({ target: { name = '' } = {} }) {
      if (name.length > DNS_LABEL.longest) yield { field: 'target.name', got: `${name.length} characters`, allowed: `at most ${DNS_LABEL.longest} characters` };
    },
  }),
  defineRule({
    id: 'clone/has-valid-mac',
    level: FindingLevel.REJECTED,
    subject: cloneSpec,
    summary: 'A new MAC address must have six bytes',
    why: 'KubeVirt refuses every other length and form. An empty address is left out.',
    fix: 'Write six bytes in hexadecimal, such as 02:00:5e:10:00:01.',
    upstream: ['clone/new-mac'],
    * check({ newMacAddresses = {} }) {
      for (const [name, got] of Object.entries(newMacAddresses)) {
        if (!got || isMacAddress(got)) continue;
        yield { field: fieldOf('newMacAddresses', name), reported: `newMacAddresses.${name}`, got, allowed: MAC_WORDS };
      }
    },
  }),
  defineRule({
    id: 'clone/has-valid-patches',
    level: FindingLevel.REJECTED,
    subject: cloneSpec,
    summary: 'A patch of a VirtualMachineClone must be JSON',
    why: 'KubeVirt refuses text that is not JSON; whether the patch fits the VM, only the clone finds out.',
    fix: 'Write one operation of a JSON patch, such as {"op": "replace", "path": "/spec/runStrategy", "value": "Halted"}.',
    upstream: ['clone/patch-json'],
    * check({ patches = [] }) {
      for (const [i, got] of patches.entries()) {
        if (!isJson(got)) yield { field: `patches[${i}]`, got, allowed: 'JSON' };
      }
    },
  }),
  defineRule({
    id: 'clone/excludes-refused-values',
    level: FindingLevel.UNSTARTABLE,
    subject: cloneSpec,
    summary: 'A VirtualMachineClone must not have values that KubeVirt cannot patch into the clone',
    why: 'KubeVirt makes patches of a restore of them, and its own webhook refuses those with a colon or a comma in a value, an object, a list, or a path to '
      + 'anything but spec, labels and annotations (kubevirt/kubevirt#18617): the clone is admitted and never completes.',
    fix: 'Write the bytes of a MAC address with - between them, serial numbers and patches without colons and commas.',
    * check({ newMacAddresses = {}, newSMBiosSerial: serial, patches = [] }) {
      for (const [name, got] of Object.entries(newMacAddresses)) {
        if (got.includes(':') && isMacAddress(got)) yield { field: fieldOf('newMacAddresses', name), got, allowed: got.replaceAll(':', '-') };
      }
      if (serial && /[,:]/.test(serial)) yield { field: 'newSMBiosSerial', got: serial, allowed: 'a text without commas and colons' };
      for (const [i, patch] of patches.entries()) {
        if (!isJson(patch)) continue;
        const entries = patchEntriesOf(patch);
        const [malformed, path] = [malformedEntry(entries), refusedPath(entries)];
        if (malformed !== undefined) yield { field: `patches[${i}]`, got: malformed, allowed: 'one colon between each two commas' };
        else if (path) yield { field: `patches[${i}]`, got: path, allowed: `a path that starts with ${PATCHABLE_WORDS}` };
      }
    },
  }),
];

function filtersAt(path: string, reported: string, filters: readonly string[] = []) {
  return filters.map((value, i) => ({ value, path: `${path}[${i}]`, reported }));
}
