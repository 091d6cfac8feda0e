import { isMapping } from '../kubernetes/is-mapping';
import { parseQuantity } from '../kubernetes/quantity';

/** Fields that hold a quantity, and mappings all of whose fields do. */
const QUANTITIES = new Set(['guest', 'maxGuest', 'storage', 'memory', 'cpu', 'capacity', 'addedOverhead', 'pageSize', 'size', 'sizeLimit']);
const OF_QUANTITIES = new Set(['requests', 'limits', 'hard', 'default', 'defaultRequest', 'max', 'min', 'storage', 'capacity', 'overhead']);

/** Fields that hold a duration as Go writes it. */
const DURATION = /(?:[dD]uration|Deadline|Timeout|EvictionInterval|renewBefore)$/;

/** Whether Kubernetes stores the same of two values: quantities by what they come to, mappings in any order. Both are without what is empty. */
export function isEqual(one: unknown, other: unknown, key = '', parent = ''): boolean {
  if (one === other || Object.is(one, other)) return true;
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((item, i) => isEqual(item, other[i], key, parent));
  if (isMapping(one)) {
    if (!isMapping(other)) return false;
    const keys = Object.keys(one);
    if (keys.length !== Object.keys(other).length) return false;
    return keys.every((each) => Object.hasOwn(other, each) && isEqual(one[each], other[each], each, key));
  }
  return ((QUANTITIES.has(key) || OF_QUANTITIES.has(parent)) && isSameQuantity(one, other)) || (DURATION.test(key) && isSameDuration(one, other));
}

/** `24h` is stored as `24h0m0s`. */
function isSameDuration(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map((each) => (typeof each === 'string' && each !== '' ? each.replace(/(?<=[hm])0[ms]/g, '') : undefined));
  return a !== undefined && a === b;
}

function isSameQuantity(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map((each) => (typeof each === 'string' || typeof each === 'number' ? parseQuantity(each) : undefined));
  return a !== undefined && a === b;
}
