import { claimNamed } from './claims';
import { claimOf, diskChanges, keysOf, migratesVolumes } from './disks';
import type { DiskChange } from './disks';
import { otherContent } from './fixed-disks';
import { consequenceOf } from './guest-change';
import type { GuestChange } from './guest-change';
import { migrated, withRestart } from './handler';
import type { Handler } from './handler';
import { namedIn } from './named';
import { at, listAt, textsAt } from '../../../kubernetes/untyped';
import type { Consequence } from '../change';

/** `handleVolumeUpdateRequest`: content is copied to other claims while the guest runs. */
export const VOLUME_MIGRATION_HANDLER: Handler = {
  changed: (change) => movesOf(change).map(keysOf),
  live: (change) => [...movesConsequences(change)],
};

/** What becomes of claims when the migration is not run, as another change waits for a restart. */
export function unmigrated(change: GuestChange): Consequence[] {
  return movesOf(change).flatMap((each) => {
    const keys = keysOf(each);
    return [withRestart(change, keys), otherContent(change, keys, claimOf(each.oldVolume)!, claimOf(each.newVolume)!)];
  });
}

/** Under Stage the comparison leaves the volumes out, and the handler is not run. */
export function stagedMoves(change: GuestChange): Consequence[] {
  return movesOf(change).map((each) => consequenceOf(change, 'silent', keysOf(each), 'the rollout strategy is Stage, with which volumes do not migrate: nothing happens, and nothing says so', {
    from: claimOf(each.oldVolume), to: claimOf(each.newVolume), fix: 'Set the vmRolloutStrategy of the KubeVirt CR to LiveUpdate before.',
  }));
}

/** The volumes whose claim is another one, where that is done by migration. */
function movesOf(change: GuestChange): DiskChange[] {
  if (!migratesVolumes(change) && !isMigrating(change)) return [];
  return diskChanges(change).filter(({ oldVolume, newVolume }) => {
    const [from, to] = [claimOf(oldVolume), claimOf(newVolume)];
    return from !== undefined && to !== undefined && from !== to;
  });
}

function isMigrating({ situation: { migratesFrom } }: GuestChange): boolean {
  return Object.keys(migratesFrom).length > 0;
}

function* movesConsequences(change: GuestChange): Iterable<Consequence> {
  const moves = movesOf(change);
  if (!moves.length) return;
  if (isMigrating(change)) {
    yield cancelled(change, moves);
    return;
  }
  const stays = staysBehind(change, moves);
  for (const move of moves) {
    const keys = keysOf(move);
    const [from, to] = [claimOf(move.oldVolume), claimOf(move.newVolume)];
    const problem = problemOf(change, move) ?? stays;
    if (problem) {
      yield consequenceOf(change, 'restart', keys, problem, { from, to, fix: 'Take the change back, or stop the VM and copy the content yourself.' });
    } else if (change.situation.missingClaims.includes(to!)) {
      yield consequenceOf(change, 'none', keys, 'it waits until the claim exists: VolumesChange of the VMI says so', { from, to, fix: `Make ${to}.` });
    } else {
      yield* migrated(change, keys, `the content is copied from ${from} to ${to} by a storage live migration, while the guest runs`, { from, to });
    }
  }
}

function cancelled(change: GuestChange, moves: readonly DiskChange[]): Consequence {
  const { situation: { migratesFrom } } = change;
  const source = new Map(Object.entries(migratesFrom));
  const keys = keysOf(moves[0]);
  const isReverted = moves.every(({ name, newVolume }) => source.get(name) === claimOf(newVolume)) && moves.length === source.size;
  return isReverted
    ? consequenceOf(change, 'live', keys, 'all claims are those that the volumes had before: the storage migration in progress is cancelled')
    : consequenceOf(change, 'error', keys, 'a storage migration is in progress, and only a return to all claims of before is possible', {
      reason: 'VolumesUpdateError', fix: 'Wait until it is done, or set all claims back.',
    });
}

/** `ValidateVolumes`. */
function problemOf({ running }: GuestChange, { name }: DiskChange): string | undefined {
  if (namedIn(running, 'domain', 'devices', 'filesystems').has(name)) return 'a file system that is shared with the guest cannot be migrated';
  const disk = namedIn(running, 'domain', 'devices', 'disks').get(name)?.entry;
  if (at(disk, 'shareable') === true) return 'a shareable disk cannot be migrated';
  return at(disk, 'lun') === undefined ? undefined : 'a LUN cannot be migrated';
}

/** `ValidateVolumesUpdateMigration`: a volume that only one node can have keeps the guest where it is, unless it is copied as well. */
function staysBehind(change: GuestChange, moves: readonly DiskChange[]): string | undefined {
  const moved = new Set(moves.map(({ name }) => name));
  const bound = [...namedIn(change.running, 'volumes').values()].filter((volume) => isBoundToNode(change, claimOf(volume)));
  const left = bound.find(({ name }) => !moved.has(name));
  if (left) return `the volume ${left.name} is ReadWriteOnce and is not copied as well, so the guest cannot migrate`;
  return change.situation.isMigratable || bound.length ? undefined : 'the guest cannot migrate';
}

/** Whether the manifests say that a claim is ReadWriteOnce. */
function isBoundToNode({ vmBefore, namespace, context: { before } }: GuestChange, claim: string | undefined): boolean {
  if (claim === undefined) return false;
  const template = listAt(vmBefore, 'dataVolumeTemplates').find((each) => at(each, 'metadata', 'name') === claim);
  const found = template ?? claimNamed(claim, namespace, before);
  const spec = at(found, 'spec');
  const modes = [at(spec, 'storage'), at(spec, 'pvc'), spec].flatMap((each) => textsAt(each, 'accessModes'));
  return modes.length > 0 && !modes.includes('ReadWriteMany');
}
