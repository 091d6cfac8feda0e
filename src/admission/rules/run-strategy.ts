import { Level } from './level';
import type { Manifest, ObjectRule } from './rule';
import type { VirtualMachine, VirtualMachineSpec } from '../../../imports/kubevirt.io';
import type { VirtualMachinePool } from '../../../imports/pool.kubevirt.io';

const KINDS = ['kubevirt.io/VirtualMachine', 'pool.kubevirt.io/VirtualMachinePool'];
const STRATEGIES = ['Always', 'Halted', 'Manual', 'Once', 'RerunOnFailure'];
const RECEIVER = 'WaitAsReceiver';

export const rules: readonly ObjectRule[] = [
  {
    id: 'run-strategy/excludes-running',
    kinds: KINDS,
    level: Level.REJECTED,
    summary: 'A VM says how it runs only once',
    why: 'The webhook refuses running and runStrategy together, even where they agree.',
    fix: 'Remove running: it is deprecated. Always is running: true, Halted is running: false.',
    * check(manifest) {
      const { path, spec } = virtualMachine(manifest);
      if (spec.running === undefined || spec.runStrategy === undefined) return;
      yield { field: `${path}.running`, got: spec.running, allowed: 'either running or runStrategy' };
    },
  },
  {
    id: 'run-strategy/is-given',
    kinds: KINDS,
    level: Level.REJECTED,
    summary: 'A VM says how it runs',
    why: 'The webhook refuses a VM with neither runStrategy nor running; it has no default.',
    fix: 'Write runStrategy: Always, or Halted for a VM that is started by hand.',
    * check(manifest) {
      const { path, spec } = virtualMachine(manifest);
      if (spec.running !== undefined || spec.runStrategy !== undefined) return;
      yield { field: `${path}.runStrategy`, allowed: STRATEGIES.join(', ') };
    },
  },
  {
    id: 'run-strategy/is-known',
    kinds: KINDS,
    level: Level.REJECTED,
    summary: 'A run strategy is one that KubeVirt knows',
    why: 'The webhook refuses every other word; case matters.',
    fix: 'Write one of the allowed words.',
    * check(manifest) {
      const { path, spec: { runStrategy } } = virtualMachine(manifest);
      if (runStrategy === undefined || [...STRATEGIES, RECEIVER].includes(runStrategy)) return;
      yield { field: `${path}.runStrategy`, got: runStrategy, allowed: STRATEGIES.join(', ') };
    },
  },
  {
    id: 'run-strategy/receives-only-behind-gate',
    kinds: KINDS,
    level: Level.REJECTED,
    summary: 'A VM waits as receiver only where the cluster migrates across clusters',
    why: 'The webhook refuses WaitAsReceiver while the gate DecentralizedLiveMigration (off by default) is off.',
    fix: 'Switch the gate on in the KubeVirt CR and say so to the Platform, or take another run strategy.',
    gates: ['DecentralizedLiveMigration'],
    * check(manifest) {
      const { path, spec: { runStrategy } } = virtualMachine(manifest);
      if (runStrategy === RECEIVER) yield { field: `${path}.runStrategy`, got: runStrategy, allowed: STRATEGIES.join(', ') };
    },
  },
];

function virtualMachine(manifest: Manifest): { path: string; spec: VirtualMachineSpec } {
  return manifest.kind === 'VirtualMachinePool'
    ? { path: 'spec.virtualMachineTemplate.spec', spec: (manifest as VirtualMachinePool).spec.virtualMachineTemplate.spec ?? { template: {} } }
    : { path: 'spec', spec: (manifest as VirtualMachine).spec };
}
