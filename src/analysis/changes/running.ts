import type { Situation } from './situation';
import { at, listAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';

const STOPPED: readonly unknown[] = ['Stopped', 'Stopping', 'Provisioning', 'WaitingForVolumeBinding'];

/** Whether the guest of a VM runs: as its status says where it was read from a cluster, otherwise as is usual. */
export function isRunning(machine: Manifest, { guest }: Situation): boolean {
  const shown = at(machine, 'status', 'printableStatus');
  if (typeof shown === 'string') return !STOPPED.includes(shown);
  return guest === 'running' && at(machine, 'spec', 'runStrategy') !== 'Halted' && at(machine, 'spec', 'running') !== false;
}

/** The situation of one VM: its status knows more than what is usual. */
export function situationOf(machine: Manifest, situation: Situation): Situation {
  const shown = at(machine, 'status', 'printableStatus');
  if (typeof shown !== 'string') return situation;
  const migratable = listAt(machine, 'status', 'conditions').find((condition) => at(condition, 'type') === 'LiveMigratable');
  return {
    ...situation,
    guest: STOPPED.includes(shown) ? 'absent' : 'running',
    ...migratable === undefined ? {} : { isMigratable: at(migratable, 'status') === 'True' },
  };
}
