import { valueAt } from './field-path';
import { Level } from './level';
import type { Cluster, Manifest, Mistake, ObjectRule } from './rule';
import type { VirtualMachineInstancetypeSpec, VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';
import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';

/** A VMI spec wherever a manifest holds one, with what a rule must know about where it stands. */
export interface Guest {
  /** As the webhook judges it: instancetype, preference and defaults are filled in, for a pool and a replica set nothing is. */
  readonly spec: VirtualMachineInstanceSpec;
  /** As it is written. */
  readonly written: VirtualMachineInstanceSpec;
  /** The path of `written` in the manifest. */
  readonly path: string;
  readonly architecture: string;
  /** What the VM refers to, as far as it is known. */
  readonly expansion: Expansion;
  /** Whether an instancetype or a preference adds to `spec` what is not known here. */
  readonly expanded: boolean;
  /** Whether the webhook's defaults are filled in before it judges `spec`: for a VM and a VMI, not for a pool or a replica set. */
  readonly defaulted: boolean;
  /** Whether this is an instance itself, which has more defaults than a template. */
  readonly instance: boolean;
  /** The path in the manifest of what the user wrote that made this field of `spec`. */
  placeOf(field: string): string;
}

/** The instancetype and the preference of a VM; those that neither the app nor KubeVirt brings are not known. */
export interface Expansion {
  readonly instancetype?: VirtualMachineInstancetypeSpec;
  readonly preference?: VirtualMachinePreferenceSpec;
  /** Whether there is one that is not known, but that the cluster may have. */
  readonly open: boolean;
}

/** The VMI specs that one manifest leads to. */
export interface Guests {
  /** What the webhook of the object judges. */
  readonly admitted: Guest;
  /** What the webhook of the VM judges that a pool makes; only of a pool. */
  readonly made?: Guest;
  /** What the webhook of the instance judges: of a VMI at once, of others when an instance is made; nothing of a VM refused before. */
  readonly started?: Guest;
}

/** `<group>/<kind>` of what holds a VMI spec, and where. */
export const GUEST_PATHS: { readonly [kind: string]: string } = {
  'kubevirt.io/VirtualMachine': 'spec.template.spec',
  'kubevirt.io/VirtualMachineInstance': 'spec',
  'kubevirt.io/VirtualMachineInstanceReplicaSet': 'spec.template.spec',
  'pool.kubevirt.io/VirtualMachinePool': 'spec.virtualMachineTemplate.spec.template.spec',
};

/** The VMI spec as it is written at a path of a manifest; an empty one where there is none. */
export function writtenSpec(manifest: Manifest, path: string): VirtualMachineInstanceSpec {
  return (valueAt(manifest, path.split('.')) ?? { domain: { devices: {} } }) as VirtualMachineInstanceSpec;
}

type GuestRule = Omit<ObjectRule, 'kinds' | 'check'> & { check(guest: Guest, cluster: Cluster): Iterable<Mistake> };

/**
 * A rule on the VMI spec, for every kind that holds one. Fields are given relative to that spec. Where it refuses only the instance
 * that an object leads to, it keeps the guest from ever starting.
 */
export function guestRule(rule: GuestRule): ObjectRule {
  return {
    ...rule,
    kinds: Object.keys(GUEST_PATHS),
    check(manifest, cluster) {
      const guests = cluster.guests(manifest);
      const { admitted } = guests;
      const refused = mistakesOf(rule, admitted, cluster);
      if (rule.level !== Level.REJECTED) return refused;
      const { started } = guests;
      if (!started || started === admitted) return refused;
      const unstartable = mistakesOf(rule, started, cluster, Level.UNSTARTABLE);
      if (!unstartable.length) return refused;
      return [...refused, ...unstartable.filter(({ field }) => !refused.some((mistake) => mistake.field === field))];
    },
  };
}

/** A rule that only the instance meets: it refuses a VMI, and keeps the guests of others from ever starting. */
export function instanceRule(rule: GuestRule): ObjectRule {
  return {
    ...rule,
    kinds: Object.keys(GUEST_PATHS),
    check(manifest, cluster) {
      const { admitted, started } = cluster.guests(manifest);
      if (!started) return NONE;
      return mistakesOf(rule, started, cluster, started === admitted ? rule.level : Level.UNSTARTABLE);
    },
  };
}

const NONE: readonly Mistake[] = [];

/**
 * The instance that a VM leads to reports its own paths. A field that was filled in is not where the user can change it; where several were
 * filled in from one, that one is told once.
 */
function mistakesOf(rule: GuestRule, guest: Guest, cluster: Cluster, level?: Level): readonly Mistake[] {
  let mistakes: Mistake[] | undefined;
  for (const mistake of rule.check(guest, cluster)) {
    mistakes ??= [];
    const field = guest.placeOf(mistake.field);
    if (field !== `${guest.path}.${mistake.field}` && mistakes.some((earlier) => earlier.field === field)) continue;
    const reported = `${guest.instance ? 'spec' : guest.path}.${mistake.reported ?? mistake.field}`;
    mistakes.push({ level, ...mistake, field, reported: reported === field ? undefined : reported });
  }
  return mistakes ?? NONE;
}

/** Whether the guest gets the pod network. */
export function hasPodNetwork({ spec: { networks = [] } }: Guest): boolean {
  return networks.some(({ pod }) => pod !== undefined);
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
