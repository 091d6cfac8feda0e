import type { BuiltInViolation } from './built-in';
import { formatValue } from '../../kubernetes/format-value';
import type { TextProblem } from '../../manifests/source/text-problem';
import { defineBuiltInRule } from '../define-rule';
import { FindingLevel } from '../finding-level';

const syntaxRule = defineBuiltInRule({
  id: 'yaml/has-valid-syntax',
  level: FindingLevel.REJECTED,
  summary: 'A file must hold YAML or JSON',
  why: 'kubectl, Helm and Argo CD stop at the first document that they cannot read, and nothing after it is applied.',
  fix: 'Correct the text here, or on the line before.',
});

const duplicateKeyRule = defineBuiltInRule({
  id: 'yaml/has-unique-keys',
  level: FindingLevel.ADVISED,
  summary: 'A mapping must have each key once',
  why: 'kubectl, Helm and Argo CD keep the last value of a repeated key and drop the others silently; the API server never sees them.',
  fix: 'Remove one of them, or merge the two.',
});

export const yamlRules = [syntaxRule, duplicateKeyRule];

/** The rule that a problem in the text of a document breaks. */
export function textViolation({ duplicateKey, reason, text, fix }: TextProblem): BuiltInViolation {
  if (duplicateKey !== undefined) return { rule: duplicateKeyRule, field: '', got: formatValue(duplicateKey), allowed: 'each key once', ...fix ? { fix } : {} };
  return { rule: syntaxRule, field: '', got: formatValue(text ? `${text} (${reason})` : reason), ...fix ? { fix } : {} };
}
