import type { FindingLevel } from './finding-level';
import type { Cluster, Manifest } from '../manifests/manifest';

/** One place where a rule is broken. */
export interface Violation {
  /** The real path of the field, `spec.running`, whatever upstream reports. */
  readonly field: string;
  /** What was found, where it may be shown. */
  readonly got?: unknown;
  readonly allowed?: string;
  /** What to write instead, where it is not what the rule says. */
  readonly fix?: string;
  /** The path upstream reports, where that is not the real one. */
  readonly reported?: string;
  /** How grave it is here, where that differs from the rule's level. */
  readonly level?: FindingLevel;
  /** How what was found comes about, a line for each part of a sum. */
  readonly calculation?: readonly string[];
}

/** What is told about a rule. */
export interface RuleFacts {
  /** `<topic>/<verb>-<thing>`; the topic is the file's name. */
  readonly id: string;
  readonly level: FindingLevel;
  /** What the rule demands. */
  readonly summary: string;
  /** What the cluster does otherwise, and where that is written. */
  readonly why: string;
  /** What to write instead. */
  readonly fix: string;
  /** The conditions of KubeVirt and CDI that the rule stands for, as `<area>/<condition>`; see the ledger in test/. */
  readonly upstream?: readonly string[];
  /** The first KubeVirt release that judges so, `major.minor`. */
  readonly since?: string;
  /** The first KubeVirt release that no longer does. */
  readonly until?: string;
  /** The first CDI release that judges so, `major.minor`. */
  readonly sinceCdi?: string;
  /** What an older release judges otherwise, by the first release that no longer does: `{ '1.9': '65536 is admitted, too' }`. */
  readonly before?: { readonly [release: string]: string };
  /** The feature gate of KubeVirt that lifts the rule. */
  readonly gate?: string;
}

/** Judges one object by itself. */
export interface ObjectRule extends RuleFacts {
  /** `<group>/<kind>` of the objects it judges. */
  readonly kinds: readonly string[];
  check(manifest: Manifest, cluster: Cluster): Iterable<Violation>;
}

/** Judges all objects of one cluster together. */
export interface CrossObjectRule extends RuleFacts {
  /**
   * Whether it finds in the objects of a namespace what it does where it sees only those, the Namespace itself, and the objects of no namespace: each can be judged by itself then.
   */
  readonly perNamespace?: boolean;
  /** All that it reads of an object: where that is equal of each, it finds the same. */
  readonly reads?: (manifest: Manifest) => unknown;
  check(manifests: readonly Manifest[], cluster: Cluster): Iterable<CrossObjectViolation>;
}

/** One object that breaks a rule together with others. */
export interface CrossObjectViolation extends Violation {
  readonly manifest: Manifest;
  /** The other object, where there is one: the finding names the construct that makes it, or its file. */
  readonly other?: Manifest;
  /** How grave it is where constructs of one app make both; files may be alternatives. */
  readonly levelInApp?: FindingLevel;
}

/** Either kind of rule. */
export type Rule = ObjectRule | CrossObjectRule;
