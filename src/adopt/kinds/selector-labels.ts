import { isMapping } from '../../kubernetes/is-mapping';
import { at } from '../../kubernetes/untyped';
import type { Surroundings, Written } from '../adopter';

/** Labels that are taken to tell one VM from another, the best first. */
const IDENTIFYING = ['app.kubernetes.io/name', 'kubevirt.io/domain', 'kubevirt.io/vm', 'vm.kubevirt.io/name', 'kubevirt.io/name', 'app'];

/** The labels of a VM by which it is selected: by a Service among the objects, else the one that is most likely made for it. */
export function identifyingLabels(labels: Written, surroundings: Surroundings): Written {
  const selectors = surroundings.objectsOf('/Service').map((service) => at(service, 'spec', 'selector'));
  const selecting = selectors.find((selector) => isMapping(selector) && Object.keys(selector).length > 0 && isSubset(selector, labels));
  if (selecting) return selecting as Written;
  const key = IDENTIFYING.find((each) => typeof labels[each] === 'string') ?? Object.keys(labels).find((each) => typeof labels[each] === 'string');
  return key === undefined ? {} : { [key]: labels[key] };
}

function isSubset(selector: Written, labels: Written): boolean {
  return Object.entries(selector).every(([key, label]) => Object.hasOwn(labels, key) && labels[key] === label);
}
