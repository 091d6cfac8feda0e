import type { BuiltInViolation } from './built-in';
import type { Position } from '../../manifests/source/text-problem';
import { defineBuiltInRule } from '../define-rule';
import { FindingLevel } from '../finding-level';

/** Why a file gives no text. */
export interface FileProblem {
  readonly reason: string;
  /** Where the file is not text; its first character where it is not given. */
  readonly position?: Position;
  readonly fix?: string;
}

const readableRule = defineBuiltInRule({
  id: 'file/is-readable',
  level: FindingLevel.REJECTED,
  summary: 'A file that was asked for must be a readable file of text',
  why: 'kubectl stops at a file that it cannot read, and so do kustomize and Argo CD; nothing in it was judged.',
  fix: 'Make it a readable file, or leave it out.',
});

export const fileRules = [readableRule];

/** The rule that a file without text breaks. */
export function fileViolation({ reason, fix }: FileProblem): BuiltInViolation {
  return { rule: readableRule, field: '', got: reason, allowed: 'a file of YAML or JSON in UTF-8', ...fix === undefined ? {} : { fix } };
}
