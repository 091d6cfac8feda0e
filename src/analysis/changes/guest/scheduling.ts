import { consequenceOf } from './guest-change';
import type { GuestChange } from './guest-change';
import type { Handler } from './handler';
import { isSame } from './semantic';
import { at } from '../../../kubernetes/untyped';

/** `handleAffinityChangeRequest`. */
export const AFFINITY_HANDLER: Handler = copied(['nodeSelector', 'affinity'], 'AffinityChangeError');
/** `handleTolerationsChangeRequest`. */
export const TOLERATIONS_HANDLER: Handler = copied(['tolerations'], 'TolerationsChangeError');

/** The fields that are copied to the VMI as they are. */
export const COPIED = ['nodeSelector', 'affinity', 'tolerations'] as const;

function copied(fields: readonly string[], reason: string): Handler {
  const changed = ({ before, after }: GuestChange) =>
    fields.filter((field) => !isSame(at(before, field), at(after, field), [field])).map((field) => [field]);
  return {
    changed,
    live: (change) => changed(change).map((keys) => {
      const values = { from: at(change.before, ...keys), to: at(change.after, ...keys) };
      return change.situation.inProgress.includes('migration')
        ? consequenceOf(change, 'error', keys, 'the guest is migrating: the change is tried again until that is over', { ...values, reason })
        : consequenceOf(change, 'live', keys, 'it is copied to the VMI; the guest stays where it is, and its next migration or start honours it', values);
    }),
  };
}
