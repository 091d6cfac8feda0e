import { launcherOverhead } from './launcher-overhead';
import type { Amount, OnTop, QuotaReport, Situation, Unit } from './report-data';
import { applicationAwareUsage } from '../analysis/namespace/application-aware';
import { calculationOf, formatAmount } from '../analysis/namespace/calculation';
import type { NamespaceCapacity } from '../analysis/namespace/capacity';
import { amountOn, claimCharges, fillingCharges, largestOn, migrationCharges, objectCharges, podCharges, sumOn } from '../analysis/namespace/demand';
import type { Charge } from '../analysis/namespace/demand';
import { isCharged, usageKey } from '../analysis/namespace/quota';
import type { Quota } from '../analysis/namespace/quota';

const ONE = 10n ** 9n;
const MEMORY = 'requests.memory';

/** What is charged to a quota, whatever the resource. */
interface Charges {
  readonly usual: readonly Charge[];
  readonly most: readonly Charge[];
  readonly passing: ReadonlyMap<Situation, readonly Charge[]>;
}

/** What is charged to each resource of the quotas of a namespace, the fullest first. */
export function quotaBars(namespace: NamespaceCapacity, calculator: string | undefined): QuotaReport[] {
  const bars = [
    ...namespace.quotas.flatMap((quota) => barsOf(namespace, quota, 'ResourceQuota', chargesOf(namespace, quota))),
    ...namespace.applicationAware.flatMap((quota) => (
      barsOf(namespace, quota, 'ApplicationAwareResourceQuota', awareChargesOf(namespace, quota, calculator))
    )),
  ];
  return bars.sort((a, b) => b.pressure - a.pressure || compare(a.quota, b.quota) || compare(a.resource, b.resource));
}

/** The unit of a key of a quota. */
export function unitOf(key: string): Unit {
  if (/(^|\.)cpu(\/vmi)?$/.test(key)) return 'cpu';
  return /memory|storage$|hugepages-/.test(key) ? 'bytes' : 'count';
}

/** An amount in billionths as JSON holds it. */
export function amountOf(key: string, nano: bigint): Amount {
  return { amount: Number(nano / ONE) + Number(nano % ONE) / 1e9, text: formatAmount(key, nano) };
}

function chargesOf(namespace: NamespaceCapacity, quota: Quota): Charges {
  const claims = claimCharges(namespace, quota, 'usual');
  const objects = objectCharges(namespace, quota);
  return {
    usual: [...podCharges(namespace, quota, 'usual'), ...claims, ...objects],
    most: [...podCharges(namespace, quota, 'most'), ...claims, ...objects],
    passing: new Map<Situation, readonly Charge[]>([
      ['migration', migrationCharges(namespace, quota)],
      ['import', fillingCharges(namespace, quota)],
      ['rollout', podCharges(namespace, quota, 'rollout')],
      ['job', podCharges(namespace, quota, 'passing')],
    ]),
  };
}

/** Its operator counts pods only; of its calculators one alone counts the target of a migration, as any pod. */
function awareChargesOf(namespace: NamespaceCapacity, quota: Quota, calculator: string | undefined): Charges {
  const on = (replicas: 'usual' | 'most' | 'passing') => podCharges(namespace, quota, replicas, (group) => applicationAwareUsage(group, calculator));
  const migrating = calculator === 'IgnoreVmiCalculator' ? migrationCharges(namespace, quota) : [];
  return { usual: on('usual'), most: on('most'), passing: new Map<Situation, readonly Charge[]>([['migration', migrating], ['job', on('passing')]]) };
}

function barsOf(namespace: NamespaceCapacity, quota: Quota, kind: QuotaReport['kind'], charges: Charges): QuotaReport[] {
  return [...quota.hard].map(([resource, hard]) => {
    const key = usageKey(resource);
    const used = sumOn(key, charges.usual);
    const onTop = onTopOf(key, hard, used, charges);
    const migrating = largestOn(key, charges.passing.get('migration') ?? []);
    const peak = used + (migrating ? amountOn(key, migrating) : 0n);
    return {
      quota: quota.name,
      kind,
      scopes: quota.scopes.map(({ scopeName, operator, values = [] }) => [scopeName, ...operator === 'Exists' ? [] : [operator, values.join(', ')]].join(' ')),
      resource,
      unit: unitOf(resource),
      hard: { ...amountOf(key, hard), text: String(quota.written[resource]) },
      used: amountOf(key, used),
      overhead: amountOf(key, key === MEMORY && kind === 'ResourceQuota' ? overheadOf(namespace, quota) : 0n),
      onTop,
      free: amountOf(key, hard - peak),
      share: shareOf(used, hard),
      pressure: shareOf(peak, hard),
      calculation: calculationOf(key, [...charges.usual, ...migrating ? [migrating] : []], `hard is ${quota.written[resource]}`),
    };
  });
}

function onTopOf(key: string, hard: bigint, used: bigint, { most, passing }: Charges): OnTop[] {
  const largest = [...passing].flatMap(([situation, charges]): OnTop[] => {
    const charge = largestOn(key, charges);
    return charge ? [{ situation, what: charge.what, ...amountOf(key, amountOn(key, charge)), fits: used + amountOn(key, charge) <= hard }] : [];
  });
  const growth = sumOn(key, most) - used;
  return growth > 0n ? [...largest, { situation: 'autoscaling', what: 'autoscalers at their maximum', ...amountOf(key, growth), fits: used + growth <= hard }] : largest;
}

function overheadOf({ pods }: NamespaceCapacity, quota: Quota): bigint {
  return pods.filter((group) => isCharged(quota, group)).reduce((sum, group) => sum + launcherOverhead(group) * BigInt(group.replicas.usual), 0n);
}

/** In thousandths: more would be noise in a file that is compared. A quota of nothing that nothing is charged to is empty. */
function shareOf(amount: bigint, hard: bigint): number {
  if (hard === 0n) return amount > 0n ? 1 : 0;
  return Number(amount * 1000n / hard) / 1000;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
