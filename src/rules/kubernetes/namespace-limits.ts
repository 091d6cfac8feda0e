import { amounts, differBy } from './check';
import type { Check } from './check';
import { definePlacesRule } from './places';
import { isLabelKey } from '../../kubernetes/label';
import { ownValue } from '../../kubernetes/own-value';
import { isWhole, parseQuantity } from '../../kubernetes/quantity';
import type { ObjectRule } from '../rule';

type Amounts = { readonly [name: string]: string | number };

const COUNTED = ['pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps', 'persistentvolumeclaims', 'services.nodeports', 'services.loadbalancers'];
const COMPUTE = ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];
const STORAGE = ['ephemeral-storage', 'requests.ephemeral-storage', 'limits.ephemeral-storage', 'requests.storage'];
const STANDARD = [...COUNTED, ...COMPUTE, ...STORAGE];
const HUGE_PAGES = /^(?:requests\.)?hugepages-/;
const OPPOSITES = [['BestEffort', 'NotBestEffort'], ['Terminating', 'NotTerminating']];
const TYPES = ['Container', 'Pod', 'PersistentVolumeClaim'];

const quotaNames: Check = function* (hard: Amounts) {
  for (const [name, amount] of Object.entries(hard)) {
    const known = name.includes('/') ? isLabelKey(name) : [...COUNTED, ...COMPUTE, ...STORAGE].includes(name) || HUGE_PAGES.test(name);
    const field = `[${name}]`;
    if (!known) yield { field, got: name, allowed: 'a resource that quotas count; devices and other kinds as requests.<resource> or count/<kinds>.<group>' };
    else if (COUNTED.includes(name) && !isWhole(parseQuantity(amount) ?? 0n)) yield { field, got: amount, allowed: 'a whole number' };
  }
};
/** Which standard resources a scope can count (`IsResourceQuotaScopeValidForResource`). */
const scoped: Check = function* ({ hard = {}, scopes: given = [] }) {
  for (const [i, scope] of (given as readonly string[]).entries()) {
    for (const name of Object.keys(hard)) {
      const counted = name === 'pods' || (scope !== 'BestEffort' && COMPUTE.includes(name));
      if (scope !== 'VolumeAttributesClass' && STANDARD.includes(name) && !counted) yield { field: `scopes[${i}]`, got: scope, allowed: `no ${scope} with ${name}` };
    }
  }
};
const scopes: Check = function* (given: readonly string[]) {
  for (const pair of OPPOSITES) if (pair.every((scope) => given.includes(scope))) yield { field: '', got: given, allowed: `${pair[0]} or ${pair[1]}` };
};
const requirement: Check = function* ({ scopeName, operator, values = [] }) {
  if (['In', 'NotIn'].includes(operator) && !values.length) yield { field: 'values', got: values, allowed: `one value or more with ${operator}` };
  if (['Exists', 'DoesNotExist'].includes(operator) && values.length) yield { field: 'values', got: values, allowed: `no values with ${operator}` };
  if (!['PriorityClass', 'VolumeAttributesClass'].includes(scopeName) && operator !== 'Exists') yield { field: 'operator', got: operator, allowed: `Exists with ${scopeName}` };
};

const AMOUNTS = ['min', 'max', 'default', 'defaultRequest', 'maxLimitRequestRatio'];
const OF_CONTAINERS = /^(?:cpu|memory|ephemeral-storage|hugepages-.*)$/;
const limit: Check = function* (item: { readonly type?: string; readonly [list: string]: unknown }) {
  const { type = '' } = item;
  if (!TYPES.includes(type) && !(type.includes('/') && isLabelKey(type))) yield { field: 'type', got: type || undefined, allowed: TYPES.join(', ') };
  if (type === 'Pod') {
    for (const field of ['default', 'defaultRequest']) if (Object.keys(item[field] ?? {}).length) yield { field, got: item[field], allowed: 'nothing with type Pod' };
  }
  for (const field of AMOUNTS) {
    for (const name of Object.keys(item[field] ?? {})) {
      const isKnown = name.includes('/') ? isLabelKey(name) : type === 'PersistentVolumeClaim' || OF_CONTAINERS.test(name);
      if (!isKnown) yield { field: `${field}[${name}]`, got: name, allowed: 'cpu, memory, ephemeral-storage, huge pages, or the name of a device with its domain' };
    }
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
  }
};

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'namespace-limits/has-known-resource',
    summary: 'A ResourceQuota must limit resources that quotas count',
    fix: 'Write requests.<resource> for a device, count/<kinds>.<group> for other objects.',
    places: { '/ResourceQuota': { 'spec.hard': quotaNames } },
  }),
  definePlacesRule({
    id: 'namespace-limits/has-valid-scope',
    summary: 'Scopes of a ResourceQuota must not exclude each other, and their selectors must have the values that their operators take',
    fix: 'Keep one of the two scopes; give values to In and NotIn only.',
    places: { '/ResourceQuota': { 'spec': scoped, 'spec.scopes': scopes, 'spec.scopeSelector.matchExpressions[]': requirement } },
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
