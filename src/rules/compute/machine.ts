import { isBefore } from '../../manifests/by-release';
import type { Cluster } from '../../manifests/manifest';
import { virtApiArchitecture } from '../../manifests/virt-api-architecture';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { startedVmi, vmi } from '../subjects/vmi';

const AMD64: readonly string[] = ['q35*', 'pc-q35*'];
/** Upstream's default lists per architecture; an asterisk stands for everything but `/`. */
const MACHINES: ReadonlyMap<string, readonly string[]> = new Map([
  ['amd64', AMD64],
  ['arm64', ['virt*']],
  ['s390x', ['s390-ccw-virtio*']],
]);
const PPC64LE = 'ppc64le';
/** The releases before this one run guests on ppc64le. */
const WITHOUT_PPC64LE = '1.7';
const MACHINES_WITH_PPC64LE: ReadonlyMap<string, readonly string[]> = new Map([...MACHINES, [PPC64LE, ['pseries*']]]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'machine/fits-architecture',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The machine type must fit the architecture',
    why: 'KubeVirt refuses a type outside the emulatedMachines of the architecture; a pool or replica set that names no '
      + 'architecture is judged as amd64. A KubeVirt CR can change these lists.',
    fix: 'Remove machine.type for the default of the cluster, or write one of the allowed types.',
    before: { [WITHOUT_PPC64LE]: `${PPC64LE} has the types pseries*` },
    upstream: ['machine/type-unsupported'],
    * check({ spec: { domain, architecture = '' } }, cluster) {
      const type = domain.machine?.type;
      const machines = machinesIn(cluster).get(architecture) ?? AMD64;
      if (!type || machines.some((pattern) => matches(pattern, type))) return;
      yield { field: 'domain.machine.type', got: type, allowed: machines.join(', ') };
    },
  }),
  defineRule({
    id: 'machine/has-known-architecture',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'The architecture of a guest must be one that KubeVirt runs',
    why: 'KubeVirt admits a VM of any architecture, but refuses the instance made from it.',
    fix: 'Write one of the allowed architectures, or remove architecture for the default of the cluster.',
    before: { [WITHOUT_PPC64LE]: `${PPC64LE} is one, too` },
    upstream: ['arch/unsupported'],
    * check({ architecture }, cluster) {
      const machines = machinesIn(cluster);
      if (!machines.has(architecture)) yield { field: 'architecture', got: architecture, allowed: [...machines.keys()].join(', ') };
    },
  }),
  defineRule({
    id: 'machine/requires-gate-for-architecture',
    level: FindingLevel.REJECTED,
    until: '1.8',
    subject: vmi,
    gate: 'MultiArchitecture',
    summary: 'A guest must have the architecture of virt-api unless the cluster allows others',
    why: 'Before v1.8 KubeVirt refuses a guest of another architecture than that of the node which virt-api runs on while the feature gate '
      + 'MultiArchitecture is off; it is off by default. That is taken to be the architecture of the nodes where the Platform states one for all of them, '
      + 'else amd64.',
    fix: 'Remove architecture, state the architecture of the nodes, or switch MultiArchitecture on in the KubeVirt CR and name it among the feature gates '
      + 'of the Platform.',
    upstream: ['1.7:arch/multi-architecture-gate'],
    * check({ spec: { architecture } }, cluster) {
      const allowed = virtApiArchitecture(cluster);
      if (architecture && architecture !== allowed) yield { field: 'architecture', got: architecture, allowed: `${allowed}, as virt-api` };
    },
  }),
];

function machinesIn(cluster: Cluster): ReadonlyMap<string, readonly string[]> {
  return isBefore(WITHOUT_PPC64LE, cluster) ? MACHINES_WITH_PPC64LE : MACHINES;
}

function matches(pattern: string, type: string): boolean {
  const stem = pattern.slice(0, -1);
  return type.startsWith(stem) && !type.slice(stem.length).includes('/');
}
