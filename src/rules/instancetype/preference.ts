import type { PreferenceRequirements, VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';
import type { VirtualMachine } from '../../../imports/kubevirt.io';
import { parseQuantity } from '../../kubernetes/quantity';
import { isExpandable, lacksCpuForFeatures } from '../../manifests/conflicts';
import { spreadOf, topologyOf } from '../../manifests/cpu-spread';
import type { Cluster, Manifest } from '../../manifests/manifest';
import type { Vmi } from '../../manifests/vmi';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';
import { alsoInPools } from '../subjects/also-in-pools';
import { matcherRules } from '../subjects/matcher';

type Dimension = 'sockets' | 'cores' | 'threads';

const VM = { kinds: ['kubevirt.io/VirtualMachine'], level: FindingLevel.REJECTED };
const CPU = 'spec.template.spec.domain.cpu';

const ofVms: readonly ObjectRule[] = [
  ...matcherRules('preference'),
  {
    ...VM,
    id: 'preference/requires-cpu-for-features',
    summary: 'A VM whose preference adds CPU features has an instancetype or domain.cpu',
    why: 'The webhook of KubeVirt crashes on a preference with preferredCPUFeatures where there is nothing to add them to, so the API server refuses the VM.',
    fix: 'Write domain.cpu, such as cpu.cores, or take an instancetype.',
    upstream: ['instancetype/preference-cpu-features-crash'],
    * check(manifest, cluster) {
      const vm = manifest as unknown as VirtualMachine;
      if (lacksCpuForFeatures(vm, cluster.vmis(manifest).admitted.expansion)) yield { field: CPU, allowed: 'at least cpu.cores' };
    },
  },
  {
    ...VM,
    id: 'preference/requires-cpus',
    summary: 'A VM has the vCPUs that its preference requires',
    why: 'The webhook refuses fewer. Without an instancetype it counts only the dimensions that the preference prefers: sockets, unless it says otherwise.',
    fix: 'Take a larger instancetype, or write the CPUs in the dimension that the preference counts.',
    upstream: ['instancetype/requirement-cpu-instancetype', 'instancetype/requirement-cpu-vm'],
    * check(manifest, cluster) {
      yield* requirement(manifest, cluster, checkCpus);
    },
  },
  {
    ...VM,
    id: 'preference/requires-memory',
    summary: 'A VM has the memory that its preference requires',
    why: 'The webhook refuses less.',
    fix: 'Take a larger instancetype, or write more memory.guest.',
    upstream: ['instancetype/requirement-memory'],
    * check(manifest, cluster) {
      yield* requirement(manifest, cluster, checkMemory);
    },
  },
  {
    ...VM,
    id: 'preference/requires-architecture',
    summary: 'A VM has the architecture that its preference requires',
    why: 'The webhook refuses another one; a VM that names none gets that of the preference, else that of the cluster.',
    fix: 'Take the preference for this architecture, or change architecture.',
    upstream: ['instancetype/requirement-arch'],
    * check(manifest, cluster) {
      yield* requirement(manifest, cluster, checkArchitecture);
    },
  },
];

export const rules: readonly ObjectRule[] = ofVms.map(alsoInPools);

interface Required {
  readonly guest: Vmi;
  readonly preference: VirtualMachinePreferenceSpec;
  readonly requirements: PreferenceRequirements;
}

/** Requirements are only looked at where everything the VM refers to is known and fits together. */
function* requirement(manifest: Manifest, cluster: Cluster, check: (required: Required) => Iterable<Violation>): Iterable<Violation> {
  const { admitted: guest } = cluster.vmis(manifest);
  const { expansion } = guest;
  const requirements = expansion.preference?.requirements;
  if (!expansion.preference || !requirements || expansion.hasUnknownReference) return;
  if (!isExpandable(manifest as unknown as VirtualMachine, expansion)) return;
  yield* check({ guest, preference: expansion.preference, requirements });
}

function* checkCpus({ guest, preference, requirements }: Required): Iterable<Violation> {
  const required = requirements.cpu?.guest ?? 0;
  const { instancetype } = guest.expansion;
  if (instancetype) {
    const { guest: vcpus } = instancetype.cpu;
    if (vcpus < required) yield { field: 'spec.instancetype', got: `${vcpus} vCPUs`, allowed: `at least ${required} vCPUs` };
    return;
  }
  const counted = dimensionsOf(preference);
  const { cpu = {} } = guest.spec.domain;
  const vcpus = counted.reduce((product, dimension) => product * (cpu[dimension] ?? 0), 1);
  if (!counted.length || vcpus >= required) return;
  yield {
    field: counted.length === 1 ? `${CPU}.${counted[0]}` : CPU,
    got: `${vcpus} vCPUs`,
    allowed: `at least ${required} vCPUs as ${counted.join(' × ')}`,
    ...counted.length === 1 ? {} : { reported: counted.map((dimension) => `${CPU}.${dimension}`).join(', ') },
  };
}

/** The dimensions of which a preference counts the product. */
function dimensionsOf(preference: VirtualMachinePreferenceSpec): Dimension[] {
  switch (topologyOf(preference)) {
    case 'sockets': return ['sockets'];
    case 'cores': return ['cores'];
    case 'threads': return ['threads'];
    case 'any': return ['cores', 'sockets', 'threads'];
    case 'spread': return SPREAD[spreadOf(preference).across] ?? [];
    default: return [];
  }
}

const SPREAD: { readonly [across: string]: Dimension[] | undefined } = {
  SocketsCores: ['sockets', 'cores'],
  CoresThreads: ['cores', 'threads'],
  SocketsCoresThreads: ['sockets', 'cores', 'threads'],
};

function* checkMemory({ guest, requirements }: Required): Iterable<Violation> {
  const required = requirements.memory?.guest;
  const { memory } = guest.spec.domain;
  if (required === undefined || (parseQuantity(memory?.guest ?? 0) ?? 0n) >= (parseQuantity(required) ?? 0n)) return;
  const field = guest.expansion.instancetype ? 'spec.instancetype' : 'spec.template.spec.domain.memory';
  yield { field, got: memory?.guest ?? 'no memory', allowed: `at least ${required}` };
}

function* checkArchitecture({ guest, requirements: { architecture } }: Required): Iterable<Violation> {
  if (architecture === undefined || guest.architecture === architecture) return;
  yield { field: 'spec.template.spec.architecture', got: guest.architecture, allowed: architecture };
}
