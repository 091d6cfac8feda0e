import { SOCKET_HANDLER } from './cpu';
import { diskRestarts } from './fixed-disks';
import { consequenceOf } from './guest-change';
import type { GuestChange } from './guest-change';
import { heldUp, withRestart } from './handler';
import type { Handler } from './handler';
import { hotplugs } from './hotplug';
import { identityConsequences } from './identity';
import { MEMORY_HANDLER } from './memory';
import { nicRestarts, nicUpdates } from './network';
import { plainConsequences } from './plain-fields';
import { AFFINITY_HANDLER, TOLERATIONS_HANDLER } from './scheduling';
import { stagedMoves, unmigrated, VOLUME_MIGRATION_HANDLER } from './volume-migration';
import type { Consequence } from '../change';

/** What is not run while the comparison says that the guest must restart, in upstream's order. */
const HANDLERS: readonly Handler[] = [SOCKET_HANDLER, AFFINITY_HANDLER, TOLERATIONS_HANDLER, MEMORY_HANDLER];

/** What virt-controller does to a running guest, in the order of one reconcile (`sync`). An error ends it: what comes later is held up. */
export function reconciled(change: GuestChange, metadata: readonly Consequence[]): Consequence[] {
  const unknown = unknownReferences(change);
  if (unknown.length) return [...unknown, ...metadata];
  const restarts = [...plainConsequences(change), ...identityConsequences(change), ...nicRestarts(change), ...diskRestarts(change)];
  const isRestart = restarts.some(({ effect }) => effect === 'restart');
  const steps = [[...nicUpdates(change)], hotplugs(change), metadata, ...handlerSteps(change, isRestart)];
  const found: Consequence[] = [...restarts];
  let cause: Consequence | undefined;
  for (const step of steps) {
    for (const consequence of step) found.push(cause && isHeld(consequence) ? heldUp(consequence, cause) : consequence);
    cause ??= step.find(({ effect }) => effect === 'error');
  }
  return found;
}

function handlerSteps(change: GuestChange, isRestart: boolean): Consequence[][] {
  if (change.settings.rolloutStrategy === 'Stage') return [stagedMoves(change)];
  if (isRestart) return [...HANDLERS.map((handler) => handler.changed(change).map((keys) => withRestart(change, keys))), unmigrated(change)];
  return [...HANDLERS, VOLUME_MIGRATION_HANDLER].map((handler) => handler.live(change));
}

function isHeld({ effect }: Consequence): boolean {
  return effect === 'live' || effect === 'migration' || effect === 'restart';
}

/** An instancetype or a preference that is not found ends the reconcile before anything else. */
export function unknownReferences(change: GuestChange): Consequence[] {
  if (!change.hasUnknownReference) return [];
  const matcher = change.isUnknown('instancetype') ? 'instancetype' : 'preference';
  const reason = matcher === 'instancetype' ? 'FailedFindInstancetype' : 'FailedFindPreference';
  return [{
    ...consequenceOf(change, 'error', [], `neither the input nor KubeVirt has this ${matcher}: unless the cluster has it, nothing of the VM is reconciled any more`, {
      reason, fix: `Apply the ${matcher} as well, or correct its name.`,
    }),
    field: `spec.${matcher}.name`,
  }];
}
