import { ACKNOWLEDGE, acknowledge, parseAcknowledgements } from './acknowledgement';
import type { Acknowledgement } from './acknowledgement';
import type { Answers } from './answers';
import { alsoIn, inspect, isRefusal } from './candidate';
import type { Candidate } from './candidate';
import { judgeEmbedded } from './embedded';
import { failure, messageOf } from './failure';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { AdmissionMemory } from './memory';
import { explainPlaceholders } from './placeholders';
import { RULE_IDS } from './rule-book';
import { RuleSkipper } from './rule-skipper';
import { runRules, shownViolation } from './run-rules';
import type { Ruled } from './run-rules';
import { compareFindings } from './sort';
import type { Submission } from './submission';
import { judgeUnreadable } from './unreadable';
import { valueAt } from '../kubernetes/field-path';
import { formatValue } from '../kubernetes/format-value';
import { groupBy } from '../kubernetes/group-by';
import { keeping, recall } from '../kubernetes/recall';
import { textsIn } from '../kubernetes/texts-in';
import { clusterOf } from '../manifests/cluster';
import { Catalog } from '../manifests/effective/catalog';
import { groupOf, kindOf } from '../manifests/manifest';
import type { Cluster, Manifest } from '../manifests/manifest';
import type { AdmissionProfile } from '../manifests/profile';
import { releasesOf } from '../manifests/releases';
import type { Releases } from '../manifests/releases';
import { versionsOf } from '../manifests/schema/kinds';
import { appliesTo } from '../rules/applies-to';
import { FindingLevel } from '../rules/finding-level';
import type { BuiltInViolation } from '../rules/object/built-in';
import { oncePerField } from '../rules/object/one-mistake';
import { crossObjectRules, objectRulesByKind } from '../rules/registry';
import type { CrossObjectRule } from '../rules/rule';
import { forgetFound } from '../rules/subject';

const TEMPLATE_LABELS: readonly string[] = ['spec', 'template', 'metadata', 'labels'];
const NAMES: readonly string[] = ['metadata.name', 'metadata.namespace'];

