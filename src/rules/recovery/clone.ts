import type { VirtualMachineClone, VirtualMachineCloneSpec } from '../../../imports/clone.kubevirt.io';
import { fieldOf } from '../../kubernetes/field-path';
import { isJson } from '../../kubernetes/json';
import { isMacAddress, MAC_WORDS } from '../../kubernetes/mac-address';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';
import { kindItself } from '../subjects/kind';
import { elsewhere } from '../subjects/reported-at';

const KINDS = ['clone.kubevirt.io/VirtualMachineClone'];
const VM = 'VirtualMachine';
const SOURCES = [VM, 'VirtualMachineSnapshot'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'clone/requires-gate',
    level: FindingLevel.REJECTED,
    subject: kindItself(...KINDS),
    gate: 'Snapshot',
    summary: 'Clones may be switched off',
    upstream: ['clone/gate'],
    *check(kind) {
      yield { field: '', got: kind };
    },
  }),
  cloneRule({
    id: 'clone/has-valid-filter',
    summary: 'A filter is a key, with ! only before it and * only after it',
    why: 'The webhook refuses ! and * elsewhere and a lone !, and breaks down on an empty filter.',
    fix: 'Write key or key* for what is copied, !key or !key* for what is not.',
    upstream: ['clone/filter-negation-only', 'clone/filter-negation-position', 'clone/filter-wildcard-position'],
    * check(spec) {
      for (const { field, reported, filters } of filterLists(spec)) {
        for (const [i, filter] of filters.entries()) {
          if (!isFilter(filter)) yield { field: `${field}[${i}]`, reported, got: filter, allowed: '*, or a key with ! before it or * after it' };
        }
      }
    },
  }),
  cloneRule({
    id: 'clone/has-known-source',
    summary: 'A clone is one of a VM or of a snapshot of it',
    why: 'The webhook refuses another kind, and a source without apiGroup or name.',
    fix: 'Write apiGroup: kubevirt.io with kind: VirtualMachine, or apiGroup: snapshot.kubevirt.io with kind: VirtualMachineSnapshot, and the name.',
    upstream: ['clone/source-kind', 'clone/source-kind-empty', 'clone/source-api-group', 'clone/source-name'],
    * check({ source: { apiGroup, kind, name } }) {
      if (!SOURCES.includes(kind)) yield { field: 'spec.source.kind', reported: 'spec.Source.Kind', got: kind, allowed: SOURCES.join(', ') };
      if (!apiGroup) {
        yield { field: 'spec.source.apiGroup', reported: 'spec.Source.APIGroup', got: apiGroup, allowed: 'kubevirt.io, snapshot.kubevirt.io' };
      }
      if (!name) yield { field: 'spec.source.name', reported: 'spec.Source.Name', got: name, allowed: 'a name' };
    },
  }),
  cloneRule({
    id: 'clone/makes-virtual-machine',
    summary: 'What a clone makes is a VM',
    why: 'The webhook refuses every other kind of target.',
    fix: 'Write kind: VirtualMachine, or no target: KubeVirt makes up a name then.',
    upstream: ['clone/target-kind'],
    * check({ target }) {
      if (target && target.kind !== VM) yield { field: 'spec.target.kind', reported: 'spec.Target.Kind', got: target.kind, allowed: VM };
    },
  }),
  cloneRule({
    id: 'clone/has-new-name',
    summary: 'A clone has another name than the VM it is made of',
    why: 'The webhook refuses the name of the source: both are in one namespace.',
    fix: 'Give the target another name.',
    upstream: ['clone/target-equals-source'],
    * check({ source, target }) {
      if (source.kind !== VM || target?.kind !== VM || target.name !== source.name) return;
      yield { field: 'spec.target.name', got: target.name, allowed: 'another name than that of the source' };
    },
  }),
  cloneRule({
    id: 'clone/has-valid-mac',
    summary: 'A new MAC address has six bytes',
    why: 'The webhook refuses every other length and form.',
    fix: 'Write six bytes in hexadecimal, such as 02:00:5e:10:00:01.',
    upstream: ['clone/new-mac'],
    * check({ newMacAddresses = {} }) {
      for (const [name, address] of Object.entries(newMacAddresses)) {
        if (!address || isMacAddress(address)) continue;
        yield { ...elsewhere(fieldOf('spec.newMacAddresses', name), `spec.newMacAddresses.${name}`), got: address, allowed: MAC_WORDS };
      }
    },
  }),
  cloneRule({
    id: 'clone/has-valid-patches',
    summary: 'A patch of a clone is JSON',
    why: 'The webhook refuses text that is none; whether it fits the VM, only the clone finds out.',
    fix: 'Write one operation of a JSON patch, such as {"op": "replace", "path": "/spec/runStrategy", "value": "Halted"}.',
    upstream: ['clone/patch-json'],
    * check({ patches = [] }) {
      for (const [i, patch] of patches.entries()) {
        if (!isJson(patch)) yield { field: `spec.patches[${i}]`, got: patch, allowed: 'JSON' };
      }
    },
  }),
];

function cloneRule(
  { check, ...facts }: Omit<ObjectRule, 'kinds' | 'level' | 'check'> & { check(spec: VirtualMachineCloneSpec): Iterable<Violation> },
): ObjectRule {
  return { ...facts, kinds: KINDS, level: FindingLevel.REJECTED, check: (manifest: Manifest) => check((manifest as VirtualMachineClone).spec) };
}

interface FilterList {
  readonly field: string;
  readonly reported: string;
  readonly filters: readonly string[];
}

function filterLists({ annotationFilters, labelFilters, template }: VirtualMachineCloneSpec): FilterList[] {
  return [
    { field: 'spec.annotationFilters', reported: 'spec.annotations', filters: annotationFilters ?? [] },
    { field: 'spec.labelFilters', reported: 'spec.labels', filters: labelFilters ?? [] },
    { field: 'spec.template.annotationFilters', reported: 'spec.template.annotations', filters: template?.annotationFilters ?? [] },
    { field: 'spec.template.labelFilters', reported: 'spec.template.labels', filters: template?.labelFilters ?? [] },
  ];
}

function isFilter(filter: string): boolean {
  return filter !== '' && filter !== '!' && !filter.slice(1).includes('!') && !filter.slice(0, -1).includes('*');
}
