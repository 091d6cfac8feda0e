import type { Alike } from './difference';
import { formatOf } from './quantity-places';
import { valueAt } from '../../kubernetes/field-path';
import { parseGoDuration } from '../../kubernetes/go-duration';
import { isMapping } from '../../kubernetes/is-mapping';
import { parseQuantity } from '../../kubernetes/quantity';
import { compareReleases } from '../../kubernetes/release';
import { at } from '../../kubernetes/untyped';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import type { Releases } from '../../manifests/releases';
import { isServerDefault } from '../../manifests/server-defaults';

/** Fields that may be an empty text, which is not filled in. */
const POINTERS = ['reclaimPolicy', 'volumeBindingMode', 'preemptionPolicy', 'volumeMode', 'internalTrafficPolicy', 'ipFamilyPolicy', 'completionMode'];

/** Fields of KubeVirt and CDI that are not stored where they are zero, false or empty, by their last keys. */
const NOT_STORED_EMPTY: ReadonlySet<string> = new Set([
  'cores', 'sockets', 'threads', 'maxSockets', 'dedicatedCpuPlacement', 'isolateEmulatorThread', 'disableHotplug', 'readonly', 'reservation', 'acpiIndex', 'endOfInterrupt',
  'hidden', 'overcommitGuestOverhead', 'hotpluggable', 'finalCheckpoint', 'hostname', 'macAddress', 'default', 'logical', 'physical', 'creationTimestamp', 'contentType',
]);
const EMPTY: readonly unknown[] = [false, 0, ''];
/** Fields of KubeVirt that are durations as Go writes them. */
const DURATIONS = ['failureDeadline', 'ttlDuration'];
/** The same of maps. */
const MAPS: ReadonlySet<string> = new Set(['labels', 'annotations', 'nodeSelector']);

/** What the API server takes for the same in manifests of one kind: quantities by their amount, defaults that are written, empty values that are not stored. */
export function alikeIn(manifest: Manifest, releases: Releases): Alike {
  const kind = kindOf(manifest);
  const isOurs = kind.includes('kubevirt.io/');
  return (keys, from, to) => {
    if (!isOurs && isDropped(keys, releases)) return true;
    if (isOurs && (isUnset(from) || isUnset(to))) return isNotStored(keys.at(-1) ?? '', from ?? to);
    // Where a field has a default, an empty text is filled in as an absent field is.
    if (!isOurs && (isEmpty(from) || isEmpty(to))) {
      const isFilledIn = !POINTERS.includes(keys.at(-1) ?? '') || [from, to].every((value) => value !== '');
      return isFilledIn && isServerDefault(kind, keys, isEmpty(from) ? to : from, () => at(valueAt(manifest, keys.slice(0, -1)), 'image'));
    }
    if (isOurs && DURATIONS.includes(keys.at(-1) ?? '')) return isSameTime(from, to);
    if (!isScalar(from) || !isScalar(to)) return false;
    return formatOf(manifest, keys, releases) === 'quantity' && sameAmount(from, to);
  };
}

function isNotStored(key: string, written: unknown): boolean {
  return (NOT_STORED_EMPTY.has(key) && EMPTY.includes(written)) || (MAPS.has(key) && isMapping(written) && !Object.keys(written).length);
}

/** The restartPolicy of a container that is no init container: Kubernetes drops it while the gate ContainerRestartRules is off. */
function isDropped(keys: readonly string[], { kubernetes }: Releases): boolean {
  return keys.at(-1) === 'restartPolicy' && keys.at(-3) === 'containers' && (kubernetes === undefined || compareReleases(kubernetes, '1.35') < 0);
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null;
}

function isEmpty(value: unknown): boolean {
  return isUnset(value) || value === '';
}

function sameAmount(from: string | number, to: string | number): boolean {
  const amount = parseQuantity(from);
  return amount !== undefined && amount === parseQuantity(to);
}

function isSameTime(from: unknown, to: unknown): boolean {
  const [one, other] = [from, to].map((text) => (typeof text === 'string' ? parseGoDuration(text) : undefined));
  return one !== undefined && one === other;
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