/** How admission works where it need not work as usual. */
export interface AdmissionOptions {
  /** After how many objects of one shape rules are skipped; see RuleSkipper. */
  readonly trackingThreshold?: number;
  /** What could not be read of the input: what is missing may be there. */
  readonly unread?: readonly string[];
  /** What is known from earlier judgements by the same profile. */
  readonly memory?: AdmissionMemory;
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

/** What some candidates are judged as, as they are written or as they were meant to be. */
interface World {
  readonly cluster: Cluster;
  readonly catalog: Catalog;
  /** At the place of each candidate what rules on all objects see of it; nothing of what is no object that they know. */
  readonly seen: readonly (Manifest | undefined)[];
}

/** The world as it was meant to be. */
interface MeantWorld extends World {
  /** Whether a mistake is told as a refusal: if none is, one of those stays that come of it. */
  readonly areTold: boolean;
}

/** Judges all submissions, and tells by which cluster. */
export function judgeEach(submissions: readonly Submission[], profile: AdmissionProfile = {}, options: AdmissionOptions = {}): Judgement {
  const releases = releasesOf(profile);
  const { memory } = options;
  const candidates = submissions.map((submission) => (
    memory ? ownViolations(recall(memory.candidates, submission, () => inspect(submission, releases))) : inspect(submission, releases)
  ));
  const written = writtenWorld(candidates, profile, releases, options);
  const meant = candidates.some((candidate) => candidate.meant) ? meantWorld(candidates, written, profile, options) : undefined;
  const { cluster, catalog } = written;
  memory?.startIn(cluster, catalog);
  runObjectRules(candidates, cluster, options, meant, memory?.ruled);
  const judgeApart = (others: readonly Submission[]) => {
    const apart = others.map((other) => inspect(other, releases));
    runObjectRules(apart, cluster, options, meant ?? { ...written, areTold: true });
    return apart;
  };
  judgeUnreadable(candidates, releases, cluster);
  judgeEmbedded(candidates.filter(({ wellFormed }) => wellFormed), judgeApart);
  const judgeTogether = () => runCrossObjectRules(candidates, written, meant, memory?.answers);
  if (memory) keeping(judgeTogether);
  else judgeTogether();
  explainPlaceholders(candidates, judgeApart, memory?.unfilled);
  forgetFound();
  const read = candidates.map(({ manifest, wellFormed, knownKind }) => (wellFormed && knownKind ? manifest : undefined));
  return { findings: candidates.map(findingsOf), cluster, manifests: read };
}

/** A candidate to which more violations can be added. */
function ownViolations(candidate: Candidate): Candidate {
  return { ...candidate, violations: [...candidate.violations] };
}

function writtenWorld(
  candidates: readonly Candidate[], profile: AdmissionProfile, releases: Releases, { unread: texts = [], memory }: AdmissionOptions,
): World {
  const manifests = candidates.filter(({ wellFormed }) => wellFormed).map(({ manifest }) => manifest);
  const unread = [...texts, ...candidates.flatMap(unreadTexts)];
  const seen = candidates.map(({ manifest, wellFormed, knownKind }) => (
    wellFormed && (knownKind || !versionsOf(groupOf(manifest), manifest.kind, releases)) ? manifest : undefined
  ));
  const catalog = memory?.catalogOf(manifests) ?? new Catalog(manifests);
  return { cluster: clusterOf(profile, catalog, manifests, unread), catalog, seen };
}

/** Who an object is that cannot be read as its kind, not even mended, or that has a name which it cannot have. */
function unreadTexts({ manifest, wellFormed, meant, violations }: Candidate): string[] {
  if (meant) return [];
  if (!wellFormed) return [manifest.metadata, valueAt(manifest, TEMPLATE_LABELS)].flatMap(textsIn);
  return violations.some(({ rule, field }) => NAMES.includes(field) && rule.level === FindingLevel.REJECTED) ? textsIn(manifest.metadata) : [];
}

function meantWorld(
  candidates: readonly Candidate[], { seen: written }: World, profile: AdmissionProfile, { unread }: AdmissionOptions,
): MeantWorld {
  const areTold = candidates.some(({ meant, violations }) => meant && violations.some(isRefusal));
  const manifests = candidates.flatMap(({ manifest, meant, wellFormed }) => meant ?? (wellFormed ? manifest : []));
  const catalog = new Catalog(manifests);
  const cluster = clusterOf(profile, catalog, manifests, unread);
  return { cluster, catalog, seen: candidates.map(({ meant }, i) => meant ?? written[i]), areTold };
}

/**
 * @param meant all as it was meant to be; not given where no mistake can be mended
 * @param ruled what the rules are known to find in objects
 */
function runObjectRules(
  candidates: readonly Candidate[], cluster: Cluster, { trackingThreshold }: AdmissionOptions, meant?: MeantWorld,
  ruled?: WeakMap<Manifest, readonly Ruled[]>,
): void {
  const skippers = new Map<string, RuleSkipper>();
  const skipperOf = (kind: string) => {
    const known = skippers.get(kind);
    if (known) return known;
    const rules = (objectRulesByKind.get(kind) ?? []).filter((rule) => appliesTo(rule, cluster));
    const skipper = new RuleSkipper(rules, cluster, kind, trackingThreshold);
    skippers.set(kind, skipper);
    return skipper;
  };
  for (const candidate of candidates) {
    const { manifest, violations, wellFormed, knownKind } = candidate;
    if (!wellFormed || !knownKind) continue;
    try {
      const found = recall(ruled, manifest, () => runRules(skipperOf(kindOf(manifest)).rulesToRun(manifest), manifest, cluster));
      const left = (meant ? withoutConsequences(found, candidate, meant) : found).map(({ violation }) => violation);
      if (left.length) violations.splice(0, violations.length, ...oncePerField(violations, left));
    } catch (error) {
      violations.push(failure('the effective spec', messageOf(error)));
    }
  }
}

/** One mistake is one finding: what is no longer found where all is as it was meant to be is left out. */
function withoutConsequences(found: readonly Ruled[], { manifest, meant = manifest }: Candidate, { cluster, areTold }: MeantWorld): readonly Ruled[] {
  if (!found.length) return found;
  const asked = [...new Set(found.flatMap((each) => each.asked ?? []))];
  const isLeft = alsoIn(runRules(asked, meant, cluster).map(({ violation }) => violation));
  const gravest = areTold ? undefined : found.find(({ violation }) => isRefusal(violation));
  return found.filter((each) => each === gravest || !each.asked || isLeft(each.violation));
}

function runCrossObjectRules(candidates: readonly Candidate[], written: World, meant: MeantWorld | undefined, answers?: Answers): void {
  const judgeWritten = together(written, answers);
  const judgeMeant = meant && together(meant);
  for (const rule of crossObjectRules.filter((each) => appliesTo(each, written.cluster))) {
    try {
      const found = judgeWritten(rule);
      const left = found.length && judgeMeant ? groupBy(judgeMeant(rule), ({ at }) => at) : undefined;
      for (const { at, by, levelInApp, violation } of found) {
        if (left && (meant?.areTold || !isRefusal(violation)) && !alsoIn((left.get(at) ?? []).map((each) => each.violation))(violation)) continue;
        const { constructPath, file } = candidates[by ?? at];
        const inApp = by !== undefined && constructPath && { got: `${violation.got}, made by ${constructPath}`, level: levelInApp ?? violation.level };
        const inFile = file !== candidates[at].file && { got: `${violation.got}, in ${file}` };
        candidates[at].violations.push({ ...violation, ...inFile, ...inApp });
      }
    } catch (error) {
      candidates[0]?.violations.push(failure(rule.id, messageOf(error)));
    }
  }
}

/** What a rule on all objects finds, by the places of the object and of the other one. */
interface FoundTogether {
  readonly at: number;
  readonly by?: number;
  readonly levelInApp?: FindingLevel;
  readonly violation: BuiltInViolation;
}

function together({ seen, cluster }: World, answers?: Answers): (rule: CrossObjectRule) => FoundTogether[] {
  const manifests = [...new Set(seen)].filter((manifest) => manifest !== undefined);
  let known: Map<Manifest | undefined, number> | undefined;
  const placeOf = (manifest: Manifest) => (known ??= new Map(seen.map((each, i) => [each, i]))).get(manifest);
  const found = (rule: CrossObjectRule) => answers?.check(rule, manifests, cluster) ?? rule.check(manifests, cluster);
  return (rule) => [...found(rule)].flatMap(({ manifest, other, levelInApp, ...violation }) => {
    const at = placeOf(manifest);
    return at === undefined ? [] : [{ at, by: other && placeOf(other), levelInApp, violation: shownViolation(rule, violation) }];
  });
}

function findingsOf({ manifest, meant = manifest, constructPath, violations }: Candidate): Finding[] {
  const { apiVersion, kind } = manifest;
  const { name, generateName, namespace, annotations } = meant.metadata;
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
