import { parseQuantity, wholeUnits } from '../kubernetes/quantity';

/** Amounts of resources by name, each in billionths of its unit: a CPU, a byte, a device. */
export type ResourceList = ReadonlyMap<string, bigint>;

/** The resources of a container or of a pod. */
export interface ResourceRequirements {
  readonly requests: ResourceList;
  readonly limits: ResourceList;
}

/** A resource list as a manifest writes it. */
export interface WrittenResourceList {
  readonly [resource: string]: string | number;
}

const MICRO = 10n ** 6n;

/** The quantities of a manifest. What is not a quantity is left out: the API server refuses it. */
export function resourceListOf(written: WrittenResourceList | undefined): Map<string, bigint> {
  const list = new Map<string, bigint>();
  for (const [resource, quantity] of Object.entries(written ?? {})) {
    const nano = parseQuantity(quantity);
    if (nano !== undefined) list.set(resource, nano);
  }
  return list;
}

/** Each resource of any of the lists, summed up. */
export function sumOf(lists: Iterable<ResourceList>): Map<string, bigint> {
  const sum = new Map<string, bigint>();
  for (const list of lists) {
    for (const [resource, amount] of list) sum.set(resource, (sum.get(resource) ?? 0n) + amount);
  }
  return sum;
}

/** Each resource of any of the lists, the largest amount of it. */
export function largestOf(lists: Iterable<ResourceList>): Map<string, bigint> {
  const largest = new Map<string, bigint>();
  for (const list of lists) {
    for (const [resource, amount] of list) {
      if (amount > (largest.get(resource) ?? -1n)) largest.set(resource, amount);
    }
  }
  return largest;
}

/**
 * What the API server makes of the resources of a container: amounts are rounded up to thousandths, and what has a limit only requests as
 * much (`SetDefaults_ResourceList` and `SetDefaults_Pod` of Kubernetes v1.34, `pkg/apis/core/v1/defaults.go`).
 */
export function storedResources({ requests, limits }: ResourceRequirements): ResourceRequirements {
  return { requests: roundedUp([...limits, ...requests]), limits: roundedUp(limits) };
}

/** A later entry of a resource wins. */
function roundedUp(entries: Iterable<readonly [string, bigint]>): ResourceList {
  const list = new Map<string, bigint>();
  for (const [resource, nano] of entries) list.set(resource, wholeUnits(nano * 1000n) * MICRO);
  return list;
}
