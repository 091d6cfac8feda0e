import { consequenceOf } from './guest-change';
import type { GuestChange } from './guest-change';
import { COPIED } from './scheduling';
import { differencesBetween } from './semantic';
import { isMapping } from '../../../kubernetes/is-mapping';
import { at, listAt } from '../../../kubernetes/untyped';
import type { Consequence } from '../change';

const RESTART = 'virt-controller cannot update it in a running guest: the VM gets RestartRequired, and the guest gets it with its next restart';
const FIX = 'Restart the VM when it suits.';
/** Lists that are compared by rules of their own. */
const OWN_RULES = ['volumes', 'networks'];

/** Everything that is compared as it is (`syncRestartRequired`). */
export function plainConsequences(change: GuestChange): Consequence[] {
  const { before, after, settings: { rolloutStrategy } } = change;
  const isLive = rolloutStrategy === 'LiveUpdate';
  const [old, fresh] = [before, after].map((spec) => withoutOwnRules(spec, isLive));
  if (isLive) neutralize(old, fresh);
  return differencesBetween(old, fresh).flatMap(({ keys, from, to }) => [
    consequenceOf(change, 'restart', keys, RESTART, { from, to, fix: FIX }),
    ...riskOf(change, keys, from, to),
  ]);
}

type Fields = { [key: string]: unknown };

/** A copy that may be changed down to `cpu` and `memory`. Every stored VM has a firmware, as the webhook makes up its UUID. */
function withoutOwnRules(spec: unknown, isLive: boolean): Fields {
  const draft: Fields = isMapping(spec) ? { ...spec } : {};
  for (const field of [...OWN_RULES, ...isLive ? COPIED : []]) delete draft[field];
  if (!isMapping(draft.domain)) return draft;
  const domain: Fields = { ...draft.domain, firmware: draft.domain.firmware ?? {} };
  for (const part of ['devices', 'cpu', 'memory']) if (isMapping(domain[part])) domain[part] = { ...domain[part] as Fields };
  if (isMapping(domain.devices)) {
    delete (domain.devices as Fields).disks;
    delete (domain.devices as Fields).interfaces;
  }
  draft.domain = domain;
  return draft;
}

/** Sockets count only where one side has no `cpu`, guest memory only where the new side has none. */
function neutralize(old: Fields, fresh: Fields): void {
  const [was, is] = [old.domain, fresh.domain] as Fields[];
  if (isMapping(was?.cpu) && isMapping(is?.cpu)) {
    delete (was.cpu as Fields).sockets;
    delete (is.cpu as Fields).sockets;
  }
  if (!isMapping(was) || !isMapping(is?.memory) || (is.memory as Fields).guest === undefined) return;
  if (isMapping(was.memory)) delete (was.memory as Fields).guest;
  else (was as Fields).memory = {};
  delete (is.memory as Fields).guest;
}

/** What the next start does to data or to the identity of the guest. */
function* riskOf(change: GuestChange, keys: readonly string[], from: unknown, to: unknown): Iterable<Consequence> {
  const path = keys.join('.');
  const values = { from, to };
  if (path === 'architecture') {
    yield consequenceOf(change, 'data-at-risk', keys, 'what is on the disks was installed for the other architecture and does not boot', { ...values, fix: 'Make another VM for the other architecture.' });
  }
  if (path === 'domain.firmware.uuid' && listAt(change.after, 'volumes').some((volume) => at(volume, 'cloudInitNoCloud') !== undefined)) {
    yield consequenceOf(change, 'data-at-risk', keys, 'the firmware UUID is the instance id of cloud-init: it sets up users, SSH host keys and disks again at the next start', {
      ...values, fix: 'Keep the UUID that the VM has.',
    });
  }
  if (isStateLost(change, keys)) {
    yield consequenceOf(change, 'data-at-risk', keys, 'the next start uses fresh state: what was sealed by the TPM, or set in the firmware, is not there any more', {
      ...values, fix: 'Keep it persistent, or have the recovery keys of encrypted disks at hand.',
    });
  }
}

const PERSISTENT = [['domain', 'devices', 'tpm', 'persistent'], ['domain', 'firmware', 'bootloader', 'efi', 'persistent']];

function isStateLost({ before, after }: GuestChange, keys: readonly string[]): boolean {
  return PERSISTENT.some((place) => keys.every((key, i) => key === place[i]) && at(before, ...place) === true && at(after, ...place) !== true);
}
