import { consequenceOf } from './guest-change';
import type { GuestChange } from './guest-change';
import { migrated } from './handler';
import type { Handler } from './handler';
import { amountOf, isSameAmount } from './semantic';
import { wholeUnits } from '../../../kubernetes/quantity';
import { at } from '../../../kubernetes/untyped';
import type { Consequence } from '../change';

const GIB = 2n ** 30n;
/** `memory.HotplugBlockAlignmentBytes`; of huge pages of 1Gi it is one page. */
const BLOCK = 2n ** 21n;
const GUEST = ['domain', 'memory', 'guest'];
const FIX = 'Plan a restart, or keep guest memory between what the guest was started with and its maximum, in steps of 2Mi.';

/** `handleMemoryHotplugRequest`: memory is plugged by virtio-mem, and unplugged down to what the guest was started with. */
export const MEMORY_HANDLER: Handler = {
  changed: (change) => (wantsMemory(change) ? [GUEST] : []),
  live: (change) => [...memoryConsequences(change)],
};

function wantsMemory({ after, running }: GuestChange): boolean {
  const [wanted, current] = [at(after, ...GUEST), at(running, ...GUEST)];
  return wanted !== undefined && current !== undefined && !isSameAmount(wanted, current);
}

function* memoryConsequences(change: GuestChange): Iterable<Consequence> {
  const { after, running, situation: { hasFailedMemoryHotplug } } = change;
  const [from, to] = [at(running, ...GUEST), at(after, ...GUEST)];
  if (from === undefined || to === undefined) return;
  const values = { from, to };
  if (hasFailedMemoryHotplug) {
    yield consequenceOf(change, 'restart', GUEST, 'an earlier memory hotplug failed: the VM waits for a restart', { fix: 'Restart the VM.' });
    return;
  }
  if (!wantsMemory(change)) return;
  const { bytes: maximum, unfit } = maxGuestOf(change);
  const never = neverPlugged(change, unfit);
  const busy = never === undefined ? busyOf(change) : undefined;
  if (busy !== undefined) {
    yield consequenceOf(change, 'error', GUEST, `${busy}: the change is tried again until that is over`, { ...values, reason: 'HotPlugMemoryError' });
    return;
  }
  const restart = never ?? unfitOf(after, maximum, bytesOf(to)) ?? belowBoot(change);
  if (restart !== undefined) yield consequenceOf(change, 'restart', GUEST, restart, { ...values, fix: FIX });
  else yield* migrated(change, GUEST, 'memory of the running guest is changed, which it gets on the target of a migration', values);
}

function neverPlugged({ situation: { isMigratable } }: GuestChange, unfit: string | undefined): string | undefined {
  if (!isMigratable) return 'memory is plugged by a migration, and the guest cannot migrate';
  return unfit === undefined ? undefined : `the guest was started without memory hotplug: ${unfit}`;
}

function busyOf({ situation: { inProgress } }: GuestChange): string | undefined {
  if (inProgress.includes('memory-hotplug')) return 'another memory hotplug is in progress';
  return inProgress.includes('migration') ? 'the guest is migrating' : undefined;
}

function belowBoot(change: GuestChange): string | undefined {
  const boot = bytesOf(bootMemoryOf(change));
  const wanted = bytesOf(at(change.after, ...GUEST));
  return boot !== undefined && wanted !== undefined && wanted < boot ? 'the guest was started with more memory than that, below which it cannot go' : undefined;
}

function bootMemoryOf({ running, situation: { memoryAtBoot } }: Pick<GuestChange, 'running' | 'situation'>): unknown {
  return memoryAtBoot ?? at(running, ...GUEST);
}

/** `setupMemoryHotplug`, with what the guest had when it was started. */
export function maxGuestOf(change: Pick<GuestChange, 'running' | 'settings' | 'situation'>): { readonly bytes?: bigint; readonly unfit?: string } {
  const { running, settings: { maxGuest, maxHotplugRatio } } = change;
  const stated = bytesOf(at(running, 'domain', 'memory', 'maxGuest'));
  if (stated !== undefined) return { bytes: stated };
  const boot = bytesOf(bootMemoryOf(change));
  const bytes = bytesOf(maxGuest) ?? (boot === undefined ? undefined : boot * BigInt(maxHotplugRatio));
  const unfit = unfitOf(running, bytes, boot);
  return unfit === undefined ? { bytes } : { unfit };
}

/** `ValidateLiveUpdateMemory`: why memory of this guest cannot be changed live. */
function unfitOf(spec: unknown, maximum: bigint | undefined, guest: bigint | undefined): string | undefined {
  const domain = at(spec, 'domain');
  if (at(domain, 'cpu', 'realtime') !== undefined) return 'real-time guests have no memory hotplug';
  if (at(domain, 'cpu', 'numa', 'guestMappingPassthrough') !== undefined) return 'guests with NUMA passthrough have no memory hotplug';
  if (at(domain, 'launchSecurity') !== undefined) return 'encrypted guests have no memory hotplug';
  if (guest === undefined || maximum === undefined) return 'guest memory is not known';
  const isHuge = at(domain, 'memory', 'hugepages', 'pageSize') === '1Gi';
  const [block, name] = isHuge ? [GIB, '1Gi'] : [BLOCK, '2Mi'];
  if (guest > maximum) return 'it is more than the maximum that the guest was started with';
  if (guest % block !== 0n) return `it is not a multiple of ${name}`;
  if (maximum % block !== 0n) return `the maximum that the guest was started with is not a multiple of ${name}`;
  const architecture = at(spec, 'architecture');
  if (architecture !== undefined && architecture !== 'amd64') return 'only amd64 guests have memory hotplug';
  if (guest < GIB) return 'guests need 1Gi at least for memory hotplug';
  return undefined;
}

function bytesOf(quantity: unknown): bigint | undefined {
  const amount = amountOf(quantity);
  return amount === undefined ? undefined : wholeUnits(amount);
}
