import { ACKNOWLEDGE, acknowledge, parseAcknowledgements } from './acknowledgement';
import type { Acknowledgement } from './acknowledgement';
import { judgeEmbedded } from './embedded';
import { failure, messageOf } from './failure';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { explainPlaceholders } from './placeholders';
import { RULE_IDS } from './rule-book';
import { RuleSkipper } from './rule-skipper';
import { compareFindings } from './sort';
import type { Submission } from './submission';
import { formatValue } from '../kubernetes/format-value';
import { groupBy } from '../kubernetes/group-by';
import { clusterOf } from '../manifests/cluster';
import { Catalog } from '../manifests/effective/catalog';
import { groupOf, kindOf, versionOf } from '../manifests/manifest';
import type { Cluster, Manifest } from '../manifests/manifest';
import { normalized } from '../manifests/normalized';
import type { AdmissionProfile } from '../manifests/profile';
import { releasesOf } from '../manifests/releases';
import type { Releases } from '../manifests/releases';
import { versionsOf } from '../manifests/schema/kinds';
import { appliesTo } from '../rules/applies-to';
import { asMeant, withoutDropped } from '../rules/object/as-meant';
import type { BuiltInViolation } from '../rules/object/built-in';
import { metadataViolations, templateMetadataViolations } from '../rules/object/metadata';
import { structureViolations } from '../rules/object/structure';
import { typeMetaViolations } from '../rules/object/type-meta';
import { unknownKindViolations, versionViolations } from '../rules/object/version';
import { crossObjectRules, objectRules } from '../rules/registry';
import type { ObjectRule, RuleFacts, Violation } from '../rules/rule';

/** A submission whose shape has been looked at. */
interface Candidate {
  readonly manifest: Manifest;
  readonly constructPath?: string;
  readonly violations: BuiltInViolation[];
  /** Whether it can be read as an object of its kind. */
  readonly wellFormed: boolean;
  /** Whether it is of a kind and version whose rules are known. */
  readonly knownKind: boolean;
}

/** How admission works where it need not work as usual. */
export interface AdmissionOptions {
  /** After how many objects of one shape rules are skipped; see RuleSkipper. */
  readonly trackingThreshold?: number;
}

/**
 * All findings on the objects of one cluster, in the order of the report. Never throws, whatever the manifests are: a rule that throws is a
 * finding itself.
 */
export function admit(submissions: readonly Submission[], profile: AdmissionProfile = {}, options: AdmissionOptions = {}): Finding[] {
  return admitEach(submissions, profile, options).flat().sort(compareFindings);
}

/** The same, for each submission by itself. */
export function admitEach(submissions: readonly Submission[], profile: AdmissionProfile = {}, options: AdmissionOptions = {}): Finding[][] {
  return judgeEach(submissions, profile, options).findings;
}

/** What is found in each submission, and what it was judged as. */
export interface Judgement {
  readonly findings: Finding[][];
  readonly cluster: Cluster;
  /** Each object that can be read as one of its kind and version, whose rules are known; `undefined` for any other. */
  readonly manifests: readonly (Manifest | undefined)[];
}

/** Judges all submissions, and tells by which cluster. */
export function judgeEach(submissions: readonly Submission[], profile: AdmissionProfile = {}, options: AdmissionOptions = {}): Judgement {
  const releases = releasesOf(profile);
  const candidates = submissions.map((submission) => inspect(submission, releases));
  const wellFormed = candidates.filter((candidate) => candidate.wellFormed);
  const manifests = wellFormed.map(({ manifest }) => manifest);
  const cluster = clusterOf(profile, new Catalog(manifests), manifests);
  const known = wellFormed.filter(({ knownKind }) => knownKind);
  runObjectRules(known, cluster, options);
  const judgeApart = (others: readonly Submission[]) => {
    const apart = others.map((other) => inspect(other, releases));
    runObjectRules(apart.filter((other) => other.wellFormed && other.knownKind), cluster, options);
    return apart;
  };
  judgeEmbedded(wellFormed, judgeApart);
  runCrossObjectRules(wellFormed.filter(({ manifest, knownKind }) => knownKind || !versionsOf(groupOf(manifest), manifest.kind, releases)), cluster);
  explainPlaceholders(candidates, judgeApart);
  const read = candidates.map(({ manifest, wellFormed: isReadable, knownKind }) => (isReadable && knownKind ? manifest : undefined));
  return { findings: candidates.map(findingsOf), cluster, manifests: read };
}

function runObjectRules(candidates: readonly Candidate[], cluster: Cluster, { trackingThreshold }: AdmissionOptions): void {
  const applicable = objectRules.filter((rule) => appliesTo(rule, cluster)).flatMap((rule) => rule.kinds.map((kind) => ({ kind, rule })));
  const skippers = new Map([...groupBy(applicable, ({ kind }) => kind)].map(([kind, ofKind]) => (
    [kind, new RuleSkipper(ofKind.map(({ rule }) => rule), cluster, kind, trackingThreshold)]
  )));
  for (const candidate of candidates) {
    const { manifest, violations } = candidate;
    try {
      const rules = skippers.get(kindOf(manifest))?.rulesToRun(manifest) ?? [];
      if (!rules.length) continue;
      for (const violation of withoutConsequences(runRules(rules, manifest, cluster), candidate, cluster)) violations.push(violation);
    } catch (error) {
      violations.push(failure('the effective spec', messageOf(error)));
    }
  }
}

