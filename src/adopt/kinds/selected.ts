import { identifyingLabels } from './selector-labels';
import { isMapping } from '../../kubernetes/is-mapping';
import { at } from '../../kubernetes/untyped';
import type { Surroundings, Written } from '../adopter';
import { isEqual } from '../equal';
import { fields, makePlus, variable } from '../expression';
import type { Optional } from '../expression';
import { textsByKey } from '../values';

/** Where each kind says by which labels its pods are selected. */
const WORKLOADS: readonly (readonly [kind: string, labels: (manifest: Written, surroundings: Surroundings) => unknown])[] = [
  ['kubevirt.io/VirtualMachine', ({ spec }, surroundings) => {
    const labels = at(spec, 'template', 'metadata', 'labels');
    return isMapping(labels) ? identifyingLabels(labels, surroundings) : undefined;
  }],
  ['pool.kubevirt.io/VirtualMachinePool', ({ spec }) => at(spec, 'selector', 'matchLabels')],
  ['kubevirt.io/VirtualMachineInstanceReplicaSet', ({ spec }) => at(spec, 'selector', 'matchLabels')],
];

/** What a selector selects: a workload of the program, else pods by their labels. */
export function selectedBy(selector: unknown, surroundings: Surroundings, hint: string): Optional {
  for (const [kind, labelsOf] of WORKLOADS) {
    const found = surroundings.objectsOf(kind).filter((manifest) => isEqual(labelsOf(manifest, surroundings), selector));
    const made = found.length === 1 ? surroundings.made(kind, at(found[0].metadata, 'name')) : undefined;
    if (made) return variable(made);
  }
  const labels = textsByKey(selector);
  return labels && makePlus('Pods', 'select', surroundings.scope, surroundings.freshId(`${hint}-pods`), fields({ labels }));
}
