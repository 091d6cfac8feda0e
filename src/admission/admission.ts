import { breaksShape, shown } from './defect';
import type { Defect } from './defect';
import type { Finding } from './finding';
import { withoutNulls, typeMetaDefects } from './manifest';
import { metadataDefects, templateMetadataDefects } from './metadata/metadata';
import type { AdmissionProfile } from './profile';
import { crossObjectRules, objectRules } from './rules/registry';
import { groupOf } from './rules/rule';
import type { Cluster, CrossObjectRule, Manifest, Mistake, ObjectRule } from './rules/rule';
import { versionsOf } from './schema/kinds';
import { structureDefects } from './schema/structure';
import { compareFindings } from './sort';
import { versionDefects } from './version';

/** An object as it is about to be written, and where it comes from. */
export interface Submission {
  readonly manifest: unknown;
  readonly constructPath?: string;
}

const rulesByKind = new Map<string, ObjectRule[]>();
for (const rule of objectRules) {
  for (const kind of rule.kinds) rulesByKind.set(kind, [...rulesByKind.get(kind) ?? [], rule]);
}

/** Everything that is wrong with the objects of one cluster, in the order of the report. Never throws, whatever the manifests are. */
export function admit(submissions: readonly Submission[], profile: AdmissionProfile = {}): Finding[] {
  const { architecture = 'amd64', enabledFeatureGates = ['DeclarativeHotplugVolumes'] } = profile;
  const cluster: Cluster = { architecture, enabledFeatureGates };
  const findings: Finding[] = [];
  const sound = new Map<Manifest, string | undefined>();
  for (const { manifest: written, constructPath } of submissions) {
    const manifest = normalized(written);
    const defects = [...typeMetaDefects(manifest)];
    if (!defects.length) defects.push(...objectDefects(manifest, cluster));
    if (!defects.some(breaksShape)) sound.set(manifest, constructPath);
    for (const defect of defects) findings.push(findingOf(manifest, constructPath, defect));
  }
  for (const rule of crossObjectRules.filter((candidate) => applies(candidate, cluster))) {
    for (const { manifest, ...mistake } of rule.check([...sound.keys()], cluster)) {
      findings.push(findingOf(manifest, sound.get(manifest), defectOf(rule, mistake)));
    }
  }
  return findings.sort(compareFindings);
}

/** The checks of one object. Rules see it only where its shape is right, as upstream checks the schema first. */
function objectDefects(manifest: Manifest, cluster: Cluster): Defect[] {
  const { apiVersion, kind, metadata } = manifest;
  const group = groupOf(manifest);
  const version = group ? apiVersion.slice(group.length + 1) : apiVersion;
  const versions = versionsOf(group, kind);
  const known = versions?.get(version);
  const structure = structureDefects(known, manifest);
  const broken = structure.filter(breaksShape);
  const defects = [...versions ? versionDefects(version, kind, versions) : [], ...structure];
  if (!broken.some(({ field }) => field.startsWith('metadata'))) {
    defects.push(...metadataDefects(metadata, { group, kind, scope: known?.scope }));
  }
  if (known && !broken.length) {
    defects.push(...templateMetadataDefects(manifest, group));
    for (const rule of rulesByKind.get(`${group}/${kind}`) ?? []) {
      if (!applies(rule, cluster)) continue;
      for (const mistake of rule.check(manifest, cluster)) defects.push(defectOf(rule, mistake));
    }
  }
  return defects;
}

function applies({ gates = [] }: ObjectRule | CrossObjectRule, { enabledFeatureGates }: Cluster): boolean {
  return !gates.some((gate) => enabledFeatureGates.includes(gate));
}

function defectOf({ id, level, summary, fix }: ObjectRule | CrossObjectRule, mistake: Mistake): Defect {
  const { field, got, allowed, reported } = mistake;
  return { level: mistake.level ?? level, rule: id, summary, field, reported, got: shown(got), allowed, fix };
}

function findingOf(manifest: Manifest, constructPath: string | undefined, defect: Defect): Finding {
  const { level, rule, summary, field, reported, got, allowed, fix } = defect;
  const { apiVersion, kind, metadata: { name, generateName, namespace } } = manifest;
  return {
    level,
    rule,
    summary,
    apiVersion: shown(apiVersion) ?? '',
    kind: shown(kind) ?? '',
    ...namespace === undefined ? {} : { namespace: shown(namespace) },
    name: shown(name ?? generateName) ?? '',
    ...constructPath === undefined ? {} : { constructPath },
    field,
    ...reported === undefined ? {} : { reported },
    ...got === undefined ? {} : { got },
    ...allowed === undefined ? {} : { allowed },
    fix,
  };
}

/** Whatever was written, as something that has metadata. */
function normalized(written: unknown): Manifest {
  const manifest = withoutNulls(written);
  const object = typeof manifest === 'object' && manifest !== null ? manifest : {};
  return { metadata: {}, ...object } as Manifest;
}
