import { countAmount, entry, sizeAmount } from './amount';
import type { Amount } from './amount';
import type { GuestQuota } from './guest-quota';
import type { TenantQuotaProps } from './quota-props';
import { renderHard } from './render-quota';
import type { UsageError } from '../usage-error';

const MEMORY = 'requests.memory/vmi';

/** By the long names: the short ones, as `cpu/vmi`, AAQ v1.8.0 takes for no resource of pods, and refuses in quotas of several namespaces. */
function guestAmounts({ vcpus, memory, instances }: GuestQuota): [string, Amount][] {
  return [
    ...entry('requests.cpu/vmi', vcpus, countAmount),
    ...entry(MEMORY, memory, sizeAmount),
    ...entry('requests.instances/vmi', instances, countAmount),
  ];
}

/** The `spec.hard` of an application-aware quota. */
export function renderGuestHard(guests: GuestQuota, quota: TenantQuotaProps): { [key: string]: string } {
  return { ...Object.fromEntries(guestAmounts(guests).map(([key, { text }]) => [key, text])), ...renderHard(quota) };
}

/** Amounts that guests cannot have. */
export function* guestQuotaProblems(guests: GuestQuota): Generator<UsageError> {
  for (const [key, { text, value }] of guestAmounts(guests)) {
    if (!(value > 0)) yield { what: key, got: text, allowed: 'more than zero', fix: 'Leave out what guests shall not be limited in.' };
    else if (key !== MEMORY && !Number.isInteger(value)) yield { what: key, got: text, allowed: 'a whole number', fix: 'A guest has whole vCPUs.' };
  }
}
