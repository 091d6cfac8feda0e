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

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'machine/fits-architecture',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The machine type must fit the architecture',
    why: 'KubeVirt refuses a type outside the emulatedMachines of the architecture; a pool or replica set that names no '
      + 'architecture is judged as amd64. A KubeVirt CR can change these lists.',
    fix: 'Remove machine.type for the default of the cluster, or write one of the allowed types.',
    upstream: ['machine/type-unsupported'],
    * check({ spec: { domain, architecture = '' } }) {
      const type = domain.machine?.type;
      const machines = MACHINES.get(architecture) ?? AMD64;
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
    upstream: ['arch/unsupported'],
    * check({ architecture }) {
      if (!MACHINES.has(architecture)) yield { field: 'architecture', got: architecture, allowed: [...MACHINES.keys()].join(', ') };
    },
  }),
];

function matches(pattern: string, type: string): boolean {
  const stem = pattern.slice(0, -1);
  return type.startsWith(stem) && !type.slice(stem.length).includes('/');
}
