import type { LimitRange } from '../../../imports/kubernetes';
import { groupBy } from '../../kubernetes/group-by';
import { wholeUnits } from '../../kubernetes/quantity';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import type { PodContainer, PodContainers } from '../pod-resources';
import { resourceListOf } from '../resource-list';
import type { ResourceList, ResourceRequirements } from '../resource-list';

export const LIMIT_RANGE = '/LimitRange';

/** An item of a LimitRange as the API server stores it. */
export interface Bounds {
  readonly limitRange: string;
  readonly type: string;
  readonly default: ResourceList;
  readonly defaultRequest: ResourceList;
  readonly min: ResourceList;
  readonly max: ResourceList;
  readonly maxLimitRequestRatio: ResourceList;
}

/** An amount that a LimitRange does not admit. */
export interface OutOfBounds {
  readonly limitRange: string;
  /** The container, unless it is the pod or the claim. */
  readonly container?: PodContainer;
  readonly resource: string;
  /** What is wrong with what amount: `limit` above `max`, `request` missing … */
  readonly list: 'request' | 'limit' | 'ratio';
  readonly amount?: bigint;
  readonly bound: 'min' | 'max' | 'maxLimitRequestRatio' | 'request';
  readonly bounded: bigint;
  /** Whether a default of the LimitRange is at fault, or an amount that nothing sets. */
  readonly isFilledIn: boolean;
}

/** A container with what LimitRanges fill in. */
export interface DefaultedContainer extends PodContainer {
  readonly filledIn: { readonly requests: ReadonlySet<string>; readonly limits: ReadonlySet<string> };
}

/** The items of a LimitRange with the defaults that the API server derives from each other (`SetDefaults_LimitRangeItem` of Kubernetes v1.34). */
export function boundsOf(manifest: Manifest): Bounds[] {
  if (kindOf(manifest) !== LIMIT_RANGE) return [];
  const { metadata: { name = '' }, spec } = manifest as Manifest & LimitRange;
  return (spec?.limits ?? []).map((item) => {
    const [min, max] = [resourceListOf(item.min), resourceListOf(item.max)];
    const isContainer = item.type === 'Container';
    const limits = new Map([...isContainer ? max : [], ...resourceListOf(item.default)]);
    const requests = new Map([...isContainer ? [...min, ...limits] : [], ...resourceListOf(item.defaultRequest)]);
    return {
      limitRange: name,
      type: item.type,
      default: limits,
      defaultRequest: requests,
      min,
      max,
      maxLimitRequestRatio: resourceListOf(item.maxLimitRequestRatio),
    };
  });
}

/**
 * Containers as LimitRanges complete them (`PodMutateLimitFunc`, `plugin/pkg/admission/limitranger`): of one LimitRange the last item that has a default
 * counts, of several the first.
 */
export function withDefaults(containers: PodContainers, bounds: readonly Bounds[]): DefaultedContainer[] {
  const items = [...groupBy(bounds.filter(({ type }) => type === 'Container'), ({ limitRange }) => limitRange).values()].map((ofOne) => ({
    default: new Map(ofOne.flatMap((item) => [...item.default])),
    defaultRequest: new Map(ofOne.flatMap((item) => [...item.defaultRequest])),
  }));
  return containers.map((container) => {
    const [requests, limits] = [new Map(container.requests), new Map(container.limits)];
    const filledIn = { requests: new Set<string>(), limits: new Set<string>() };
    for (const item of items) {
      fill(limits, item.default, filledIn.limits);
      fill(requests, item.defaultRequest, filledIn.requests);
    }
    return { ...container, requests, limits, filledIn };
  });
}

function fill(list: Map<string, bigint>, defaults: ResourceList, filledIn: Set<string>): void {
  for (const [resource, amount] of defaults) {
    if (list.has(resource)) continue;
    list.set(resource, amount);
    filledIn.add(resource);
  }
}

