import { namespaceCapacity } from './capacity';
import { amountOn, claimCharges, fillingCharges, largestOn, podCharges, sumOn, targetCharges } from './demand';
import type { Charge } from './demand';
import type { Quota } from './quota';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { VM_KINDS } from '../../manifests/vm-spec';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import type { ResourceList } from '../resource-list';

const ONE = 10n ** 9n;
const VMS = 'count/virtualmachines.kubevirt.io';

/** What a quota shall have room for beside all that runs. */
export interface Room {
  /** How many guests migrate at a time. */
  readonly migrations: number;
  /** How much more there shall be of everything, in percent. */
  readonly headroomPercent: number;
}

/** What a namespace needs. */
export interface FittingUsage {
  /** By the keys of a quota. */
  readonly usage: ResourceList;
  /** What makes guests of which something is not known, and so is not counted. */
  readonly unknown: readonly Manifest[];
}

/**
 * What a namespace needs at its busiest: everything started, autoscalers at their maximum, all rollouts and jobs, the largest import, and the
 * largest guests once more while they migrate.
 *
 * @param keys of the quota, which decide whether launchers have limits
 */
export function fittingUsage(
  name: string, manifests: readonly Manifest[], cluster: Cluster, keys: readonly string[], { migrations, headroomPercent }: Room,
): FittingUsage {
  const hard = Object.fromEntries(keys.map((key) => [key, '1']));
  const manifest = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'fitting', namespace: name }, spec: { hard } };
  const namespace = namespaceCapacity(name, [...manifests, manifest], cluster);
  const quota: Quota = { manifest, name: 'fitting', hard: new Map(), written: {}, scopes: [] };
  const always: Charge[] = [
    ...(['all', 'passing', 'surge'] as const).flatMap((replicas) => podCharges(namespace, quota, replicas)),
    ...claimCharges(namespace, quota, 'most'),
  ];
  const [moving, filling] = [targetCharges(namespace), fillingCharges(namespace, quota)];
  const usage = new Map<string, bigint>();
  for (const key of new Set([...always, ...moving, ...filling].flatMap((charge) => [...charge.usage.keys()]))) {
    const targets = moving.map((charge) => amountOn(key, charge)).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)).slice(0, migrations);
    const largest = largestOn(key, filling);
    const sum = sumOn(key, always) + targets.reduce((all, amount) => all + amount, 0n) + (largest ? amountOn(key, largest) : 0n);
    usage.set(key, withHeadroom(sum, headroomPercent));
  }
  const vms = namespace.pods.filter((group) => VM_KINDS.includes(kindOf(group.manifest))).reduce((sum, { replicas }) => sum + replicas.all, 0);
  usage.set(VMS, withHeadroom(BigInt(vms) * ONE, headroomPercent));
  const counted = new Set(namespace.pods.map((group) => group.manifest));
  const guests = manifests.filter((each) => each.metadata.namespace === name && VMI_SPEC_PATHS.has(kindOf(each)));
  return { usage, unknown: guests.filter((each) => !counted.has(each)) };
}

/** In hundredths of a percent, rounded up. */
function withHeadroom(amount: bigint, percent: number): bigint {
  return amount + (amount * BigInt(Math.round(percent * 100)) + 9_999n) / 10_000n;
}
