import { ACKNOWLEDGE, acknowledge, parseAcknowledgements } from './acknowledgement';
import type { Acknowledgement } from './acknowledgement';
import type { Finding } from './finding';
import { RULE_IDS } from './rule-book';
import { Silence } from './rule-skipper';
import { compareFindings } from './sort';
import { formatValue } from '../kubernetes/format-value';
import { groupBy } from '../kubernetes/group-by';
import { clusterOf } from '../manifests/cluster';
import { Catalog } from '../manifests/effective/catalog';
import { groupOf, kindOf } from '../manifests/manifest';
import type { Manifest } from '../manifests/manifest';
import { normalized } from '../manifests/normalized';
import type { AdmissionProfile } from '../manifests/profile';
import { apiVersionsElsewhere, versionsOf } from '../manifests/schema/kinds';
import { appliesTo } from '../rules/applies-to';
import { breaksShape } from '../rules/object/defect';
import type { Defect } from '../rules/object/defect';
import { metadataDefects, templateMetadataDefects } from '../rules/object/metadata';
import { structureDefects } from '../rules/object/structure';
import { typeMetaDefects } from '../rules/object/type-meta';
import { groupDefects, versionDefects } from '../rules/object/version';
import { crossObjectRules, objectRules } from '../rules/registry';
import type { CrossObjectRule, Violation, ObjectRule } from '../rules/rule';

/** An object as it is about to be written, and where it comes from. */
export interface Submission {
  readonly manifest: unknown;
  readonly constructPath?: string;
}

/** A submission whose shape has been looked at. */
interface Candidate {
  readonly manifest: Manifest;
  readonly constructPath?: string;
  readonly defects: Defect[];
  /** Whether it can be read as what it should be. */
  readonly sound: boolean;
  /** Whether it is of a kind and version whose rules are known. */
  readonly known: boolean;
}

/** Everything that is wrong with the objects of one cluster, in the order of the report. Never throws, whatever the manifests are. */
export function admit(submissions: readonly Submission[], profile: AdmissionProfile = {}): Finding[] {
  return admitEach(submissions, profile).flat().sort(compareFindings);
}

/** The same, for each submission by itself. */
export function admitEach(submissions: readonly Submission[], profile: AdmissionProfile = {}): Finding[][] {
  const candidates = submissions.map(inspect);
  const sound = candidates.filter((candidate) => candidate.sound);
  const cluster = clusterOf(profile, new Catalog(sound.map(({ manifest }) => manifest)));
  const applicable = <T extends ObjectRule | CrossObjectRule>(rules: readonly T[]): T[] => (
    rules.filter((rule) => appliesTo(rule, cluster))
  );
  const judging = applicable(objectRules).flatMap((rule) => rule.kinds.map((kind) => ({ kind, rule })));
  const silences = new Map([...groupBy(judging, ({ kind }) => kind)].map(([kind, ofKind]) => (
    [kind, new Silence(ofKind.map(({ rule }) => rule), cluster, kind)]
  )));
  for (const { manifest, defects, known } of sound) {
    if (!known) continue;
    for (const rule of silences.get(kindOf(manifest))?.suspects(manifest) ?? []) {
      for (const mistake of rule.check(manifest, cluster)) defects.push(defectOf(rule, mistake));
    }
  }
  const readable = sound.filter(({ manifest, known }) => known || versionsOf(groupOf(manifest), manifest.kind) === undefined);
  const owners = new Map(readable.map((candidate) => [candidate.manifest, candidate]));
  const manifests = [...owners.keys()];
  for (const rule of applicable(crossObjectRules)) {
    for (const { manifest, ...mistake } of rule.check(manifests, cluster)) owners.get(manifest)?.defects.push(defectOf(rule, mistake));
  }
  return candidates.map(findingsOf);
}

/** The checks of one object that need no rule. Rules see it only where its shape is right, as upstream checks the schema first. */
function inspect({ manifest: written, constructPath }: Submission): Candidate {
  const manifest = normalized(written);
  const defects = [...typeMetaDefects(manifest)];
  if (defects.length) return { manifest, constructPath, defects, sound: !defects.some(breaksShape), known: false };
  const { apiVersion, kind, metadata } = manifest;
  const group = groupOf(manifest);
  const version = group ? apiVersion.slice(group.length + 1) : apiVersion;
  const versions = versionsOf(group, kind);
  const schema = versions?.get(version);
  const structure = structureDefects(schema, manifest);
  const broken = structure.filter(breaksShape);
  const misplaced = versions ? versionDefects(version, kind, versions) : groupDefects(apiVersion, kind, apiVersionsElsewhere(group, kind));
  defects.push(...misplaced, ...structure);
  if (!broken.some(({ field }) => field.startsWith('metadata'))) {
    defects.push(...metadataDefects(metadata, { group, kind, scope: schema?.scope }));
  }
  const known = schema !== undefined && !broken.length;
  if (known) defects.push(...templateMetadataDefects(manifest, group));
  return { manifest, constructPath, defects, sound: !broken.length, known };
}

function defectOf({ id, level, summary, fix }: ObjectRule | CrossObjectRule, mistake: Violation): Defect {
  const { field, got, allowed, reported } = mistake;
  return { level: mistake.level ?? level, rule: id, summary, field, reported, got: formatValue(got), allowed, fix };
}

function findingsOf({ manifest, constructPath, defects }: Candidate): Finding[] {
  const { apiVersion, kind, metadata: { name, generateName, namespace, annotations } } = manifest;
  const whose = {
    apiVersion: formatValue(apiVersion) ?? '',
    kind: formatValue(kind) ?? '',
    ...namespace === undefined ? {} : { namespace: formatValue(namespace) },
    name: formatValue(name ?? generateName) ?? '',
    ...constructPath === undefined ? {} : { constructPath },
  };
  const findings = defects.map(({ level, rule, summary, field, reported, got, allowed, fix }): Finding => ({
    level,
    rule,
    summary,
    ...whose,
    field,
    ...reported === undefined ? {} : { reported },
    ...got === undefined ? {} : { got },
    ...allowed === undefined ? {} : { allowed },
    fix,
  }));
  const annotation: unknown = annotations?.[ACKNOWLEDGE];
  if (typeof annotation !== 'string') return findings;
  const where = { ...whose, field: `metadata.annotations[${ACKNOWLEDGE}]` };
  const acknowledgements = parseAcknowledgements(annotation).map((said): Acknowledgement => ({ ...said, where, covers: () => true }));
  return acknowledge(findings, acknowledgements, RULE_IDS);
}
