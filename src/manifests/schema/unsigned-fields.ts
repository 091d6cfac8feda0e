import { definitionOf, resolved } from './definition';
import type { LocatedSchema } from './definition';
import type { Kind } from './kinds';

/** What Go's `uint` and `uint64` can take, and the `int64` of the schema before them. */
export const UINT = 63;

/** The fields of KubeVirt's API that Go reads into unsigned integers of so many bits, by definition (kubevirt.io/api v1.9.0). */
const UNSIGNED: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(Object.entries({
  'v1.CPU': bits(32, 'cores', 'maxSockets', 'sockets', 'threads'),
  'v1.ComponentConfig': bits(8, 'replicas'),
  'v1.CustomBlockSize': bits(UINT, 'discardGranularity', 'logical', 'physical'),
  'v1.DeveloperConfiguration': bits(UINT, 'minimumReservePVCBytes'),
  'v1.Disk': bits(UINT, 'bootOrder'),
  'v1.DiskIOThreads': bits(32, 'supplementalPoolThreadCount'),
  'v1.FeatureSpinlocks': bits(32, 'spinlocks'),
  'v1.Interface': bits(UINT, 'bootOrder'),
  'v1.KubeVirtConfiguration': bits(32, 'memBalloonStatsPeriod'),
  'v1.LiveUpdateConfiguration': bits(32, 'maxCpuSockets', 'maxHotplugRatio'),
  'v1.LogVerbosity': bits(UINT, 'virtAPI', 'virtController', 'virtHandler', 'virtLauncher', 'virtOperator', 'virtSynchronizationController'),
  'v1.MigrationConfiguration': bits(32, 'parallelMigrationsPerCluster', 'parallelOutboundMigrationsPerNode'),
  'v1.StallDetectorOptions': bits(UINT, 'stallProgressTimeout', 'switchoverTimeout'),
  'v1beta1.CPUInstancetype': bits(32, 'guest', 'maxSockets'),
  'v1beta1.CPUPreferenceRequirement': bits(32, 'guest'),
  'v1beta1.SpreadOptions': bits(32, 'ratio'),
  'v1beta1.VirtualMachinePreferenceSpec': bits(32, 'preferSpreadSocketToCoreRatio'),
}));

/** A field, its path in the manifests of a kind, `[]` for every entry of a list, and the bits that it is read into. */
export type UnsignedField = readonly [path: string, bits: number];

/** All unsigned fields in the manifests of a kind. Types of other projects have none. */
export function unsignedFields({ ref }: Pick<Kind, 'ref'>): UnsignedField[] {
  return [...fieldsBelow(definitionOf(ref), '', [])];
}

function* fieldsBelow({ schema, file, name }: LocatedSchema, path: string, above: readonly string[]): Iterable<UnsignedField> {
  if (!file.startsWith('kubevirt') || (name !== undefined && above.includes(name))) return;
  const names = name === undefined ? above : [...above, name];
  for (const [field, width] of (name && UNSIGNED.get(name)) || []) yield [path ? `${path}.${field}` : field, width];
  for (const [field, property] of Object.entries(schema.properties ?? {})) {
    if (path === '' && field === 'status') continue;
    const inner = resolved({ schema: property, file });
    const below = path ? `${path}.${field}` : field;
    const { items } = inner.schema;
    yield* items ? fieldsBelow(resolved({ schema: items, file: inner.file }), `${below}[]`, names) : fieldsBelow(inner, below, names);
  }
}

function bits(width: number, ...fields: readonly string[]): ReadonlyMap<string, number> {
  return new Map(fields.map((field) => [field, width]));
}
