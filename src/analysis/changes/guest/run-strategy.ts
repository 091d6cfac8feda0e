import { defined } from './guest-change';
import { at } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';
import type { Consequence } from '../change';
import type { Effect } from '../effect';
import type { GuestState, Situation } from '../situation';

interface Outcome {
  readonly effect: Effect;
  readonly why: string;
  readonly reason?: string;
  readonly fix?: string;
}

const START: Outcome = { effect: 'start', why: 'the guest is started' };
const AGAIN: Outcome = { effect: 'reboot', why: 'the VMI of the guest that has ended is deleted, and the guest is started again' };
const CLEARED: Outcome = { effect: 'stop', why: 'the VMI of the guest that has ended is deleted, and the VM stays off' };
const OCCUPIED: Outcome = {
  effect: 'error', why: 'the VM has a guest already, so none can be made that waits to receive one; it is left as it is', reason: 'FailedCreate',
};

/** What a strategy does to a guest that it finds (`syncRunStrategy`); the strategy of before does not matter. */
const OUTCOMES: ReadonlyMap<unknown, { readonly [guest in GuestState]?: Outcome }> = new Map([
  ['Always', { absent: START, succeeded: AGAIN, failed: AGAIN }],
  ['RerunOnFailure', { absent: START, succeeded: CLEARED, failed: AGAIN }],
  ['Once', { absent: START }],
  ['Manual', {}],
  ['Halted', {
    running: {
      effect: 'stop', why: 'the guest is shut down, within terminationGracePeriodSeconds', fix: 'Where it is to go on running, keep the strategy; Manual leaves it to people.',
    },
    succeeded: CLEARED,
    failed: CLEARED,
  }],
  ['WaitAsReceiver', {
    absent: { effect: 'start', why: 'a VMI is made that waits to receive a guest from another cluster' }, running: OCCUPIED, succeeded: OCCUPIED, failed: OCCUPIED,
  }],
]);

/** The strategy of a VM, by either of its two fields. */
export function strategyOf(manifest: Manifest): unknown {
  const running = at(manifest, 'spec', 'running');
  return at(manifest, 'spec', 'runStrategy') ?? (running === true ? 'Always' : running === false ? 'Halted' : undefined);
}

/** Whether the guest of a VM runs before the change. */
export function guestOf(before: Manifest, { guest }: Situation): GuestState {
  return strategyOf(before) === 'Halted' && guest === 'running' ? 'absent' : guest;
}

/** What the strategy does. One that is not changed has done its part already, save for Once, which starts whatever has no VMI. */
export function strategyConsequences(before: Manifest, after: Manifest, situation: Situation): Consequence[] {
  const [from, to] = [strategyOf(before), strategyOf(after)];
  const guest = guestOf(before, situation);
  const startsAnyway = to === 'Once' && guest === 'absent';
  const outcome = from === to && !startsAnyway ? undefined : OUTCOMES.get(to)?.[guest];
  if (!outcome) return [];
  const field = at(after, 'spec', 'runStrategy') === undefined ? 'spec.running' : 'spec.runStrategy';
  const { effect, why, reason, fix } = outcome;
  return [defined({ effect, field, from: from === to ? undefined : from, to, why, reason, fix })];
}
