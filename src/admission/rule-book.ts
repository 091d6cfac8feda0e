import { acknowledgeFacts } from './acknowledge-facts';
import { metadataFacts } from '../rules/object/metadata-facts';
import { objectFacts } from '../rules/object/object-facts';
import { schemaFacts } from '../rules/object/schema-facts';
import { sourceFacts } from '../rules/object/source-facts';
import { crossObjectRules, objectRules } from '../rules/registry';
import type { RuleFacts } from '../rules/rule';

/** What is told about a rule, and the kinds it judges where they are known. */
export interface DescribedRule extends RuleFacts {
  /** `<group>/<kind>`; not given where the rule looks at all objects together. */
  readonly kinds?: readonly string[];
}

/** What is found before any rule is asked, and about acknowledgements. */
export const BUILT_IN: readonly RuleFacts[] = [...sourceFacts, ...objectFacts, ...schemaFacts, ...metadataFacts, ...acknowledgeFacts];

/** All rules by id, sorted. */
export const RULE_BOOK: ReadonlyMap<string, DescribedRule> = new Map(
  [...BUILT_IN, ...objectRules, ...crossObjectRules].sort((a, b) => (a.id < b.id ? -1 : 1)).map((rule) => [rule.id, rule]),
);

/** The ids of all rules. */
export const RULE_IDS: readonly string[] = [...RULE_BOOK.keys()];

/** The topic of a rule: what stands before the slash. */
export function topicOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
