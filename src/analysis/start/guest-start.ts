import { standbyTime } from './advice';
import { VIRTUAL_MACHINE } from './claims';
import { guestPreparations } from './disk-preparation';
import { guestNotes } from './guest-notes';
import type { HandOver, WorkloadStart } from './model';
import type { StartFacts } from './start-facts';
import type { StartInput } from './start-input';
import { workloadStart } from './workload-start';
import type { VirtualMachineSpec } from '../../../imports/kubevirt.io';
import { isCpuDedicated } from '../../manifests/guest-traits';
import { kindOf } from '../../manifests/manifest';
import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';
import type { Workload } from '../../manifests/workload';

const POOL = 'pool.kubevirt.io/VirtualMachinePool';
const REPLICA_SET = 'kubevirt.io/VirtualMachineInstanceReplicaSet';
const STOPPED: readonly unknown[] = ['Halted', 'Manual'];

/** How long a guest takes, and those of a pool or a replica set. */
export function guestStart(workload: Workload, input: StartInput): WorkloadStart {
  const { manifest, path, written: { readinessProbe }, replicas } = workload;
  const { admitted, started = admitted } = input.cluster.vmis(manifest);
  const delay = readinessProbe && firstSuccess(readinessProbe);
  const facts: StartFacts = {
    claims: VIRTUAL_MACHINE,
    preparations: guestPreparations(workload, input),
    ...isCpuDedicated(started.spec) ? { pinned: started.originOf('domain.cpu.dedicatedCpuPlacement') } : {},
    ...delay ? { probe: { field: `${path}.readinessProbe.initialDelaySeconds`, seconds: delay, since: 'start' } } : {},
  };
  const kind = kindOf(manifest);
  return workloadStart({
    manifest,
    facts,
    path,
    isGuest: true,
    isPool: kind === POOL,
    isReplicaSet: kind === REPLICA_SET,
    instances: Math.max(replicas, replicas && input.scalerOf(manifest)?.least || 0),
    handOver: handOverOf(workload, facts),
    notes: guestNotes(workload, started, input, facts),
  });
}

/** After how many seconds a probe can have succeeded as often as it must. */
export function firstSuccess(
  { initialDelaySeconds = 0, periodSeconds, successThreshold }: { initialDelaySeconds?: number; periodSeconds?: number; successThreshold?: number },
): number {
  return initialDelaySeconds + ((successThreshold || 1) - 1) * (periodSeconds || 10);
}

/** How it waits to be taken, if it does: a VM that is not running, and every pool. */
function handOverOf({ manifest, path, written: { startStrategy } }: Workload, facts: StartFacts): HandOver | undefined {
  if (!VM_KINDS.includes(kindOf(manifest))) return undefined;
  const { path: vm, spec } = vmSpecOf(manifest);
  const { runStrategy, running } = spec as Partial<VirtualMachineSpec>;
  const found = (state: HandOver['state'], field: string, why: string): HandOver => ({ state, field, time: standbyTime(facts, state), why });
  if (running === false || STOPPED.includes(runStrategy)) {
    const filled = facts.preparations.filter(({ outlasts }) => outlasts).find(({ waits }) => waits)?.waits;
    const disks = filled ? `Its disks are filled only when it starts first: ${filled.why}` : 'Its disks are there';
    const images = facts.preparations.some(({ outlasts }) => !outlasts) ? ', and a node may have to pull its images' : '';
    return found('stopped', `${vm}.${runStrategy === undefined ? 'running' : 'runStrategy'}`, `${disks}${images}.`);
  }
  if (startStrategy === 'Paused') {
    return found('paused', `${path}.startStrategy`, 'QEMU is up, and neither firmware nor guest has run.');
  }
  if (kindOf(manifest) !== POOL) return undefined;
  return found('running', `${vm}.${runStrategy === undefined ? 'running' : 'runStrategy'}`, 'It answers at once.');
}
