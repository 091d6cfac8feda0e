import { EXTENDED_RESOURCE_WORDS, isDevice, isExtendedResource, QUOTA_PREFIX } from '../../kubernetes/extended-resource';
import { fieldOf } from '../../kubernetes/field-path';
import { isLabelKey } from '../../kubernetes/label';
import { parseQuantity } from '../../kubernetes/quantity';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { launchedVmi } from '../subjects/launched-vmi';

const LISTS = ['requests', 'limits'] as const;
const EPHEMERAL = 'ephemeral-storage';
const BUILT_IN = ['cpu', 'memory', EPHEMERAL];
/** KubeVirt refuses negative amounts of these itself. */
const CHECKED = ['cpu', 'memory'];
/** What KubeVirt adds for itself (`ephemeralStorageOverheadSize`), in billionths of a byte. */
const OVERHEAD = 50_000_000n * 10n ** 9n;
const HUGEPAGES = 'hugepages-';
const NANO = 1_000_000_000n;
const MILLI = 1_000_000n;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'resource-name/has-valid-name',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'A requested resource must be one that a node can have',
    why: 'KubeVirt admits any name and copies it into the launcher pod, which Kubernetes refuses: the VM never starts.',
    fix: 'Write the full name of the resource, such as nvidia.com/gpu.',
    * check({ spec: { domain: { resources = {} } } }) {
      for (const list of LISTS) {
        for (const name of Object.keys(resources[list] ?? {})) {
          if (isRequestable(name)) continue;
          yield { field: fieldOf(`domain.resources.${list}`, name), got: name, allowed: `${BUILT_IN.join(', ')}, ${HUGEPAGES}<size> or ${EXTENDED_RESOURCE_WORDS}` };
        }
      }
    },
  }),
  defineRule({
    id: 'resource-name/matches-limit',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The request of a device or of huge pages must have the same limit',
    why: 'Nodes do not overcommit them: Kubernetes refuses a launcher pod with another limit or none, which KubeVirt admits. The VM never starts.',
    fix: 'Write the same amount under limits; the request may then be left out.',
    * check({ spec: { domain: { resources: { requests = {}, limits = {} } = {} } } }) {
      for (const [name, got] of Object.entries(requests)) {
        if (!isDevice(name) && !name.startsWith(HUGEPAGES)) continue;
        const limit = limits[name];
        if (limit !== undefined && parseQuantity(limit) === parseQuantity(got)) continue;
        yield { field: fieldOf('domain.resources.requests', name), got, allowed: limit === undefined ? 'only with the same limit' : `${limit}, the limit` };
      }
    },
  }),
  defineRule({
    id: 'resource-name/fits-limit',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The request of ephemeral storage must not exceed the limit',
    why: 'KubeVirt compares CPU and memory only; Kubernetes refuses the launcher pod: the VM never starts.',
    fix: 'Raise the limit, lower the request, or keep only one of them.',
    * check({ spec: { domain: { resources: { requests = {}, limits = {} } = {} } } }) {
      const { [EPHEMERAL]: request } = requests;
      const { [EPHEMERAL]: limit } = limits;
      if (limit === undefined || (parseQuantity(request ?? 0) ?? 0n) <= (parseQuantity(limit) ?? 0n)) return;
      const [list, got, allowed] = request === undefined ? ['limits', limit, '0 or more'] : ['requests', request, `at most ${limit}, the limit`];
      yield { field: `domain.resources.${list}.${EPHEMERAL}`, got, allowed };
    },
  }),
  defineRule({
    id: 'resource-name/has-valid-amount',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The amount of a resource must be one that exists',
    why: 'Devices are whole, huge pages come in their size, and nothing is negative. KubeVirt admits it, and Kubernetes refuses the launcher pod: the VM never starts.',
    fix: 'Write a whole number of devices, or a multiple of the page size.',
    * check({ spec: { domain: { resources = {} } } }) {
      for (const list of LISTS) {
        for (const [name, got] of Object.entries(resources[list] ?? {})) {
          const amount = parseQuantity(got);
          if (amount === undefined || CHECKED.includes(name) || !isRequestable(name)) continue;
          const allowed = allowedAmount(name, amount);
          if (allowed) yield { field: fieldOf(`domain.resources.${list}`, name), got, allowed };
        }
      }
    },
  }),
];

function isRequestable(name: string): boolean {
  return BUILT_IN.includes(name) || (name.startsWith(HUGEPAGES) && isLabelKey(name)) || (isExtendedResource(name) && !name.startsWith(QUOTA_PREFIX));
}

/** What the amount should be, where it is none that Kubernetes takes. */
function allowedAmount(name: string, amount: bigint): string | undefined {
  if (amount < (name === EPHEMERAL ? -OVERHEAD : 0n)) return '0 or more';
  if (isDevice(name)) return (amount + MILLI - 1n) / MILLI * MILLI % NANO === 0n ? undefined : 'a whole number';
  const page = name.startsWith(HUGEPAGES) ? parseQuantity(name.slice(HUGEPAGES.length)) : undefined;
  return page && amount % page !== 0n ? `a multiple of ${name.slice(HUGEPAGES.length)}` : undefined;
}
