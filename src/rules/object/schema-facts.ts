import { FindingLevel } from '../finding-level';
import type { RuleFacts } from '../rule';

const BY_SCHEMA = 'The API server judges every object by the schema of its kind before any webhook sees it, and refuses what does not fit.';

function fact(id: string, summary: string, fix: string, why = BY_SCHEMA): RuleFacts {
  return { id, level: FindingLevel.REJECTED, summary, why, fix };
}

export const schemaFacts: readonly RuleFacts[] = [
  fact(
    'schema/knows-field',
    'Every field is one that the kind has',
    'Correct its name or its place, or remove it.',
    'kubectl asks for strict validation and is refused; a client that does not loses the field without a word.',
  ),
  fact('schema/has-required-field', 'Every field that the kind requires is there', 'Write the field.'),
  fact('schema/has-type', 'Every value has the type of its field', 'Write a value of that type; quote what must be a string, unquote what must not.'),
  fact('schema/is-one-of', 'A value is one of those that the field knows', 'Write one of the allowed values.'),
  fact('schema/matches-pattern', 'A value has the form that the field demands', 'Write a value of that form.'),
  fact('schema/matches-format', 'Bytes are base64, and times are times', 'Encode it, or write it in that form.'),
  fact('schema/within-bounds', 'A value is neither too small nor too large, a list neither too short nor too long', 'Write a value within the bounds.'),
  fact('schema/has-unique-entries', 'No entry of a list that has keys is repeated', 'Remove the entry, or merge it with the earlier one.'),
  fact(
    'quantity/is-valid',
    'A quantity is a number with an optional suffix',
    'Write it as 4Gi or 500m, without spaces and without B, and quote fractions.',
    'The API server refuses what it cannot read as a quantity; a custom resource takes fractions only as a string.',
  ),
];
