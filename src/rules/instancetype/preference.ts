import { matcherRules } from './matcher';
import { nameRule, targetRule } from './target';
import type { PreferenceRequirements, VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';
import type { CPU } from '../../../imports/kubevirt.io';
import { parseQuantity } from '../../kubernetes/quantity';
import { isExpandable, lacksCpuForFeatures } from '../../manifests/conflicts';
import { spreadOf, topologyOf } from '../../manifests/cpu-spread';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { virtualMachine } from '../subjects/virtual-machine';

type Dimension = keyof Pick<CPU, 'sockets' | 'cores' | 'threads'>;

interface Required {
  readonly vmi: Vmi;
  readonly preference: VirtualMachinePreferenceSpec;
  readonly requirements: PreferenceRequirements;
}

const GUEST_CPU = 'template.spec.domain.cpu';
const MEMORY = 'template.spec.domain.memory';
const ARCHITECTURE = 'template.spec.architecture';

const DIMENSIONS: readonly Dimension[] = ['sockets', 'cores', 'threads'];

/** The dimensions of which a preference counts the product. */
const BY_TOPOLOGY: ReadonlyMap<string, readonly Dimension[]> = new Map([
  ['sockets', ['sockets']],
  ['cores', ['cores']],
  ['threads', ['threads']],
  ['any', ['cores', 'sockets', 'threads']],
]);
const BY_SPREAD: ReadonlyMap<string, readonly Dimension[]> = new Map([
  ['SocketsCores', ['sockets', 'cores']],
  ['CoresThreads', ['cores', 'threads']],
  ['SocketsCoresThreads', ['sockets', 'cores', 'threads']],
]);

/** The VMs whose preference requires something: upstream looks at it only where all that they refer to is known and fits together. */
const requiring: Subject<Required> = partsOf(virtualMachine, (vm, cluster) => {
  const { vmi } = vm;
  const { preference, hasUnknownReference } = vmi.expansion;
  if (!preference?.requirements || hasUnknownReference || !isExpandable(vm, vmi.expansion, cluster)) return [];
  return [{ value: { vmi, preference, requirements: preference.requirements }, path: '' }];
});

export const rules: readonly ObjectRule[] = [
  ...matcherRules('preference'),
  nameRule('preference'),
  defineRule({
    id: 'preference/requires-cpu-for-features',
    level: FindingLevel.REJECTED,
    subject: virtualMachine,
    summary: 'A VM whose preference adds CPU features must have an instancetype or domain.cpu',
    why: 'The webhook of KubeVirt crashes on a preference with preferredCPUFeatures where there is nothing to add them to, so the API server refuses '
      + 'the VM.',
    fix: 'Write domain.cpu, such as cpu.cores, or take an instancetype.',
    upstream: ['instancetype/preference-cpu-features-crash'],
    * check(vm) {
      if (lacksCpuForFeatures(vm, vm.vmi.expansion)) yield { field: GUEST_CPU, allowed: 'at least cpu.cores' };
    },
  }),
  defineRule({
    id: 'preference/requires-cpus',
    level: FindingLevel.REJECTED,
    subject: requiring,
    summary: 'A VM must have the vCPUs that its preference requires',
    why: 'KubeVirt refuses fewer. Without an instancetype it counts only the dimensions that the preference prefers: sockets, unless it says otherwise.',
    fix: 'Take a larger instancetype, or write the CPUs in the dimension that the preference counts.',
    upstream: ['instancetype/requirement-cpu-instancetype', 'instancetype/requirement-cpu-vm'],
    * check({ vmi: { spec, expansion: { instancetype } }, preference, requirements }) {
      const required = requirements.cpu?.guest ?? 0;
      const counted = countedDimensions(preference);
      const vcpus = instancetype ? instancetype.cpu.guest : productOf(counted, spec.domain.cpu);
      if (vcpus >= required) return;
      const allowed = `at least ${required} vCPUs`;
      if (instancetype) {
        yield { field: 'instancetype', got: `${vcpus} vCPUs`, allowed };
        return;
      }
      if (!counted.length) return;
      const fields = counted.map((dimension) => `${GUEST_CPU}.${dimension}`);
      yield {
        field: fields.length === 1 ? fields[0] : GUEST_CPU,
        // A list of paths, of which the subject completes the first.
        reported: fields.join(', spec.'),
        got: `${written(spec.domain.cpu)}; ${vcpus} vCPUs count`,
        allowed: `${allowed} as ${counted.join(' × ')}`,
      };
    },
  }),
  defineRule({
    id: 'preference/requires-memory',
    level: FindingLevel.REJECTED,
    subject: requiring,
    summary: 'A VM must have the memory that its preference requires',
    why: 'KubeVirt refuses less.',
    fix: 'Take a larger instancetype, or write more memory.guest.',
    upstream: ['instancetype/requirement-memory'],
    * check({ vmi: { spec, expansion }, requirements: { memory } }) {
      const { guest } = spec.domain.memory ?? {};
      if (!memory || bytesOf(guest) >= bytesOf(memory.guest)) return;
      yield { field: expansion.instancetype ? 'instancetype' : MEMORY, got: guest ?? 'no memory', allowed: `at least ${memory.guest}` };
    },
  }),
  defineRule({
    id: 'preference/requires-architecture',
    level: FindingLevel.REJECTED,
    since: '1.7',
    subject: requiring,
    summary: 'A VM must have the architecture that its preference requires',
    why: 'KubeVirt refuses another one; a VM that names none gets that of the preference, else that of the cluster.',
    fix: 'Take the preference for this architecture, or change architecture.',
    upstream: ['instancetype/requirement-arch'],
    * check({ vmi, requirements: { architecture } }) {
      if (architecture === undefined || vmi.architecture === architecture) return;
      yield { field: ARCHITECTURE, got: vmi.architecture, allowed: architecture };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  targetRule('preference'),
];

function countedDimensions(preference: VirtualMachinePreferenceSpec): readonly Dimension[] {
  const topology = topologyOf(preference);
  const counted = topology === 'spread' ? BY_SPREAD.get(spreadOf(preference).across) : BY_TOPOLOGY.get(topology);
  return counted ?? [];
}

/** The CPUs as the user wrote them. */
function written(cpu: CPU = {}): string {
  const given = DIMENSIONS.filter((dimension) => cpu[dimension] !== undefined);
  return given.map((dimension) => `${dimension}: ${cpu[dimension]}`).join(', ') || 'no CPUs';
}

function productOf(dimensions: readonly Dimension[], cpu: CPU = {}): number {
  return dimensions.reduce((product, dimension) => product * (cpu[dimension] ?? 0), 1);
}

function bytesOf(quantity: string | number = 0): bigint {
  return parseQuantity(quantity) ?? 0n;
}
