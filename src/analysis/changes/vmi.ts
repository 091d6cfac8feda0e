import type { JudgeChange } from './change';
import { differencesBetween } from './guest/semantic';
import { pathOf } from '../../kubernetes/field-path';
import { at } from '../../kubernetes/untyped';

/** What applying a changed VirtualMachineInstance does: only KubeVirt may change its spec (`VMIUpdateAdmitter`). */
export const vmiChanges: JudgeChange = (before, after) =>
  differencesBetween(at(before, 'spec'), at(after, 'spec'), ['spec']).map(({ keys, from, to }) => ({
    effect: 'refused' as const,
    field: pathOf(at(after, ...keys) === undefined ? before : after, keys),
    from,
    to,
    why: 'the spec of a VMI can only be changed by KubeVirt itself',
    fix: 'Use a VirtualMachine, or delete the VMI and make it anew.',
  }));