/** What of a pod its namespace does not admit: requests above limits by defaults, then bounds of containers and of the pod (`PodValidateLimitFunc`). */
export function* podOutOfBounds(
  containers: readonly DefaultedContainer[], total: ResourceRequirements, bounds: readonly Bounds[],
): Generator<OutOfBounds> {
  for (const container of containers) {
    const { requests, limits, filledIn } = container;
    for (const resource of filledIn.limits) {
      const [amount, bounded] = [limits.get(resource)!, requests.get(resource) ?? 0n];
      if (bounded <= amount) continue;
      const { limitRange } = bounds.find((item) => item.type === 'Container' && item.default.has(resource))!;
      yield { limitRange, container, resource, list: 'limit', amount, bound: 'request', bounded, isFilledIn: true };
    }
    for (const item of bounds.filter(({ type }) => type === 'Container')) {
      for (const found of outOfBounds(container, item)) {
        const isFilledIn = found.amount === undefined
          || (found.list !== 'limit' && filledIn.requests.has(found.resource)) || (found.list !== 'request' && filledIn.limits.has(found.resource));
        yield { ...found, container, isFilledIn };
      }
    }
  }
  const filled = containers.flatMap(({ filledIn }) => [...filledIn.requests, ...filledIn.limits]);
  for (const item of bounds.filter(({ type }) => type === 'Pod')) {
    for (const found of outOfBounds(total, item)) yield { ...found, isFilledIn: found.amount === undefined || filled.includes(found.resource) };
  }
}

/** What of a claim its namespace does not admit (`PersistentVolumeClaimValidateLimitFunc`). */
export function* claimOutOfBounds(least: bigint, most: bigint, bounds: readonly Bounds[]): Generator<OutOfBounds> {
  const resource = 'storage';
  for (const { limitRange, min, max } of bounds.filter(({ type }) => type === 'PersistentVolumeClaim')) {
    const [smallest, largest] = [min.get(resource), max.get(resource)];
    const found = { limitRange, resource, list: 'request', isFilledIn: false } as const;
    if (smallest !== undefined && most < smallest) yield { ...found, amount: most, bound: 'min', bounded: smallest };
    if (largest !== undefined && least > largest) yield { ...found, amount: least, bound: 'max', bounded: largest };
  }
}

type Found = Omit<OutOfBounds, 'isFilledIn' | 'container'>;

/** `minConstraint`, `maxConstraint` and `limitRequestRatioConstraint`. */
function* outOfBounds({ requests, limits }: ResourceRequirements, { limitRange, min, max, maxLimitRequestRatio }: Bounds): Generator<Found> {
  for (const [resource, bounded] of min) {
    const found = { limitRange, resource, bound: 'min', bounded } as const;
    const [request, limit] = [requests.get(resource), limits.get(resource)];
    if (request === undefined || request < bounded) yield { ...found, list: 'request', amount: request };
    else if (limit !== undefined && limit < bounded) yield { ...found, list: 'limit', amount: limit };
  }
  for (const [resource, bounded] of max) {
    const found = { limitRange, resource, bound: 'max', bounded } as const;
    const [request, limit] = [requests.get(resource), limits.get(resource)];
    if (limit === undefined || limit > bounded) yield { ...found, list: 'limit', amount: limit };
    else if (request !== undefined && request > bounded) yield { ...found, list: 'request', amount: request };
  }
  for (const [resource, bounded] of maxLimitRequestRatio) {
    const found = { limitRange, resource, bound: 'maxLimitRequestRatio', bounded, list: 'ratio' } as const;
    const [request = 0n, limit = 0n] = [requests.get(resource), limits.get(resource)];
    if (request === 0n || limit === 0n) yield found;
    else if (ratio(limit, request) > Number(bounded) / 1e9) yield { ...found, amount: BigInt(Math.round(ratio(limit, request) * 1e9)) };
  }
}

function ratio(limit: bigint, request: bigint): number {
  return Number(wholeUnits(limit * 1000n)) / Number(wholeUnits(request * 1000n));
}
