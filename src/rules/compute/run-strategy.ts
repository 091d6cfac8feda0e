import type { VirtualMachineSpec } from '../../../imports/kubevirt.io';
import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';
import { ofKinds } from '../subjects/vmi';

const RECEIVER = 'WaitAsReceiver';
const STRATEGIES: readonly string[] = ['Always', 'Halted', 'Manual', 'Once', 'RerunOnFailure'];
const ALLOWED = STRATEGIES.join(', ');

/** The spec of a VM, or of those that a pool makes: KubeVirt judges both when it admits the object. */
const vmSpec: Subject<VirtualMachineSpec> = partsOf(objectsOf(...VM_KINDS), (manifest) => {
  const { path, spec } = vmSpecOf(manifest);
  return [{ value: spec, path }];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'run-strategy/excludes-running',
    level: FindingLevel.REJECTED,
    subject: vmSpec,
    summary: 'A VM must not have both running and runStrategy',
    why: 'KubeVirt refuses running and runStrategy together, even where they agree.',
    fix: 'Remove running: it is deprecated. Always is running: true, Halted is running: false.',
    upstream: ['vm/running-and-run-strategy'],
    * check({ running, runStrategy }) {
      if (running !== undefined && runStrategy !== undefined) yield { field: 'running', got: running, allowed: 'either running or runStrategy' };
    },
  }),
  defineRule({
    id: 'run-strategy/requires-strategy',
    level: FindingLevel.REJECTED,
    subject: vmSpec,
    summary: 'A VM must have a run strategy',
    why: 'KubeVirt refuses a VM with neither runStrategy nor running; it has no default.',
    fix: 'Write runStrategy: Always, or Halted for a VM that is started by hand.',
    upstream: ['vm/run-strategy-missing'],
    * check({ running, runStrategy }) {
      if (running === undefined && runStrategy === undefined) yield { field: 'runStrategy', reported: 'running', allowed: ALLOWED };
    },
  }),
  defineRule({
    id: 'run-strategy/is-known',
    level: FindingLevel.REJECTED,
    subject: vmSpec,
    summary: 'A run strategy must be one that KubeVirt knows',
    why: 'KubeVirt refuses every other value; case matters.',
    fix: 'Write one of the allowed values.',
    upstream: ['vm/run-strategy-invalid'],
    * check({ runStrategy }) {
      if (runStrategy === undefined || runStrategy === RECEIVER || STRATEGIES.includes(runStrategy)) return;
      yield { field: 'runStrategy', got: runStrategy, allowed: ALLOWED };
    },
  }),
  defineRule({
    id: 'run-strategy/requires-gate-for-receiver',
    level: FindingLevel.REJECTED,
    subject: vmSpec,
    summary: `The run strategy ${RECEIVER} must not be used without its feature gate`,
    fix: 'Use another run strategy, or switch DecentralizedLiveMigration on in the KubeVirt CR and name it among the feature gates of the Platform.',
    gate: 'DecentralizedLiveMigration',
    upstream: ['vm/run-strategy-receiver-gate'],
    * check({ runStrategy }) {
      if (runStrategy === RECEIVER) yield { field: 'runStrategy', got: runStrategy };
    },
  }),
  defineRule({
    id: 'run-strategy/excludes-deprecated-running',
    level: FindingLevel.WARNED,
    subject: ofKinds(vmSpec, ['kubevirt.io/VirtualMachine']),
    summary: 'A VM must not use running, which is deprecated',
    why: 'KubeVirt admits a VM with running and answers with a warning.',
    fix: 'Write runStrategy: Always instead of running: true, Halted instead of running: false.',
    * check({ running, runStrategy }) {
      if (running !== undefined && runStrategy === undefined) yield { field: 'running', got: running, allowed: 'runStrategy' };
    },
  }),
];
