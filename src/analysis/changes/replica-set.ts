import type { Consequence, JudgeChange } from './change';
import { differencesBetween } from './guest/semantic';
import { pathOf } from '../../kubernetes/field-path';
import { at } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';

const TEMPLATE = ['spec', 'template'];

/** What applying a changed VirtualMachineInstanceReplicaSet does: it has no rollout, and only counts what it has. */
export const replicaSetChanges: JudgeChange = (before, after) => [...consequences(before, after)];

function* consequences(before: Manifest, after: Manifest): Iterable<Consequence> {
  for (const { keys, from, to } of differencesBetween(at(before, ...TEMPLATE), at(after, ...TEMPLATE), TEMPLATE)) {
    yield {
      effect: 'next-start',
      field: pathOf(at(after, ...keys) === undefined ? before : after, keys),
      from,
      to,
      why: 'only VMIs that are made from now on have it: those that run are never touched',
      fix: 'Delete the VMIs one by one: each is made anew from the template.',
    };
  }
  const [from, to] = [replicasOf(before), replicasOf(after)];
  const field = 'spec.replicas';
  if (from !== to && at(after, 'spec', 'paused') === true) {
    yield { effect: 'none', field, from, to, why: 'the set is paused: nothing is scaled until it no longer is' };
  } else if (to < 0) {
    yield {
      effect: 'error', field, from, to, why: 'virt-controller is to delete more VMIs than there are, and crashes: no VM of the cluster is looked after until this is taken back', fix: 'Write 0.',
    };
  } else if (to > from) {
    yield { effect: 'start', field, from, to, why: 'VMIs are made and started' };
  } else if (to < from) {
    yield {
      effect: 'stop', field, from, to, why: 'VMIs are deleted, whichever come first, and what they wrote to their disks is lost with them',
    };
  }
  const selectors = [before, after].map((each) => at(each, 'spec', 'selector'));
  if (differencesBetween(selectors[0], selectors[1]).length) {
    yield {
      effect: 'start',
      field: 'spec.selector',
      from: selectors[0],
      to: selectors[1],
      why: 'VMIs that the selector leaves out go on running without an owner, and others are made for them',
      fix: 'Delete the VMIs that are left.',
    };
  }
}

/** What is not stated is 1. */
export function replicasOf(manifest: Manifest): number {
  const replicas = at(manifest, 'spec', 'replicas');
  return typeof replicas === 'number' ? replicas : 1;
}
