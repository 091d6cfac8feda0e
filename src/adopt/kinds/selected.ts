import { identifyingLabels } from './selector-labels';
import { isMapping } from '../../kubernetes/is-mapping';
import { at } from '../../kubernetes/untyped';
import type { KeysOf, Surroundings, Written } from '../adopter';
import { fields, makePlus, variable } from '../expression';
import type { Optional } from '../expression';
import { textsByKey } from '../values';

/** Where each kind says by which labels its pods are selected. */
const WORKLOADS: readonly (readonly [kind: string, keysOf: KeysOf])[] = [
  ['kubevirt.io/VirtualMachine', ({ spec }, surroundings) => {
    const labels = at(spec, 'template', 'metadata', 'labels');
    return isMapping(labels) ? [keyOf(identifyingLabels(labels, surroundings))] : [];
  }],
  ['pool.kubevirt.io/VirtualMachinePool', matchLabels],
  ['kubevirt.io/VirtualMachineInstanceReplicaSet', matchLabels],
];

function matchLabels({ spec }: Written): readonly string[] {
  return [keyOf(at(spec, 'selector', 'matchLabels'))];
}

/** Labels in whatever order. */
function keyOf(labels: unknown): string {
  return JSON.stringify(isMapping(labels) ? Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)) : null);
}

/** What a selector selects: a workload of the program, else pods by their labels. */
export function selectedBy(selector: unknown, surroundings: Surroundings, hint: string): Optional {
  for (const [kind, keysOf] of WORKLOADS) {
    const found = surroundings.objectsBy(kind, keysOf).get(keyOf(selector)) ?? [];
    const made = found.length === 1 ? surroundings.made(kind, at(found[0].metadata, 'name')) : undefined;
    if (made) return variable(made);
  }
  const labels = textsByKey(selector);
  return labels && makePlus('Pods', 'select', surroundings.scope, surroundings.freshId(`${hint}-pods`), fields({ labels }));
}
