import type { FindingLevel } from '../finding-level';

/** What is wrong with one object at one place: a finding before it is known whose it is. */
export interface Defect {
  readonly level: FindingLevel;
  readonly rule: string;
  readonly summary: string;
  readonly field: string;
  readonly reported?: string;
  readonly got?: string;
  readonly allowed?: string;
  readonly fix: string;
  /** Whether it hides that something required is missing. */
  readonly breaking?: boolean;
}

const BREAKING = new Set(['object/has-valid-api-version', 'object/has-valid-kind', 'schema/has-type', 'schema/has-required-field']);

/** Whether a manifest with this defect cannot be read as what it should be: no rule sees it then. */
export function breaksShape({ rule, breaking = false }: Defect): boolean {
  return breaking || BREAKING.has(rule);
}
