import type { ResourceList, ResourceRequirements } from '../../src/analysis/resource-list';
import { canonicalQuantity } from '../../src/kubernetes/canonical-quantity';
import { wholeUnits } from '../../src/kubernetes/quantity';

/** A resource list in the units of the vectors. */
export function writtenList(list: ResourceList): { [resource: string]: string } {
  return Object.fromEntries([...list].map(([name, nano]) => (
    [name, name.endsWith('cpu') ? canonicalQuantity(nano, 'DecimalSI') : `${wholeUnits(nano)}`]
  )));
}

export function writtenResources({ requests, limits }: ResourceRequirements): object {
  return { requests: writtenList(requests), limits: writtenList(limits) };
}
