import { defineBuiltInRule } from '../define-rule';
import { FindingLevel } from '../finding-level';

export const renderable = defineBuiltInRule({
  id: 'object/is-renderable',
  level: FindingLevel.REJECTED,
  summary: 'A construct must render without an error',
  why: 'A construct that throws while it is rendered makes no manifest: there is nothing to apply.',
  fix: 'Correct what the message names.',
});

export const failedRule = defineBuiltInRule({
  id: 'rule/failed',
  level: FindingLevel.ADVISED,
  summary: 'A rule must be able to judge the object',
  why: 'The rule threw an error, so nothing is known of what it would have found; all other rules were asked. This is a defect of cdk8s-kubevirt.',
  fix: 'Report it with the manifest, and check by hand what the rule demands.',
});

export const engineRules = [renderable, failedRule];
