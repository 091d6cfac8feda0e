import { consequenceOf } from './guest-change';
import type { GuestChange } from './guest-change';
import type { Handler } from './handler';
import { migrated } from './handler';
import { at } from '../../../kubernetes/untyped';
import type { Consequence } from '../change';

/** `setupCPUHotplug`: more vCPUs than this no machine type is given by itself. */
const MAX_VCPUS = 512;
const SOCKETS = ['domain', 'cpu', 'sockets'];
const KEEP = 'Keep the sockets within what the guest was started with, or plan a restart.';

/** `handleCPUChangeRequest`: sockets are plugged into a running guest, never unplugged. */
export const SOCKET_HANDLER: Handler = {
  changed: (change) => (wantsSockets(change) ? [SOCKETS] : []),
  live: (change) => [...socketConsequences(change)],
};

/** Whether the sockets are left to the handler, and differ from those of the running guest. */
function wantsSockets({ after, running }: GuestChange): boolean {
  const [wanted, current] = [at(after, 'domain', 'cpu'), at(running, 'domain', 'cpu')];
  return wanted !== undefined && current !== undefined && countOf(wanted, 'sockets') !== countOf(current, 'sockets');
}

function* socketConsequences(change: GuestChange): Iterable<Consequence> {
  if (!wantsSockets(change)) return;
  const { after, running, situation: { inProgress } } = change;
  const [from, to] = [countOf(at(running, 'domain', 'cpu'), 'sockets'), countOf(at(after, 'domain', 'cpu'), 'sockets')];
  const busy = inProgress.includes('cpu-hotplug') ? 'another CPU hotplug is in progress' : inProgress.includes('migration') ? 'the guest is migrating' : undefined;
  if (busy) {
    yield consequenceOf(change, 'error', SOCKETS, `${busy}: the change is tried again until that is over`, { from, to, reason: 'HotPlugCPUError' });
    return;
  }
  const restart = restartOf(change, from, to);
  if (restart) yield consequenceOf(change, 'restart', SOCKETS, restart, { from, to, fix: to === 0 ? 'Write sockets wherever cpu is written.' : KEEP });
  else yield* migrated(change, SOCKETS, 'sockets are added to the running guest, which gets them on the target of a migration', { from, to });
}

function restartOf(change: GuestChange, from: number, to: number): string | undefined {
  const maximum = maxSocketsOf(change);
  if (at(change.after, 'domain', 'cpu', 'sockets') === undefined && to < from) {
    return 'cpu without sockets counts as 0 sockets, fewer than the guest has: the VM waits for a restart, also after every restart';
  }
  if (to > maximum) {
    return maximum === 0
      ? 'the guest was started without room for more sockets'
      : `the guest was started with room for ${maximum} sockets`;
  }
  if (to < from) return 'sockets cannot be unplugged from a running guest';
  return undefined;
}

/** `setupCPUHotplug`; 0 where no hotplug is set up. */
export function maxSocketsOf({ running, settings: { maxCpuSockets, maxHotplugRatio } }: Pick<GuestChange, 'running' | 'settings'>): number {
  const cpu = at(running, 'domain', 'cpu');
  const stated = countOf(cpu, 'maxSockets');
  if (stated) return stated;
  if (at(running, 'architecture') === 'arm64') return 0;
  const sockets = countOf(cpu, 'sockets');
  if (maxCpuSockets) return Math.max(maxCpuSockets, sockets);
  const perSocket = countOf(cpu, 'cores') * countOf(cpu, 'threads');
  const maximum = sockets * maxHotplugRatio;
  return maximum * perSocket > MAX_VCPUS ? Math.max(Math.trunc(MAX_VCPUS / perSocket), sockets) : maximum;
}

function countOf(cpu: unknown, key: string): number {
  const count = at(cpu, key);
  return typeof count === 'number' ? count : 0;
}