/** A violation, and the rule that was asked. */
interface Ruled {
  readonly asked?: ObjectRule;
  readonly violation: BuiltInViolation;
}

/** Rules that throw for one reason are one violation. */
function runRules(rules: readonly ObjectRule[], manifest: Manifest, cluster: Cluster): Ruled[] {
  const found: Ruled[] = [];
  const failures: { readonly id: string; readonly message: string }[] = [];
  for (const asked of rules) {
    try {
      for (const violation of asked.check(manifest, cluster)) found.push({ asked, violation: shownViolation(asked, violation) });
    } catch (error) {
      failures.push({ id: asked.id, message: messageOf(error) });
    }
  }
  for (const [message, [{ id }, ...more]] of groupBy(failures, (each) => each.message)) {
    found.push({ violation: failure(more.length ? `${id} and ${more.length} more` : id, message) });
  }
  return found;
}

/** One mistake is one finding: what is no longer found where fields are moved to where they were meant to be is left out. */
function withoutConsequences(found: readonly Ruled[], { manifest, violations }: Candidate, cluster: Cluster): BuiltInViolation[] {
  const moves = violations.flatMap(({ moved }) => moved ?? []);
  if (!moves.length || !found.length) return found.map(({ violation }) => violation);
  const asked = [...new Set(found.flatMap((each) => each.asked ?? []))];
  const remaining = runRules(asked, asMeant(manifest, moves), cluster).map(({ violation: { rule, field } }) => `${rule.id} ${field}`);
  const isLeft = new Set(remaining);
  return found.filter((each) => !each.asked || isLeft.has(`${each.asked.id} ${each.violation.field}`)).map(({ violation }) => violation);
}

function runCrossObjectRules(candidates: readonly Candidate[], cluster: Cluster): void {
  const owners = new Map(candidates.map((candidate) => [candidate.manifest, candidate]));
  const manifests = [...owners.keys()];
  for (const rule of crossObjectRules.filter((each) => appliesTo(each, cluster))) {
    try {
      for (const { manifest, other, levelInApp, ...violation } of rule.check(manifests, cluster)) {
        const shown = shownViolation(rule, violation);
        const constructPath = other && owners.get(other)?.constructPath;
        const inApp = constructPath && { got: `${shown.got}, made by ${constructPath}`, level: levelInApp ?? shown.level };
        owners.get(manifest)?.violations.push({ ...shown, ...inApp });
      }
    } catch (error) {
      candidates[0]?.violations.push(failure(rule.id, messageOf(error)));
    }
  }
}

function shownViolation(rule: RuleFacts, violation: Violation): BuiltInViolation {
  const { got } = violation;
  return { rule, ...violation, got: Array.isArray(got) && got.length === 0 ? 'nothing' : formatValue(got) };
}

/** The checks of one object that need no rule. Rules see it only where its shape is right, as upstream checks the schema first. */
function inspect({ manifest: written, constructPath }: Submission, releases: Releases): Candidate {
  const manifest = normalized(written);
  const untyped = [...typeMetaViolations(manifest)];
  if (untyped.length) return { manifest, constructPath, violations: untyped, wellFormed: false, knownKind: false };
  const { apiVersion, kind, metadata } = manifest;
  const group = groupOf(manifest);
  const version = versionOf(manifest);
  const versions = versionsOf(group, kind, releases);
  const schema = versions?.get(version);
  const structure = structureViolations(schema, manifest, written as Manifest, releases);
  const broken = structure.filter(({ breaksShape }) => breaksShape);
  const knownKind = schema !== undefined && !broken.length;
  const hasBrokenMetadata = broken.some(({ field }) => field.startsWith('metadata'));
  const violations: BuiltInViolation[] = [
    ...versions ? versionViolations(version, versions, releases) : unknownKindViolations({ group, kind, apiVersion }, releases),
    ...structure,
    ...hasBrokenMetadata ? [] : metadataViolations(metadata, { group, kind, scope: schema?.scope, releases }),
    ...knownKind ? templateMetadataViolations(manifest, group) : [],
  ];
  const dropped = structure.flatMap((violation) => (violation.dropped ? [violation.dropped] : []));
  const inApp = ({ levelInApp, ...violation }: BuiltInViolation) => ({ ...violation, level: levelInApp ?? violation.level });
  const told = constructPath === undefined ? violations : violations.map(inApp);
  return { manifest: withoutDropped(manifest, dropped), constructPath, violations: told, wellFormed: !broken.length, knownKind };
}

function findingsOf({ manifest, constructPath, violations }: Candidate): Finding[] {
  const { apiVersion, kind, metadata: { name, generateName, namespace, annotations } } = manifest;
  const annotation: unknown = annotations?.[ACKNOWLEDGE];
  if (!violations.length && annotation === undefined) return [];
  const object = {
    apiVersion: formatValue(apiVersion) ?? '',
    kind: formatValue(kind) ?? '',
    ...namespace === undefined ? {} : { namespace: formatValue(namespace) },
    name: formatValue(name ?? generateName) ?? '',
    ...constructPath === undefined ? {} : { constructPath },
  };
  const findings = violations.map((violation) => findingOf(violation, object));
  if (typeof annotation !== 'string') return findings;
  const where = { ...object, field: `metadata.annotations[${ACKNOWLEDGE}]` };
  const acknowledgements = parseAcknowledgements(annotation).map((said): Acknowledgement => ({ ...said, where, covers: () => true }));
  return acknowledge(findings, acknowledgements, RULE_IDS);
}
