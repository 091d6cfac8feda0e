import type { Written } from './adopter';
import type { Ids } from './ids';
import { ADOPTERS } from './kinds';
import { writtenKind } from './written-kind';
import { textAt } from '../kubernetes/untyped';

/** Those whose names are ids before others get one. */
const FIRST = ['kubevirt.io/VirtualMachine', 'pool.kubevirt.io/VirtualMachinePool', 'kubevirt.io/VirtualMachineInstanceReplicaSet'];

/** Ids are names: first those of workloads, then those of other constructs, then of the rest. */
export function reservedIds(objects: readonly Written[], idsOf: (object: Written) => Ids): string[] {
  const rank = (object: Written) => (FIRST.includes(writtenKind(object)) ? 0 : ADOPTERS.has(writtenKind(object)) ? 1 : 2);
  const order = objects.map((object, i) => ({ object, i })).sort((a, b) => rank(a.object) - rank(b.object) || a.i - b.i);
  const ids: string[] = [];
  for (const { object, i } of order) {
    const name = textAt(object.metadata, 'name') ?? textAt(object.metadata, 'generateName') ?? 'object';
    ids[i] = idsOf(object).fresh(name, `${name}-${inWords(textAt(object, 'kind') ?? 'object')}`);
  }
  return ids;
}

/** `NetworkPolicy` as `network-policy`. */
function inWords(kind: string): string {
  return kind.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
