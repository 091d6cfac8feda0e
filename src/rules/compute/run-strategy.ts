import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const STRATEGIES = ['Always', 'Halted', 'Manual', 'Once', 'RerunOnFailure'];
const RECEIVER = 'WaitAsReceiver';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'run-strategy/excludes-running',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...VM_KINDS),
    summary: 'A VM says how it runs only once',
    why: 'KubeVirt refuses running and runStrategy together, even where they agree.',
    fix: 'Remove running: it is deprecated. Always is running: true, Halted is running: false.',
    upstream: ['vm/running-and-run-strategy'],
    * check(manifest) {
      const { path, spec } = vmSpecOf(manifest);
      if (spec.running === undefined || spec.runStrategy === undefined) return;
      yield { field: `${path}.running`, got: spec.running, allowed: 'either running or runStrategy' };
    },
  }),
  defineRule({
    id: 'run-strategy/is-given',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...VM_KINDS),
    summary: 'A VM says how it runs',
    why: 'KubeVirt refuses a VM with neither runStrategy nor running; it has no default.',
    fix: 'Write runStrategy: Always, or Halted for a VM that is started by hand.',
    upstream: ['vm/run-strategy-missing'],
    * check(manifest) {
      const { path, spec } = vmSpecOf(manifest);
      if (spec.running !== undefined || spec.runStrategy !== undefined) return;
      yield { field: `${path}.runStrategy`, reported: `${path}.running`, allowed: STRATEGIES.join(', ') };
    },
  }),
  defineRule({
    id: 'run-strategy/is-known',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...VM_KINDS),
    summary: 'A run strategy is one that KubeVirt knows',
    why: 'KubeVirt refuses every other word; case matters.',
    fix: 'Write one of the allowed words.',
    upstream: ['vm/run-strategy-invalid'],
    * check(manifest) {
      const { path, spec: { runStrategy } } = vmSpecOf(manifest);
      if (runStrategy === undefined || [...STRATEGIES, RECEIVER].includes(runStrategy)) return;
      yield { field: `${path}.runStrategy`, got: runStrategy, allowed: STRATEGIES.join(', ') };
    },
  }),
  defineRule({
    id: 'run-strategy/receives-only-behind-gate',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...VM_KINDS),
    summary: 'A VM waits as receiver only where the cluster migrates across clusters',
    why: 'KubeVirt refuses WaitAsReceiver while the gate DecentralizedLiveMigration (off by default) is off.',
    fix: 'Switch the gate on in the KubeVirt CR and say so to the Platform, or take another run strategy.',
    upstream: ['vm/run-strategy-receiver-gate'],
    gate: 'DecentralizedLiveMigration',
    * check(manifest) {
      const { path, spec: { runStrategy } } = vmSpecOf(manifest);
      if (runStrategy === RECEIVER) yield { field: `${path}.runStrategy`, got: runStrategy, allowed: STRATEGIES.join(', ') };
    },
  }),
  defineRule({
    id: 'run-strategy/replaces-running',
    level: FindingLevel.WARNED,
    subject: objectsOf('kubevirt.io/VirtualMachine'),
    summary: 'running is deprecated',
    why: 'KubeVirt admits a VM with running and answers with a warning.',
    fix: 'Write runStrategy: Always instead of running: true, Halted instead of running: false.',
    * check(manifest) {
      const { path, spec: { running, runStrategy } } = vmSpecOf(manifest);
      if (running !== undefined && runStrategy === undefined) yield { field: `${path}.running`, got: running, allowed: 'runStrategy' };
    },
  }),
];
