import type { MigrationReport } from './report-data';
import { valueAt } from '../kubernetes/field-path';
import { formatValue } from '../kubernetes/format-value';
import { groupBy } from '../kubernetes/group-by';
import { kindOf } from '../manifests/manifest';
import type { Cluster, Manifest } from '../manifests/manifest';
import { VMI_SPEC_PATHS } from '../manifests/vmi';
import { workloadsOf } from '../manifests/workload';
import { appliesTo } from '../rules/applies-to';
import { crossObjectRules } from '../rules/migration/live-migration';
import { rules } from '../rules/migration/migratable';
import type { Violation } from '../rules/rule';

const LIVE_MIGRATE = 'LiveMigrate';

/**
 * Whether guests can move, and what becomes of them when a node is drained. The rules of guests that must migrate are asked of all guests as if
 * they had to: what those rules find keeps a guest where it is, whatever its evictionStrategy says.
 */
export function migrations(manifests: readonly Manifest[], cluster: Cluster): ReadonlyMap<Manifest, MigrationReport> {
  const asked = manifests.map((manifest) => (VMI_SPEC_PATHS.has(kindOf(manifest)) ? withStrategy(manifest) : manifest));
  const originals = new Map(asked.map((copy, i) => [copy, manifests[i]]));
  const found = groupBy(violations(asked, cluster), ({ manifest }) => originals.get(manifest)!);
  return new Map(workloadsOf(manifests, cluster).map(({ manifest, written }) => {
    const obstacles = (found.get(manifest) ?? []).map(({ rule, violation: { field, got, allowed = '' } }) => (
      { rule, field, text: formatValue(got) ?? 'nothing', allowed }
    ));
    const evictionStrategy = written.evictionStrategy ?? cluster.evictionStrategy;
    const isMigratable = obstacles.length === 0;
    return [manifest, { evictionStrategy, isMigratable, obstacles, onDrain: onDrain(evictionStrategy, isMigratable) }];
  }));
}

interface Found {
  readonly manifest: Manifest;
  readonly rule: string;
  readonly violation: Violation;
}

function violations(manifests: readonly Manifest[], cluster: Cluster): Found[] {
  const guests = manifests.filter((manifest) => VMI_SPEC_PATHS.has(kindOf(manifest)));
  return [
    ...crossObjectRules.flatMap((rule) => (
      [...rule.check(manifests, cluster)].map((violation) => ({ manifest: violation.manifest, rule: rule.id, violation }))
    )),
    ...rules.filter((rule) => appliesTo(rule, cluster)).flatMap((rule) => guests.flatMap((manifest) => (
      rule.kinds.includes(kindOf(manifest)) ? [...rule.check(manifest, cluster)].map((violation) => ({ manifest, rule: rule.id, violation })) : []
    ))),
  ];
}

function onDrain(strategy: string, isMigratable: boolean): MigrationReport['onDrain'] {
  switch (strategy) {
    case LIVE_MIGRATE: return isMigratable ? 'moves' : 'blocks';
    case 'LiveMigrateIfPossible': return isMigratable ? 'moves' : 'stops';
    case 'External': return 'external';
    default: return 'stops';
  }
}

/** The same with evictionStrategy LiveMigrate; unchanged where it says nothing of a guest. */
function withStrategy(manifest: Manifest): Manifest {
  const path = VMI_SPEC_PATHS.get(kindOf(manifest))!.split('.');
  if (valueAt(manifest, path) === undefined) return manifest;
  return withField(manifest, [...path, 'evictionStrategy'], LIVE_MIGRATE) as Manifest;
}

function withField(value: unknown, [key, ...rest]: readonly string[], leaf: string): unknown {
  const fields = value as { readonly [key: string]: unknown };
  return { ...fields, [key]: rest.length ? withField(fields[key], rest, leaf) : leaf };
}
