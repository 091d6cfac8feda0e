import { defineBuiltInRule } from '../define-rule';
import { FindingLevel } from '../finding-level';

const level = FindingLevel.ADVISED;

export const requiredReason = defineBuiltInRule({
  id: 'acknowledge/requires-reason',
  level,
  summary: 'An acknowledgement must give a reason',
  why: 'A later reader must be able to tell whether it still holds. Without a reason it accepts nothing.',
  fix: 'Write the id of the rule, a colon and the reason.',
});

export const usedAcknowledgement = defineBuiltInRule({
  id: 'acknowledge/is-used',
  level,
  summary: 'An acknowledgement must accept a finding',
  why: 'An acknowledgement that is left behind would silently accept the next mistake of that kind.',
  fix: 'Remove the acknowledgement: nothing here breaks the rule.',
});

export const knownRule = defineBuiltInRule({
  id: 'acknowledge/references-rule',
  level,
  summary: 'An acknowledgement must name a rule that exists',
  why: 'A misspelt id accepts nothing.',
  fix: 'Write the id of the finding, as the report shows it.',
});

export const currentAcknowledgement = defineBuiltInRule({
  id: 'acknowledge/is-current',
  level,
  summary: 'An acknowledgement must not have expired',
  why: 'It was given until a day that has passed, and accepts nothing any more.',
  fix: 'Mend what it accepted and remove it, or write a later day if the reason still holds.',
});

export const acknowledgeRules = [requiredReason, usedAcknowledgement, knownRule, currentAcknowledgement];
