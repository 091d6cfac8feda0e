import { all, amounts, differBy } from './check';
import type { Check } from './check';
import { isContainerResource } from './container-resources';
import { definePlacesRule } from './places';
import { isDevice } from '../../kubernetes/extended-resource';
import { isLabelKey } from '../../kubernetes/label';
import { ownValue } from '../../kubernetes/own-value';
import { isWhole, parseQuantity } from '../../kubernetes/quantity';
import type { ObjectRule } from '../rule';

type Amounts = { readonly [name: string]: string | number };

const COUNTED = ['pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps', 'persistentvolumeclaims', 'services.nodeports', 'services.loadbalancers'];
const COMPUTE = ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];
const STORAGE = ['ephemeral-storage', 'requests.ephemeral-storage', 'limits.ephemeral-storage', 'requests.storage'];
const OF_CLAIMS = ['persistentvolumeclaims', 'requests.storage'];
const STANDARD = [...COUNTED, ...COMPUTE, ...STORAGE];
const HUGE_PAGES = /^(?:requests\.)?hugepages-/;
const OPPOSITES = [['BestEffort', 'NotBestEffort'], ['Terminating', 'NotTerminating']];
const TYPES = ['Container', 'Pod', 'PersistentVolumeClaim'];

/** Whether quotas know a resource. */
function isCounted(name: string): boolean {
  return name.includes('/') ? isLabelKey(name) : STANDARD.includes(name) || HUGE_PAGES.test(name);
}

const quotaNames: Check = function* (hard: Amounts) {
  for (const [name, amount] of Object.entries(hard)) {
    const field = `[${name}]`;
    if (!isCounted(name)) yield { field, got: name, allowed: 'a resource that quotas count; devices and other kinds as requests.<resource> or count/<kinds>.<group>' };
    else if ((COUNTED.includes(name) || isDevice(name)) && !isWhole(parseQuantity(amount) ?? 0n)) yield { field, got: amount, allowed: 'a whole number' };
  }
};
/** Which standard resources a scope can count (`IsResourceQuotaScopeValidForResource`). */
const scoped: Check = function* ({ hard = {}, scopes: given = [] }) {
  for (const [i, scope] of (given as readonly string[]).entries()) {
    for (const name of Object.keys(hard)) {
      const counted = scope === 'VolumeAttributesClass' ? OF_CLAIMS.includes(name) : name === 'pods' || (scope !== 'BestEffort' && COMPUTE.includes(name));
      if ((STANDARD.includes(name) || HUGE_PAGES.test(name)) && !counted) yield { field: `scopes[${i}]`, got: scope, allowed: `no ${scope} with ${name}` };
    }
  }
};
const scopedBySelector: Check = function* ({ hard, scopeSelector }) {
  const named = ((scopeSelector?.matchExpressions ?? []) as readonly { readonly scopeName?: string }[]).map(({ scopeName = '' }) => scopeName);
  for (const violation of scoped({ hard, scopes: named })) yield { ...violation, field: violation.field.replace('scopes', 'scopeSelector.matchExpressions') };
  for (const violation of scopes(named)) yield { ...violation, field: 'scopeSelector.matchExpressions' };
};
const scopes: Check = function* (given: readonly string[]) {
  for (const pair of OPPOSITES) if (pair.every((scope) => given.includes(scope))) yield { field: '', got: given, allowed: `${pair[0]} or ${pair[1]}` };
};
const requirement: Check = function* ({ scopeName, operator, values = [] }) {
  if (['In', 'NotIn'].includes(operator) && !values.length) yield { field: 'values', got: values, allowed: `one value or more with ${operator}` };
  if (['Exists', 'DoesNotExist'].includes(operator) && values.length) yield { field: 'values', got: values, allowed: `no values with ${operator}` };
  if (!['PriorityClass', 'VolumeAttributesClass'].includes(scopeName) && operator !== 'Exists') yield { field: 'operator', got: operator, allowed: `Exists with ${scopeName}` };
};

