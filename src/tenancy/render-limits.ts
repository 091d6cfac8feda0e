import { Amount, cpuAmount, entry, sizeAmount } from './amount';
import type { ContainerAmounts, TenantLimits } from './limits';
import type { LimitRangeItem } from '../../imports/kubernetes';
import { UsageError } from '../usage-error';

const CONTAINER_BOUNDS = ['min', 'defaultRequest', 'default', 'max'] as const;
const CLAIM_BOUNDS = ['min', 'max'] as const;

type Bounds = [string, [string, Amount][]][];

/** The `spec.limits` of the LimitRange; empty where nothing is limited. */
export function renderLimits(limits: TenantLimits): LimitRangeItem[] {
  const item = (type: string, bounds: Bounds): LimitRangeItem[] => {
    const stated = bounds.filter(([, amounts]) => amounts.length > 0)
      .map(([bound, amounts]) => [bound, Object.fromEntries(amounts.map(([resource, { text }]) => [resource, text]))] as const);
    return stated.length > 0 ? [{ type, ...Object.fromEntries(stated) }] : [];
  };
  return [...item('Container', containerBounds(limits)), ...item('PersistentVolumeClaim', claimBounds(limits))];
}

/** Amounts that are not positive, and bounds that contradict each other. */
export function* limitProblems(limits: TenantLimits): Generator<UsageError> {
  for (const [type, bounds] of [['container', containerBounds(limits)], ['persistentVolumeClaim', claimBounds(limits)]] as const) {
    const least = new Map<string, { bound: string; amount: Amount }>();
    for (const [bound, [resource, amount]] of bounds.flatMap(([name, amounts]) => amounts.map((one) => [name, one] as const))) {
      const what = `limits.${type}.${bound}.${resource}`;
      const below = least.get(resource);
      if (!(amount.value > 0)) {
        yield { what, got: amount.text, allowed: 'more than zero', fix: 'Leave out what shall not be bounded.' };
      }
      if (below && amount.value < below.amount.value) {
        yield {
          what,
          got: amount.text,
          allowed: `at least \`${below.bound}\`, ${below.amount.text}`,
          fix: `Keep ${bounds.map(([name]) => name).join(' ≤ ')}.`,
        };
      }
      least.set(resource, { bound, amount });
    }
  }
}

function containerBounds({ container }: TenantLimits): Bounds {
  return CONTAINER_BOUNDS.map((bound) => [bound, containerAmounts(container?.[bound])]);
}

function claimBounds({ persistentVolumeClaim }: TenantLimits): Bounds {
  return CLAIM_BOUNDS.map((bound) => [bound, entry('storage', persistentVolumeClaim?.[bound], sizeAmount)]);
}

function containerAmounts(amounts: ContainerAmounts = {}): [string, Amount][] {
  return [...entry('cpu', amounts.cpu, cpuAmount), ...entry('memory', amounts.memory, sizeAmount)];
}
