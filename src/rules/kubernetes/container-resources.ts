import type { Check } from './check';
import { isExtendedResource } from '../../kubernetes/extended-resource';
import { isLabelKey } from '../../kubernetes/label';
import { parseQuantity } from '../../kubernetes/quantity';

type Amounts = { readonly [name: string]: string | number };

const BUILT_IN = ['cpu', 'memory', 'ephemeral-storage'];
const HUGE_PAGES = 'hugepages-';
const NATIVE = 'kubernetes.io/';
/** What a ResourceQuota puts before the name of a resource. */
const QUOTA_PREFIX = 'requests.';
const NANO = 1_000_000_000n;
const MILLI = 1_000_000n;

/** Whether a container can ask for it (`validateContainerResourceName`). */
export function isContainerResource(name: string): boolean {
  if (!isLabelKey(name)) return false;
  return name.includes('/') ? name.includes(NATIVE) || (isExtendedResource(name) && !name.startsWith(QUOTA_PREFIX)) : BUILT_IN.includes(name) || name.startsWith(HUGE_PAGES);
}

/** Names that nodes do not know, parts of devices and of huge pages. */
export const containerAmounts: Check = function* (list: Amounts) {
  for (const [name, amount] of Object.entries(list)) {
    const field = `[${name}]`;
    if (!isContainerResource(name)) yield { field, got: name, allowed: `${BUILT_IN.join(', ')}, hugepages-<size>, or the full name of a device such as nvidia.com/gpu` };
    else if (!isWhole(name, parseQuantity(amount) ?? 0n)) yield { field, got: amount, allowed: name.startsWith(HUGE_PAGES) ? `a multiple of ${name.slice(HUGE_PAGES.length)}` : 'a whole number' };
  }
};

function isWhole(name: string, amount: bigint): boolean {
  if (name.startsWith(HUGE_PAGES)) {
    const page = parseQuantity(name.slice(HUGE_PAGES.length));
    return !page || amount % page === 0n;
  }
  return name.includes(NATIVE) || !name.includes('/') || (amount + MILLI - 1n) / MILLI * MILLI % NANO === 0n;
}

/** Huge pages come with CPU or memory. */
export const besideHugePages: Check = function* ({ requests = {}, limits = {} }: { readonly requests?: Amounts; readonly limits?: Amounts }) {
  const names = [...Object.keys(requests), ...Object.keys(limits)];
  const pages = names.find((name) => name.startsWith(HUGE_PAGES));
  if (pages && !names.some((name) => name === 'cpu' || name === 'memory')) yield { field: '', got: pages, allowed: 'cpu or memory beside it' };
};
