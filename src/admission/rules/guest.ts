import { Level } from './level';
import { groupOf } from './rule';
import type { Cluster, Manifest, Mistake, ObjectRule } from './rule';
import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';

/** A VMI spec wherever a manifest holds one, with what a rule must know about where it stands. */
export interface Guest {
  readonly spec: VirtualMachineInstanceSpec;
  /** The path of `spec` in the manifest. */
  readonly path: string;
  readonly architecture: string;
  /** Whether an instancetype or a preference adds to `spec` before the webhook judges it. */
  readonly expanded: boolean;
  /** Whether the webhook's defaults are filled in before it judges `spec`: for a VM and a VMI, not for a pool or a replica set. */
  readonly defaulted: boolean;
  /** Whether this is an instance itself, which has more defaults than a template. */
  readonly instance: boolean;
}

const PATHS: { readonly [kind: string]: string } = {
  'kubevirt.io/VirtualMachine': 'spec.template.spec',
  'kubevirt.io/VirtualMachineInstance': 'spec',
  'kubevirt.io/VirtualMachineInstanceReplicaSet': 'spec.template.spec',
  'pool.kubevirt.io/VirtualMachinePool': 'spec.virtualMachineTemplate.spec.template.spec',
};

type GuestRule = Omit<ObjectRule, 'kinds' | 'check'> & { check(guest: Guest, cluster: Cluster): Iterable<Mistake> };

/** A rule on the VMI spec, for every kind that holds one. Fields are given relative to that spec. */
export function guestRule(rule: GuestRule): ObjectRule {
  return { ...rule, kinds: Object.keys(PATHS), check: (manifest, cluster) => mistakesOf(rule, guestOf(manifest, cluster), cluster) };
}

/** A rule that only the instance meets: it refuses a VMI, and keeps a VM from ever starting. */
export function instanceRule(rule: GuestRule): ObjectRule {
  return {
    ...rule,
    kinds: ['kubevirt.io/VirtualMachine', 'kubevirt.io/VirtualMachineInstance'],
    *check(manifest, cluster) {
      const level = manifest.kind === 'VirtualMachine' ? Level.UNSTARTABLE : rule.level;
      for (const mistake of mistakesOf(rule, guestOf(manifest, cluster), cluster)) yield { level, ...mistake };
    },
  };
}

function* mistakesOf(rule: GuestRule, guest: Guest, cluster: Cluster): Iterable<Mistake> {
  for (const mistake of rule.check(guest, cluster)) {
    const { field, reported } = mistake;
    yield { ...mistake, field: `${guest.path}.${field}`, ...reported === undefined ? {} : { reported: `${guest.path}.${reported}` } };
  }
}

function guestOf(manifest: Manifest, cluster: Cluster): Guest {
  const { kind } = manifest;
  const path = PATHS[`${groupOf(manifest)}/${kind}`];
  const spec = (at(manifest, path.split('.')) ?? { domain: {} }) as VirtualMachineInstanceSpec;
  return {
    spec,
    path,
    architecture: spec.architecture || cluster.architecture,
    expanded: kind === 'VirtualMachine' && (at(manifest, ['spec', 'instancetype']) ?? at(manifest, ['spec', 'preference'])) !== undefined,
    defaulted: kind === 'VirtualMachine' || kind === 'VirtualMachineInstance',
    instance: kind === 'VirtualMachineInstance',
  };
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, key) => (inner as { readonly [key: string]: unknown } | undefined)?.[key], value);
}

/** Whether the guest gets the pod network: by name, or because it asks for no network at all. */
export function hasPodNetwork({ spec, defaulted }: Guest): boolean {
  const { networks = [], domain } = spec;
  const { interfaces = [], autoattachPodInterface = true } = domain.devices ?? {};
  const injected = defaulted && autoattachPodInterface && networks.length === 0 && interfaces.length === 0;
  return injected || networks.some(({ pod }) => pod !== undefined);
}

/** The indices of the entries whose key an earlier entry has too; entries without a key do not count. */
export function* repeated<T>(entries: readonly T[], keyOf: (entry: T) => unknown): Iterable<number> {
  const seen = new Set<unknown>();
  for (const [index, entry] of entries.entries()) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    if (seen.has(key)) yield index;
    seen.add(key);
  }
}
