import { consequenceOf } from './guest-change';
import type { GuestChange } from './guest-change';
import { at } from '../../../kubernetes/untyped';
import type { Consequence } from '../change';

const FIRMWARE = ['domain', 'firmware'];

/** What a client that replaces takes away: the UUID and the serial number that were made up when the VM was created. */
export function* identityConsequences(change: GuestChange): Iterable<Consequence> {
  if (change.situation.applies !== 'replace') return;
  const isGone = (key: string) => [change.before, change.after].every((spec) => !at(spec, ...FIRMWARE, key));
  const gone = ['uuid', 'serial'].filter(isGone);
  if (!gone.length) return;
  const why = gone.includes('uuid')
    ? `the manifest has no firmware ${gone.join(' and ')}, and replacing drops what the VM had: the guest waits for a restart, and then has another identity`
    : 'the manifest has no firmware serial, and replacing drops that of the VM: the guest waits for a restart, and then has none';
  yield consequenceOf(change, 'restart', FIRMWARE, why, { fix: 'Write the UUID and the serial number of the VM into the manifest, or let the client merge.' });
}
