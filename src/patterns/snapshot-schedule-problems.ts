import { SnapshotScheduleProps } from './snapshot-schedule-props';
import { toCidr } from '../kubernetes/ip-block';
import { isLabelValue } from '../kubernetes/label';
import { UsageError } from '../usage-error';

/** What a schedule cannot be made of. */
export function* snapshotScheduleProblems(
  { sources, keepLast, keepFor, failureDeadline, apiServers = [] }: SnapshotScheduleProps,
): Generator<UsageError> {
  if (!sources.length) yield { what: 'sources', got: sources, allowed: 'at least one VM', fix: 'Name the VMs of which snapshots are taken.' };
  for (const { kind, name } of sources) {
    const got = `${kind} "${name}"`;
    if (kind !== 'VirtualMachine') yield { what: 'sources', got, allowed: 'VirtualMachines', fix: 'KubeVirt takes snapshots of single VMs only.' };
    else if (!isLabelValue(name)) yield { what: 'sources', got, allowed: 'a name of at most 63 characters', fix: 'Snapshots carry it as a label: shorten it.' };
  }
  if (keepLast === undefined && keepFor === undefined) {
    yield { what: 'keepLast', got: undefined, allowed: 'keepLast, keepFor or both', fix: 'Say which snapshots are kept, or the storage fills up.' };
  }
  if (keepLast !== undefined && !(Number.isInteger(keepLast) && keepLast > 0)) {
    yield { what: 'keepLast', got: keepLast, allowed: 'a whole number from 1', fix: 'Say how many snapshots of each VM are kept.' };
  }
  if (keepFor?.toSeconds() === 0) yield { what: 'keepFor', got: 0, allowed: 'more than 0 seconds', fix: 'Say how long snapshots are kept.' };
  if (failureDeadline?.toSeconds() === 0) {
    yield { what: 'failureDeadline', got: 0, allowed: 'more than 0 seconds', fix: 'A run must end, or no other begins: leave it out for five minutes.' };
  }
  for (const got of apiServers) {
    if (toCidr(got) !== got) yield { what: 'apiServers', got, allowed: 'CIDRs', fix: 'Write /32 after an IPv4 address, /128 after an IPv6 address.' };
  }
}
