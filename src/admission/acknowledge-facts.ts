import { FindingLevel } from '../rules/finding-level';
import type { RuleFacts } from '../rules/rule';

export const acknowledgeFacts: readonly RuleFacts[] = [
  {
    id: 'acknowledge/gives-reason',
    level: FindingLevel.ADVISED,
    summary: 'An acknowledgement says why',
    why: 'Whoever reads it later must know whether it still holds. Without a reason it accepts nothing.',
    fix: 'Write the id of the rule, a colon and the reason.',
  },
  {
    id: 'acknowledge/is-used',
    level: FindingLevel.ADVISED,
    summary: 'What is acknowledged is found',
    why: 'An acknowledgement that is left behind would accept the next mistake of that kind unseen.',
    fix: 'Remove the acknowledgement.',
  },
  {
    id: 'acknowledge/names-rule',
    level: FindingLevel.ADVISED,
    summary: 'An acknowledgement names a rule that there is',
    why: 'A misspelt id accepts nothing.',
    fix: 'Write the id of the finding, as the report shows it.',
  },
];
