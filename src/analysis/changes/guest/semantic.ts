import { isMapping } from '../../../kubernetes/is-mapping';
import { ownValue } from '../../../kubernetes/own-value';
import { parseQuantity } from '../../../kubernetes/quantity';

/** Where two values differ as `equality.Semantic.DeepEqual` compares them once they are stored. */
export interface Difference {
  readonly keys: readonly string[];
  readonly from?: unknown;
  readonly to?: unknown;
}

/** Maps, and structs that are no pointers: where they are absent they are empty. */
const MAPS: ReadonlySet<string> = new Set([
  'nodeSelector', 'requests', 'limits', 'matchLabels', 'labels', 'annotations', 'resources', 'devices', 'domain', 'source', 'propagationMethod',
]);
/** Numbers and booleans that are not stored where they are zero or false, by the field they are in and their own name; `*` is any field. */
const NOT_STORED_ZERO: ReadonlySet<string> = new Set([
  'cpu.cores', 'cpu.sockets', 'cpu.threads', 'cpu.maxSockets', 'cpu.dedicatedCpuPlacement', 'cpu.isolateEmulatorThread', 'devices.disableHotplug',
  'disk.readonly', 'lun.readonly', 'lun.reservation', '*.acpiIndex', 'apic.endOfInterrupt', 'kvm.hidden', 'resources.overcommitGuestOverhead',
  'multus.default', '*.hotpluggable', 'custom.logical', 'custom.physical', 'livenessProbe.initialDelaySeconds', 'livenessProbe.timeoutSeconds',
  'livenessProbe.periodSeconds', 'livenessProbe.successThreshold', 'livenessProbe.failureThreshold', 'readinessProbe.initialDelaySeconds',
  'readinessProbe.timeoutSeconds', 'readinessProbe.periodSeconds', 'readinessProbe.successThreshold', 'readinessProbe.failureThreshold',
]);
const QUANTITIES: ReadonlySet<string> = new Set(['memory.guest', 'memory.maxGuest', 'memory.reservedOverhead', 'hostDisk.capacity', 'emptyDisk.capacity']);
const QUANTITY_MAPS: ReadonlySet<string> = new Set(['requests', 'limits']);

/** All differences, each as deep as both sides have the same shape. */
export function differencesBetween(from: unknown, to: unknown, keys: readonly string[] = []): Difference[] {
  const found: Difference[] = [];
  visit(from, to, keys, found);
  return found;
}

/** Whether nothing differs. */
export function isSame(from: unknown, to: unknown, keys: readonly string[] = []): boolean {
  return differencesBetween(from, to, keys).length === 0;
}

/** Whether two quantities are the same amount; what is none is only the same as itself. */
export function isSameAmount(from: unknown, to: unknown): boolean {
  const amount = amountOf(from);
  return amount === undefined ? from === to : amount === amountOf(to);
}

/** A quantity in billionths, whatever is written there. */
export function amountOf(quantity: unknown): bigint | undefined {
  return typeof quantity === 'string' || typeof quantity === 'number' ? parseQuantity(quantity) : undefined;
}

function visit(from: unknown, to: unknown, keys: readonly string[], found: Difference[]): void {
  if (from === to) return;
  const [old, fresh] = [stored(from, keys), stored(to, keys)];
  if (isMapping(old) && isMapping(fresh)) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(fresh)])) visit(ownValue(old, key), ownValue(fresh, key), [...keys, key], found);
    return;
  }
  if (Array.isArray(old) && Array.isArray(fresh) && old.length === fresh.length) {
    old.forEach((entry, i) => visit(entry, fresh[i], [...keys, String(i)], found));
    return;
  }
  if (old === fresh || (isQuantity(keys) && isSameAmount(old, fresh))) return;
  found.push({ keys, ...old === undefined ? {} : { from: old }, ...fresh === undefined ? {} : { to: fresh } });
}

/** A value as it is stored: what is empty is absent, save for maps, which are empty where they are absent. */
function stored(value: unknown, keys: readonly string[]): unknown {
  if (value === undefined || value === null || value === '') return isMap(keys) ? {} : undefined;
  if (Array.isArray(value)) return value.length ? value : undefined;
  return (value === 0 || value === false) && isNotStored(keys) ? undefined : value;
}

function isMap(keys: readonly string[]): boolean {
  const key = keys.at(-1) ?? '';
  return MAPS.has(key) || (key === 'acpi' && keys.at(-2) === 'features');
}

function isNotStored(keys: readonly string[]): boolean {
  return NOT_STORED_ZERO.has(`${keys.at(-2)}.${keys.at(-1)}`) || NOT_STORED_ZERO.has(`*.${keys.at(-1)}`);
}

function isQuantity(keys: readonly string[]): boolean {
  return QUANTITIES.has(`${keys.at(-2)}.${keys.at(-1)}`) || QUANTITY_MAPS.has(keys.at(-2) ?? '');
}
