import type { NamespaceCapacity } from './capacity';
import type { PodGroup } from './pod-group';
import { isCharged } from './quota';
import type { Quota } from './quota';
import type { Replicas } from './replicas';
import type { Manifest } from '../../manifests/manifest';
import type { ResourceList } from '../resource-list';

/** What one line of a sum is about. */
export interface Charge {
  /** `VirtualMachine a`, with what of it is charged. */
  readonly what: string;
  readonly manifest: Manifest;
  readonly times: number;
  /** Of one of them, by the keys that `usageKey` gives. */
  readonly usage: ResourceList;
}

/** The sum of one resource over charges. */
export function sumOn(key: string, charges: readonly Charge[]): bigint {
  let sum = 0n;
  for (const charge of charges) sum += amountOn(key, charge);
  return sum;
}

/** What a charge takes of one resource. */
export function amountOn(key: string, { times, usage }: Charge): bigint {
  const amount = usage.get(key) ?? 0n;
  return times === 1 ? amount : BigInt(times) * amount;
}

/** The pods that a quota is charged for. */
export function podCharges(
  { pods }: NamespaceCapacity, quota: Quota, replicas: keyof Replicas, usageOf: (group: PodGroup) => ResourceList = ({ usage }) => usage,
): Charge[] {
  return pods.filter((group) => group.replicas[replicas] > 0 && isCharged(quota, group)).map((group) => (
    { ...chargeOf(group.manifest), times: group.replicas[replicas], usage: usageOf(group) }
  ));
}

/** The claims that a quota is charged for, with the size that is certain or the usual one; a quota with scopes is charged for pods only. */
export function claimCharges({ claims }: NamespaceCapacity, { scopes }: Quota, copies: 'least' | 'usual'): Charge[] {
  if (scopes.length) return [];
  return claims.filter((claim) => claim.copies[copies] > 0).map((claim) => ({
    ...chargeOf(claim.manifest, claim.name),
    times: claim.copies[copies],
    usage: copies === 'least' ? claim.leastUsage : claim.usage,
  }));
}

/** The objects that a quota counts. */
export function objectCharges({ objects }: NamespaceCapacity, { scopes }: Quota): Charge[] {
  return scopes.length ? [] : objects.map(({ manifest, counts }) => ({ ...chargeOf(manifest), times: 1, usage: counts }));
}

/** The launchers that running guests move to. */
export function migrationCharges({ pods }: NamespaceCapacity, quota: Quota): Charge[] {
  return pods.filter((group) => group.launcher?.isMigrated && group.replicas.usual > 0 && isCharged(quota, group)).map(({ manifest, launcher }) => (
    { what: `${describe(manifest)}, migrating`, manifest, times: 1, usage: launcher!.cost.targetUsage }
  ));
}

/** What there is of an import beside the claim while it runs: claims where they are counted, workers where pods are. */
export function fillingCharges({ claims }: NamespaceCapacity, { scopes }: Quota): Charge[] {
  if (scopes.length) return [];
  return claims.flatMap(({ filling, manifest, name }) => (
    filling ? [{ what: `${describe(manifest)}${name ? `, claim ${name}` : ''}, while it is filled`, manifest, times: 1, usage: filling }] : []
  ));
}

/** The charge that takes most of a resource. */
export function largestOn(key: string, charges: readonly Charge[]): Charge | undefined {
  let found: Charge | undefined;
  let largest = 0n;
  for (const charge of charges) {
    const amount = amountOn(key, charge);
    if (amount > largest) [found, largest] = [charge, amount];
  }
  return found;
}

function chargeOf(manifest: Manifest, claim?: string): Pick<Charge, 'what' | 'manifest'> {
  return { what: claim === undefined || claim === manifest.metadata.name ? describe(manifest) : `${describe(manifest)}, claim ${claim}`, manifest };
}

function describe({ kind, metadata: { name, generateName } }: Manifest): string {
  return `${kind} ${name ?? generateName ?? '(no name)'}`;
}
