import { FindingLevel } from './finding-level';
import type { CrossObjectRule, ObjectRule, RuleFacts, Violation } from './rule';
import type { Occurrence, Subject } from './subject';
import { joinPaths } from '../kubernetes/field-path';
import { featureGates, isOnByDefault } from '../manifests/feature-gate';
import type { Cluster } from '../manifests/manifest';
import { UPSTREAM } from '../manifests/releases';

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
/** A rule behind a feature gate need say neither why nor how to mend it. */
type Facts = RuleFacts | (Optional<RuleFacts, 'why' | 'fix'> & { readonly gate: string });

/** A rule on a subject. Fields that it reports are relative to the subject. */
export type RuleDefinition<T> = Facts & {
  readonly subject: Subject<T>;
  check(value: T, cluster: Cluster): Iterable<Violation>;
};

/** The rule on every manifest that holds its subject. */
export function defineRule<T>({ subject, check, ...facts }: RuleDefinition<T>): ObjectRule {
  const told = complete(facts as Facts, subject.note);
  return {
    ...told,
    kinds: subject.kinds,
    check(manifest, cluster) {
      let found: Violation[] | undefined;
      let firstAt: Map<string, FindingLevel | undefined> | undefined;
      for (const occurrence of subject.find(manifest, cluster, told.level)) {
        for (const violation of check(occurrence.value, cluster)) {
          const { filledIn, ...placed } = place(violation, occurrence, told);
          firstAt ??= new Map();
          // An earlier stage told it already, or a field that was filled in from the same place: the user changes both there.
          if (firstAt.has(placed.field) && (filledIn || firstAt.get(placed.field) !== occurrence.late)) continue;
          if (!firstAt.has(placed.field)) firstAt.set(placed.field, occurrence.late);
          (found ??= []).push(placed);
        }
      }
      return found ?? NONE;
    },
  };
}

/** A rule on all objects of one cluster together. */
export function defineCrossObjectRule({ check, perNamespace, reads, ...facts }: Facts & Pick<CrossObjectRule, 'check' | 'perNamespace' | 'reads'>): CrossObjectRule {
  const told = complete(facts as Facts);
  return {
    ...told,
    ...perNamespace ? { perNamespace } : {},
    ...reads ? { reads } : {},
    * check(manifests, cluster) {
      for (const violation of check(manifests, cluster)) yield { ...allowedBehind(told.gate), ...violation };
    },
  };
}

/** A rule that is judged before all others, by the code that reads an object. */
export function defineBuiltInRule(facts: RuleFacts): RuleFacts {
  return facts;
}

const NONE: readonly Violation[] = [];

/** A violation in the manifest, and whether the user wrote its field elsewhere. */
interface Placed extends Violation {
  readonly filledIn: boolean;
}

function place<T>(violation: Violation, occurrence: Occurrence<T>, { level, gate }: RuleFacts): Placed {
  const { path, late } = occurrence;
  const direct = joinPaths(path, violation.field);
  const field = occurrence.originOf ? occurrence.originOf(violation.field) : direct;
  const reported = occurrence.report ? occurrence.report(violation.reported ?? violation.field) : violation.reported;
  const refusedLate = late && level === FindingLevel.REJECTED ? { level: late } : {};
  const elsewhere = { field, reported: reported === field ? undefined : reported, filledIn: field !== direct };
  return { ...allowedBehind(gate), ...refusedLate, ...violation, ...elsewhere };
}

function allowedBehind(gate: string | undefined): Pick<Violation, 'allowed'> {
  return gate === undefined ? {} : { allowed: `only while the feature gate ${gate} is on` };
}

/** What is told about a rule, with the sentences that its gate and its subject add. */
function complete(facts: Facts, note?: string): RuleFacts {
  const { gate = '', until } = facts;
  const {
    why = until === undefined
      ? `KubeVirt refuses it while the feature gate ${gate} is off; it is ${usually(gate)}.`
      : `Before v${until} KubeVirt refuses it while the feature gate ${gate} is off; it is off by default.`,
    fix = `Remove it, or switch ${gate} on in the KubeVirt CR and name it among the feature gates of the Platform.`,
  } = facts;
  return { ...facts, why: note ? `${why} ${note}` : why, fix };
}

/** The first release in which a gate is on without being listed. */
const FIRST_WITH_DEFAULTS = '1.9';
const LAST_WITHOUT = featureGates('1.8');

function usually(gate: string): string {
  if (!isOnByDefault(gate, UPSTREAM.kubevirt)) return 'off by default';
  return LAST_WITHOUT.has(gate) ? `on unless disabled since v${FIRST_WITH_DEFAULTS}, and off by default before` : 'on unless disabled';
}
