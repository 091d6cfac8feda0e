import type { GuestChange } from './guest-change';
import { consequenceOf } from './guest-change';
import { at } from '../../../kubernetes/untyped';
import type { Consequence } from '../change';

/** A step of virt-controller that updates a running guest; it does nothing while the comparison says that the guest must restart. */
export interface Handler {
  /** The consequences where nothing stands in the way. */
  live(change: GuestChange): Consequence[];
  /** The fields that would be updated, by the keys of each. */
  changed(change: GuestChange): readonly (readonly string[])[];
}

/** What a handler does when a change of the same apply needs a restart: it waits for that restart as well. */
export function withRestart(change: GuestChange, keys: readonly string[]): Consequence {
  return consequenceOf(change, 'restart', keys, 'it could be updated live by itself, but virt-controller updates nothing of this kind while another change waits for a restart', {
    from: at(change.before, ...keys),
    to: at(change.after, ...keys),
    fix: 'Apply it before the changes that need a restart, and those afterwards.',
  });
}

/** What comes after an error in the same reconcile: it is held up until the cause is gone. */
export function heldUp(consequence: Consequence, cause: Consequence): Consequence {
  const { from, to } = consequence;
  return {
    effect: 'error',
    field: consequence.field,
    ...from === undefined ? {} : { from },
    ...to === undefined ? {} : { to },
    why: `it would be updated live, but is held up: the reconcile ends at ${cause.field} and is tried again until that succeeds`,
    ...cause.reason === undefined ? {} : { reason: cause.reason },
  };
}

const REFUSED_PENDING = 'until somebody migrates the VM';

/** A change that a running guest gets on the target of a live migration, and what becomes of it in this cluster. */
export function* migrated(change: GuestChange, keys: readonly string[], why: string, values: Pick<Consequence, 'from' | 'to'>): Iterable<Consequence> {
  const { settings: { workloadUpdateMethods: methods }, situation: { isMigratable } } = change;
  const migrates = methods?.includes('LiveMigrate') ?? false;
  const evicts = (methods?.includes('Evict') ?? false) && !(migrates && isMigratable);
  const [when, fix] = !isMigratable
    ? ['it never completes, as the guest cannot migrate', 'Restart the VM, or make it able to migrate first.']
    : migrates ? ['KubeVirt migrates it by itself', undefined]
      : methods ? [`the KubeVirt CR lists no LiveMigrate, so it stays pending ${REFUSED_PENDING}`, 'Migrate the VM, or list LiveMigrate in workloadUpdateMethods of the KubeVirt CR.']
        : [`by itself only where the KubeVirt CR lists LiveMigrate in workloadUpdateMethods, otherwise it stays pending ${REFUSED_PENDING}`, 'Where KubeVirt does not migrate by itself, migrate the VM.'];
  yield consequenceOf(change, 'migration', keys, `${why}; ${when}`, { ...values, fix });
  if (evicts) {
    yield consequenceOf(change, 'stop', keys, 'the KubeVirt CR has pending changes completed by Evict: the guest is shut down to get this one', {
      ...values, fix: 'Take Evict off workloadUpdateMethods, or apply the change when the guest may stop.',
    });
  }
}
