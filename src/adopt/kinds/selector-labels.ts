import { isMapping } from '../../kubernetes/is-mapping';
import { at } from '../../kubernetes/untyped';
import type { Surroundings, Written } from '../adopter';

/** Labels that are taken to tell one VM from another, the best first. */
const IDENTIFYING = ['app.kubernetes.io/name', 'kubevirt.io/domain', 'kubevirt.io/vm', 'vm.kubevirt.io/name', 'kubevirt.io/name', 'app'];

/** The labels of a VM by which it is selected: by a Service among the objects, else the one that is most likely made for it. */
export function identifyingLabels(labels: Written, surroundings: Surroundings): Written {
  const services = surroundings.objectsBy('/Service', selectorKey);
  const selectors = Object.entries(labels).flatMap((label) => services.get(keyOf(label)) ?? []).map(selectorOf);
  const selecting = selectors.find((selector) => isSubset(selector, labels));
  if (selecting) return selecting;
  const key = IDENTIFYING.find((each) => typeof labels[each] === 'string') ?? Object.keys(labels).find((each) => typeof labels[each] === 'string');
  return key === undefined ? {} : { [key]: labels[key] };
}

/** A Service is found by the first label that it selects by. */
function selectorKey(service: Written): readonly string[] {
  return Object.entries(selectorOf(service)).slice(0, 1).map(keyOf);
}

function selectorOf(service: Written): Written {
  const selector = at(service, 'spec', 'selector');
  return isMapping(selector) ? selector : {};
}

function keyOf(label: readonly [string, unknown]): string {
  return JSON.stringify(label);
}

function isSubset(selector: Written, labels: Written): boolean {
  return Object.entries(selector).every(([key, label]) => Object.hasOwn(labels, key) && labels[key] === label);
}
