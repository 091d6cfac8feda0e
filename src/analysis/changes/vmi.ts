import type { ChangeContext, Consequence, JudgeChange } from './change';
import { maxSocketsOf } from './guest/cpu';
import { defined } from './guest/guest-change';
import { maxGuestOf } from './guest/memory';
import { differencesBetween } from './guest/semantic';
import { settingsOf } from './guest/settings';
import { merged } from './stored-form';
import { fieldOf, pathOf } from '../../kubernetes/field-path';
import { isMapping } from '../../kubernetes/is-mapping';
import { ownValue } from '../../kubernetes/own-value';
import { at, mappingAt } from '../../kubernetes/untyped';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { RESERVED_VMI_LABELS } from '../../manifests/vmi-labels';

const FIX = 'Use a VirtualMachine, or delete the VMI and make it anew.';
const KIND = 'kubevirt.io/VirtualMachineInstance';

/** Whether KubeVirt fills in fields of list entries, which a client that applies replaces with the list. */
export function hasDefaultedLists(manifest: Manifest): boolean {
  return kindOf(manifest) === KIND;
}

/**
 * What applying a VirtualMachineInstance does (`VMIUpdateAdmitter`): only KubeVirt may change its spec. Lists are applied as a whole, without what the webhook
 * filled into their entries, so that an unchanged manifest is a change as well; what it filled in may be written out.
 */
export const vmiChanges: JudgeChange = (before, after, context) => [...reservedLabels(before, after), ...specChanges(before, after, context)];

function specChanges(before: Manifest, after: Manifest, context: ChangeContext): Consequence[] {
  const [earlier, wanted] = [before, after].map((vmi) => at(vmi, 'spec'));
  const stored = isMapping(earlier) && isMapping(wanted) ? storedSpec(before, context) : earlier;
  const applied = context.situation.applies === 'replace' ? wanted : merged(stored, wanted, earlier, true);
  const places = differencesBetween(stored, applied, ['spec']);
  const written = differencesBetween(earlier, wanted, ['spec']).filter(({ keys }) => places.some((place) => isNear(place.keys, keys)));
  if (written.length) {
    return written.map(({ keys, from, to }) => ({
      effect: 'refused', field: pathOf(at(after, ...keys) === undefined ? before : after, keys), from, to, why: 'the spec of a VMI can only be changed by KubeVirt itself', fix: FIX,
    }));
  }
  const fields = new Set(places.map(({ keys }) => fieldIn(after, keys)));
  return [...fields].map((field): Consequence => ({
    effect: 'refused',
    field,
    why: 'KubeVirt filled in what the manifest leaves open when the VMI was made, and applying the manifest takes some of it away again: a VMI cannot be applied a second time',
    fix: FIX,
  }));
}

/** `admitVMILabelsUpdate`. */
function reservedLabels(before: Manifest, after: Manifest): Consequence[] {
  const [old, fresh] = [before, after].map((vmi) => mappingAt(vmi, 'metadata', 'labels'));
  return RESERVED_VMI_LABELS.filter((key) => ownValue(old, key) !== ownValue(fresh, key)).map((key) => defined({
    effect: 'refused', field: fieldOf('metadata.labels', key), from: ownValue(old, key), to: ownValue(fresh, key), why: 'KubeVirt keeps its state in this label, and only it may change it', fix: 'Leave the label as it was.',
  }));
}

/** The spec as it is stored: with the defaults of the webhook, and the room for hotplug that it reserves (`setupHotplug`). */
function storedSpec(vmi: Manifest, context: ChangeContext): unknown {
  try {
    const { cluster } = context.before;
    const { spec: defaulted } = cluster.vmis(vmi).admitted;
    const spec = { ...defaulted, evictionStrategy: defaulted.evictionStrategy ?? cluster.evictionStrategy };
    const settings = settingsOf(context);
    if (settings.rolloutStrategy === 'Stage' || spec.architecture === 'arm64') return spec;
    const { domain: { cpu, memory } } = spec;
    const maxGuest = maxGuestOf({ running: spec, settings, situation: context.situation }).bytes;
    return {
      ...spec,
      domain: {
        ...spec.domain,
        cpu: { ...cpu, maxSockets: maxSocketsOf({ running: spec, settings }) },
        memory: { ...memory, ...maxGuest === undefined || memory?.maxGuest !== undefined ? {} : { maxGuest: String(maxGuest) } },
      },
    };
  } catch {
    return at(vmi, 'spec');
  }
}

/** Whether one of two places is the other, or below it. */
function isNear(one: readonly string[], other: readonly string[]): boolean {
  return one.slice(0, other.length).every((key, i) => key === other[i]);
}

/** The path of a place, or of what the manifest has on the way to it. */
function fieldIn(manifest: Manifest, keys: readonly string[]): string {
  const stated = keys.findIndex((_, i) => at(manifest, ...keys.slice(0, i + 1)) === undefined);
  return pathOf(manifest, stated < 0 ? keys : keys.slice(0, stated));
}
