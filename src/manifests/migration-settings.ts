import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { ofKind } from './of-kind';
import { isMapping } from '../kubernetes/is-mapping';

/** How VMs migrate: all of them, or those of a policy. No schema judges HyperConverged, so any value may be there. */
export interface MigrationSettings {
  readonly allowAutoConverge?: unknown;
  readonly allowPostCopy?: unknown;
  readonly bandwidthPerMigration?: unknown;
  readonly network?: unknown;
  readonly parallelMigrationsPerCluster?: unknown;
  readonly parallelOutboundMigrationsPerNode?: unknown;
}

interface Stated {
  readonly manifest: Manifest;
  readonly settings: MigrationSettings;
  /** The path of the settings in the manifest. */
  readonly path: string;
}

const PLACES: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubevirt.io/KubeVirt', ['spec', 'configuration', 'migrations']],
  ['hco.kubevirt.io/HyperConverged', ['spec', 'liveMigrationConfig']],
  ['migrations.kubevirt.io/MigrationPolicy', ['spec']],
]);

/** What manifests say of how VMs migrate. */
export function migrationSettingsIn(manifests: readonly Manifest[]): Stated[] {
  return [...PLACES.keys()].flatMap((kind) => ofKind(manifests, kind)).flatMap((manifest) => {
    const fields = PLACES.get(kindOf(manifest)) ?? [];
    const settings = fields.reduce<unknown>((inner, field) => (isMapping(inner) ? inner[field] : undefined), manifest);
    return isMapping(settings) ? [{ manifest, settings, path: fields.join('.') }] : [];
  });
}
