import { isSame } from './semantic';
import { settingsOf } from './settings';
import type { LiveUpdateSettings } from './settings';
import type { VirtualMachineInstanceSpec } from '../../../../imports/kubevirt.io';
import { joinPaths, pathOf, valueAt } from '../../../kubernetes/field-path';
import { isMapping } from '../../../kubernetes/is-mapping';
import { at } from '../../../kubernetes/untyped';
import { draftOf } from '../../../manifests/effective/draft';
import { applyInstancetype } from '../../../manifests/effective/instancetype';
import { applyPreference } from '../../../manifests/effective/preference';
import type { Cluster, Manifest } from '../../../manifests/manifest';
import type { Expansion, Vmis } from '../../../manifests/vmi';
import type { ChangeContext, Consequence } from '../change';
import type { Effect } from '../effect';
import type { Situation } from '../situation';

/** The guest of a VM as virt-controller compares it. */
export interface GuestChange {
  /** Both with instancetype and preference filled in. */
  readonly before: unknown;
  readonly after: unknown;
  /** The VMI that the old manifest started, with all defaults. */
  readonly running: unknown;
  readonly situation: Situation;
  readonly settings: LiveUpdateSettings;
  /** The cluster that reconciles the new manifest. */
  readonly cluster: Cluster;
  /** The VM specs, for what is beside the template. */
  readonly vmBefore: unknown;
  readonly vmAfter: unknown;
  readonly namespace?: string;
  readonly context: ChangeContext;
  /** Whether an instancetype or a preference is new and not known here. */
  readonly hasUnknownReference: boolean;
  isUnknown(matcher: 'instancetype' | 'preference'): boolean;
  /** The path in the new manifest of a field of the template's spec. */
  fieldOf(keys: readonly string[]): string;
}

const TEMPLATE = ['spec', 'template', 'spec'];
const MATCHERS = ['instancetype', 'preference'] as const;

export function guestChangeOf(before: Manifest, after: Manifest, context: ChangeContext): GuestChange {
  const [old, fresh] = [vmisOf(before, context.before.cluster), vmisOf(after, context.after.cluster)];
  const known: Expansion = old?.admitted.expansion ?? { hasUnknownReference: false };
  const found: Expansion = fresh?.admitted.expansion ?? { hasUnknownReference: false };
  const isKept = Object.fromEntries(MATCHERS.map((matcher) => [matcher, isSame(at(before, 'spec', matcher), at(after, 'spec', matcher))]));
  // A VM holds a copy of what it refers to: only another reference is looked up again.
  const next: Expansion = {
    instancetype: isKept.instancetype ? known.instancetype : found.instancetype,
    preference: isKept.preference ? known.preference : found.preference,
    hasUnknownReference: false,
  };
  const [wasWritten, isWritten] = [at(before, ...TEMPLATE), at(after, ...TEMPLATE)];
  const stored = expanded(wasWritten, known, old, context.before.cluster);
  const wanted = expanded(kept(isWritten, wasWritten, old, context), next, fresh, context.after.cluster);
  const settings = settingsOf(context);
  const isUnknown = (matcher: typeof MATCHERS[number]) => !isKept[matcher] && at(after, 'spec', matcher) !== undefined && found[matcher] === undefined;
  return {
    before: stored,
    after: wanted,
    running: withDefaultNetwork(old?.started?.spec ?? stored, stored, settings),
    situation: context.situation,
    settings,
    cluster: context.after.cluster,
    vmBefore: at(before, 'spec'),
    vmAfter: at(after, 'spec'),
    namespace: after.metadata.namespace,
    context,
    hasUnknownReference: MATCHERS.some(isUnknown),
    isUnknown,
    fieldOf(keys) {
      const [was, is] = [valueAt(wasWritten, keys), valueAt(isWritten, keys)];
      // What nobody wrote, or what is written as before, differs by what is referred to.
      const isReferred = (is === undefined && valueAt(wanted, keys) !== undefined) || isSame(was, is, keys);
      const changed = MATCHERS.find((matcher) => !isKept[matcher] && !isSame(known[matcher], next[matcher]));
      if (isReferred && changed) return `spec.${changed}`;
      return joinPaths(TEMPLATE.join('.'), pathOf(is === undefined ? wasWritten : isWritten, keys));
    },
  };
}

/** A consequence for a field of the template's spec. */
export function consequenceOf(
  change: GuestChange, effect: Effect, keys: readonly string[], why: string, more: Pick<Consequence, 'from' | 'to' | 'fix' | 'reason'> = {},
): Consequence {
  return { effect, field: change.fieldOf(keys), ...defined(more), why };
}

/** Only the fields that have a value. */
export function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** What does not have the shape of its kind leads to no VMI. */
export function vmisOf(manifest: Manifest, cluster: Cluster): Vmis | undefined {
  try {
    return cluster.vmis(manifest);
  } catch {
    return undefined;
  }
}

/** What the mutating webhook had stored, and a client that merges does not take away. */
function kept(written: unknown, earlier: unknown, old: Vmis | undefined, { situation }: ChangeContext): unknown {
  if (situation.applies === 'replace' || !isMapping(written) || !old) return written;
  const { architecture, domain } = old.admitted.spec;
  const isUnset = (spec: unknown, ...keys: string[]) => !at(spec, ...keys);
  const keepsMachine = isMapping(written.domain) && [written, earlier].every((spec) => isUnset(spec, 'domain', 'machine', 'type'));
  return {
    ...written,
    ...[written, earlier].every((spec) => isUnset(spec, 'architecture')) ? { architecture } : {},
    ...keepsMachine ? { domain: { ...written.domain as object, machine: domain.machine } } : {},
  };
}

function expanded(written: unknown, { instancetype, preference }: Expansion, vmis: Vmis | undefined, cluster: Cluster): unknown {
  if (!isMapping(written) || !vmis) return written;
  try {
    const spec = draftOf(written as unknown as VirtualMachineInstanceSpec);
    const { spec: admitted } = vmis.admitted;
    spec.architecture ||= admitted.architecture;
    if (!spec.domain.machine?.type) spec.domain.machine = { ...spec.domain.machine, ...admitted.domain.machine };
    if (instancetype) applyInstancetype(spec, instancetype, preference);
    if (preference) applyPreference(spec, preference, cluster);
    return spec;
  } catch {
    return written;
  }
}

/** The network that a guest gets by itself is bound as the cluster says. */
function withDefaultNetwork(spec: unknown, written: unknown, { defaultNetworkInterface }: LiveUpdateSettings): unknown {
  const isImplicit = defaultNetworkInterface === 'masquerade' && !at(written, 'networks') && !at(written, 'domain', 'devices', 'interfaces');
  if (!isImplicit || !at(spec, 'networks')) return spec;
  const draft = draftOf(spec as VirtualMachineInstanceSpec);
  draft.domain.devices.interfaces = [{ name: 'default', masquerade: {} }];
  return draft;
}
