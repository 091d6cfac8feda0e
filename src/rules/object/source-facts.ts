import { FindingLevel } from '../finding-level';
import type { RuleFacts } from '../rule';

export const sourceFacts: readonly RuleFacts[] = [
  {
    id: 'yaml/is-readable',
    level: FindingLevel.REJECTED,
    summary: 'A file holds YAML or JSON',
    why: 'kubectl, Helm and Argo CD stop at the first document that they cannot read, and nothing after it is applied.',
    fix: 'Correct the text at the line and column that are told. A template is checked by what it renders to.',
  },
  {
    id: 'yaml/has-unique-keys',
    level: FindingLevel.ADVISED,
    summary: 'A key is written once',
    why: 'Of a key that is written twice kubectl, Helm and Argo CD keep the last value without a word; the API server never sees the first.',
    fix: 'Remove one of them, or merge the two.',
  },
];
