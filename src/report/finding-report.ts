import type { FindingLevel } from '../rules/finding-level';

export interface FindingReport {
  readonly rule: string;
  readonly level: FindingLevel;
  /** `VirtualMachine demo/a` */
  readonly object: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly field: string;
  readonly got?: string;
  readonly allowed?: string;
  readonly calculation?: readonly string[];
  readonly fix: string;
  readonly acknowledged?: string;
  /** `file:line:column`, or the path of the construct. */
  readonly place?: string;
}

export interface RuleReport {
  readonly level: FindingLevel;
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
  /** Where it is documented. */
  readonly url: string;
}
