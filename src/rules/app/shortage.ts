import { calculationOf, formatAmount } from '../../analysis/namespace/calculation';
import { boundedNamespaces } from '../../analysis/namespace/capacity';
import type { NamespaceCapacity } from '../../analysis/namespace/capacity';
import { claimCharges, largestOn, podCharges, sumOn } from '../../analysis/namespace/demand';
import type { Charge } from '../../analysis/namespace/demand';
import { isCharged, usageKey } from '../../analysis/namespace/quota';
import type { Quota } from '../../analysis/namespace/quota';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { FindingLevel } from '../finding-level';
import type { CrossObjectViolation } from '../rule';

/** What is charged to a quota in some situation. */
type ChargesOn = (namespace: NamespaceCapacity, quota: Quota) => readonly Charge[];

/** Quotas that are smaller than what is charged as far as it is known, which is advice unless they are smaller than what is certain, too. */
export function* shortages(
  manifests: readonly Manifest[], cluster: Cluster, certain: ChargesOn, usual: ChargesOn,
): Generator<CrossObjectViolation> {
  for (const [namespace, quota] of quotasOf(manifests, cluster)) {
    const [least, expected] = [certain(namespace, quota), usual(namespace, quota)];
    for (const [written, hard] of quota.hard) {
      const key = usageKey(written);
      if (isAlreadyTold(namespace, quota, key, hard)) continue;
      if (sumOn(key, expected) <= hard) continue;
      const isCertain = sumOn(key, least) > hard && !namespace.hasAlternatives;
      yield shortage(quota, written, expected, isCertain ? undefined : FindingLevel.ADVISED);
    }
  }
}

/** Quotas that hold what runs usually, but not what comes on top for a while: of several things the largest. */
export function* peaks(manifests: readonly Manifest[], cluster: Cluster, onTop: ChargesOn): Generator<CrossObjectViolation> {
  for (const [namespace, quota] of quotasOf(manifests, cluster)) {
    const more = onTop(namespace, quota);
    const usual = more.length ? usualCharges(namespace, quota) : [];
    for (const [written, hard] of more.length ? quota.hard : []) {
      const key = usageKey(written);
      const largest = largestOn(key, more);
      if (!largest || sumOn(key, usual) > hard || isAlreadyTold(namespace, quota, key, hard)) continue;
      const charges = [...usual, largest];
      if (sumOn(key, charges) > hard) yield shortage(quota, written, charges);
    }
  }
}

/** Quotas that hold what runs usually, but not all that may run together. */
export function* growth(manifests: readonly Manifest[], cluster: Cluster, grown: ChargesOn): Generator<CrossObjectViolation> {
  for (const [namespace, quota] of quotasOf(manifests, cluster)) {
    if (!namespace.pods.some(({ replicas }) => replicas.most > replicas.usual)) continue;
    const [usual, most] = [usualCharges(namespace, quota), grown(namespace, quota)];
    for (const [written, hard] of quota.hard) {
      const key = usageKey(written);
      if (sumOn(key, usual) <= hard && sumOn(key, most) > hard && !isAlreadyTold(namespace, quota, key, hard)) yield shortage(quota, written, most);
    }
  }
}

/** Each quota of the input, with its namespace. */
export function quotasOf(manifests: readonly Manifest[], cluster: Cluster): [NamespaceCapacity, Quota][] {
  return boundedNamespaces(manifests, cluster).flatMap((namespace) => (
    namespace.quotas.map((quota): [NamespaceCapacity, Quota] => [namespace, quota])
  ));
}

/** What of a quota one pod exceeds by itself, by the keys as they are written. */
export function exceededBy(usage: ReadonlyMap<string, bigint>, { hard }: Quota): [key: string, amount: bigint][] {
  return [...hard].flatMap(([key, limit]) => {
    const amount = usage.get(usageKey(key)) ?? 0n;
    return amount > limit ? [[key, amount] as [string, bigint]] : [];
  });
}

/** Several rules ask for the same quota. */
const usualOf = new WeakMap<Quota, readonly Charge[]>();

function usualCharges(namespace: NamespaceCapacity, quota: Quota): readonly Charge[] {
  const charges = usualOf.get(quota) ?? [...podCharges(namespace, quota, 'usual'), ...claimCharges(namespace, quota, 'usual')];
  usualOf.set(quota, charges);
  return charges;
}

/** Where one pod does not fit, nothing is added by the sum. */
function isAlreadyTold({ pods }: NamespaceCapacity, quota: Quota, key: string, hard: bigint): boolean {
  return pods.some((group) => (group.usage.get(key) ?? 0n) > hard && isCharged(quota, group));
}

/** What is said of a quota that is smaller than its charges. */
export function shortage({ manifest, written }: Quota, key: string, charges: readonly Charge[], level?: FindingLevel): CrossObjectViolation {
  const total = sumOn(usageKey(key), charges);
  return {
    manifest,
    field: `spec.hard[${key}]`,
    got: written[key],
    allowed: `at least ${formatAmount(key, total)}`,
    calculation: calculationOf(usageKey(key), charges, `hard is ${written[key]}`),
    ...level ? { level } : {},
  };
}