const limit: Check = function* (item: { readonly type?: string; readonly [list: string]: unknown }) {
  const { type = '' } = item;
  if (!TYPES.includes(type) && !(type.includes('/') && isLabelKey(type))) yield { field: 'type', got: type || undefined, allowed: TYPES.join(', ') };
  if (type === 'Pod') {
    for (const field of ['default', 'defaultRequest']) if (Object.keys(item[field] ?? {}).length) yield { field, got: item[field], allowed: 'nothing with type Pod' };
  }
  const { min, max } = item as { readonly min?: Amounts; readonly max?: Amounts };
  if (type === 'PersistentVolumeClaim' && ownValue(min, 'storage') === undefined && ownValue(max, 'storage') === undefined) {
    yield { field: 'max', allowed: 'storage here or in min' };
  }
};
/** What must not be above what, in the order in which Kubernetes looks. */
const ORDERS = [['min', 'max'], ['min', 'defaultRequest'], ['min', 'default'], ['defaultRequest', 'max'], ['defaultRequest', 'default'], ['default', 'max']];
const ordered: Check = function* (item: { readonly [list: string]: Amounts | undefined }) {
  for (const [low, high] of ORDERS) {
    if ((item.type as unknown) === 'Pod' && (low + high).includes('default')) continue;
    for (const [name, amount] of Object.entries(item[low] ?? {})) {
      const above = ownValue(item[high], name);
      const [less, more] = [parseQuantity(amount), above === undefined ? undefined : parseQuantity(above)];
      if (less !== undefined && more !== undefined && less > more) yield { field: `${low}[${name}]`, got: amount, allowed: `at most ${high}, ${above}` };
    }
  }
  for (const [name, ratio] of Object.entries(item.maxLimitRequestRatio ?? {})) {
    if ((parseQuantity(ratio) ?? 0n) < 10n ** 9n) yield { field: `maxLimitRequestRatio[${name}]`, got: ratio, allowed: '1 or more' };
    else yield* withinRatio(item, name, ratio);
  }
};

/** A limit is at most max and a request at least min, so that no ratio is above that of the two. */
function* withinRatio({ min, max }: { readonly [list: string]: Amounts | undefined }, name: string, ratio: string | number) {
  const amountsOf = [ownValue(min, name), ownValue(max, name), ratio];
  const [least, most, times] = amountsOf.map((amount) => (amount === undefined ? undefined : parseQuantity(amount)));
  if (!least || most === undefined || times === undefined || times * least <= most * 10n ** 9n) return;
  yield { field: `maxLimitRequestRatio[${name}]`, got: ratio, allowed: 'at most max / min' };
}

const LISTS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'];
/** Of claims any resource that quotas know, too. */
const limitNames: Check = function* (item: { readonly type?: unknown; readonly [list: string]: unknown }) {
  const ofContainers = item.type === 'Container' || item.type === 'Pod';
  const isKnown = (name: string) => (ofContainers ? isContainerResource(name) : name === 'storage' || isCounted(name));
  for (const list of LISTS) {
    for (const name of Object.keys(item[list] ?? {})) {
      if (!isKnown(name)) yield { field: `${list}[${name}]`, got: name, allowed: ofContainers ? 'cpu, memory, ephemeral-storage, hugepages-<size>, or the full name of a device' : 'storage' };
    }
  }
};

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'namespace-limits/has-known-resource',
    summary: 'A ResourceQuota must limit resources that quotas count, and a LimitRange what containers or claims ask for',
    fix: 'Write requests.<resource> for a device, count/<kinds>.<group> for other objects in a quota; the name of the resource in a LimitRange.',
    places: { '/ResourceQuota': { 'spec.hard': quotaNames }, '/LimitRange': { 'spec.limits[]': limitNames } },
  }),
  definePlacesRule({
    id: 'namespace-limits/has-valid-scope',
    summary: 'Scopes of a ResourceQuota must not exclude each other, and their selectors must have the values that their operators take',
    fix: 'Keep one of the two scopes; give values to In and NotIn only.',
    places: { '/ResourceQuota': { 'spec': all(scoped, scopedBySelector), 'spec.scopes': scopes, 'spec.scopeSelector.matchExpressions[]': requirement } },
  }),
  definePlacesRule({
    id: 'namespace-limits/fits-bounds',
    summary: 'Amounts of a quota must not be negative; in a LimitRange min is at most defaultRequest, that at most default, and that at most max',
    fix: 'Correct the amount.',
    places: { '/ResourceQuota': { 'spec.hard': amounts }, '/LimitRange': { 'spec.limits[]': ordered } },
  }),
  definePlacesRule({
    id: 'namespace-limits/has-valid-type',
    summary: 'An entry of a LimitRange must have a type of its own, and what that type can have',
    fix: 'Write Container, Pod or PersistentVolumeClaim once each; defaults are for containers and claims only, claims need min or max of storage.',
    places: { '/LimitRange': { 'spec.limits[]': limit, 'spec.limits': differBy(({ type }) => type, 'type') } },
  }),
];
