import { at, listAt, textAt } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';
import type { Consequence } from '../change';

/** The ways of `statePreservation` that keep the disks of a member. */
export const PRESERVING: readonly unknown[] = ['Offline', 'Online'];

/** What a changed number of replicas does (`scaleIn`, `scaleOut`); what is not stated is 1. */
export function* scaled(before: Manifest, after: Manifest): Iterable<Consequence> {
  const [from, to] = [before, after].map((pool) => {
    const replicas = at(pool, 'spec', 'replicas');
    return typeof replicas === 'number' ? replicas : 1;
  });
  const change = { field: 'spec.replicas', from, to };
  if (to > from) yield { effect: 'start', ...change, why: 'members are made and started, with the lowest free indexes; disks left over from members of those indexes are used again' };
  if (to >= from) return;
  const strategy = at(after, 'spec', 'scaleInStrategy');
  if (['opportunistic', 'unmanaged'].some((each) => at(strategy, each) !== undefined)) {
    yield { effect: 'none', ...change, why: 'the pool leaves it to people which members go: nothing happens until VMs are deleted' };
    return;
  }
  const order = textAt(strategy, 'proactive', 'selectionPolicy', 'sortPolicy') ?? 'Random';
  yield {
    effect: 'stop',
    ...change,
    why: `members are deleted and shut down; which ones, sortPolicy says: ${order}`,
    fix: 'Set scaleInStrategy: { opportunistic: {} } to choose them yourself.',
  };
  if (PRESERVING.includes(at(strategy, 'proactive', 'statePreservation')) || !listAt(before, 'spec', 'virtualMachineTemplate', 'spec', 'dataVolumeTemplates').length) return;
  yield {
    effect: 'data-at-risk', ...change, why: 'the disks of those members are deleted with them', fix: 'Set scaleInStrategy.proactive.statePreservation: Offline before.',
  };
}
