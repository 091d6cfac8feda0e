import { builtInRules } from '../rules/object';
import { crossObjectRules, objectRules } from '../rules/registry';
import type { RuleFacts } from '../rules/rule';

/** What is told about a rule, and the kinds it judges where they are known. */
export interface DescribedRule extends RuleFacts {
  /** `<group>/<kind>`; not given where the rule looks at all objects together. */
  readonly kinds?: readonly string[];
}

/** All rules by id, sorted. */
export const RULE_BOOK: ReadonlyMap<string, DescribedRule> = new Map(
  [...builtInRules, ...objectRules, ...crossObjectRules].sort((a, b) => (a.id < b.id ? -1 : 1)).map((rule) => [rule.id, rule]),
);

/** The ids of all rules. */
export const RULE_IDS: readonly string[] = [...RULE_BOOK.keys()];

/** The topic of a rule: what stands before the slash. */
export function topicOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
