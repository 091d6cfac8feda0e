import { groupBy } from '../kubernetes/group-by';
import { UPSTREAM } from '../manifests/releases';
import { builtInRules } from '../rules/object';
import { areas } from '../rules/registry';
import type { RuleFacts } from '../rules/rule';

/** What is told about a rule, and the kinds it judges where they are known. */
export interface DescribedRule extends RuleFacts {
  /** `<group>/<kind>`; not given where the rule looks at all objects together. */
  readonly kinds?: readonly string[];
  /** The folder of `src/rules` it is in, and its page in `docs/rules`. */
  readonly area: string;
}

/** All rules by id, sorted. */
export const RULE_BOOK: ReadonlyMap<string, DescribedRule> = new Map(
  [...described('object', builtInRules), ...[...areas].flatMap(([area, { rules = [], crossObjectRules = [] }]) => described(area, [...rules, ...crossObjectRules]))]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => [rule.id, rule]),
);

/** The ids of all rules. */
export const RULE_IDS: readonly string[] = [...RULE_BOOK.keys()];

/** The topic of a rule: what stands before the slash. */
export function topicOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** The conditions that a rule stands for, by the release they are of, which is the last that has them: `KubeVirt v1.9.0`. */
export function conditionsOf({ upstream = [] }: DescribedRule): ReadonlyMap<string, readonly string[]> {
  return groupBy(upstream, (condition) => {
    if (condition.startsWith('cdi:')) return `CDI v${UPSTREAM.cdi}`;
    const [, release] = /^(\d+\.\d+):/.exec(condition) ?? [];
    return `KubeVirt v${release === undefined ? UPSTREAM.kubevirt : `${release}.0`}`;
  });
}

/** What older KubeVirt releases judge otherwise, a sentence for each. */
export function differencesOf({ before = {} }: DescribedRule): readonly string[] {
  return Object.entries(before).map(([release, difference]) => `Before v${release} ${difference}.`);
}

/** The KubeVirt releases that judge by a rule: `1.8 and later`. Not given where all do that are known. */
export function releasesOf({ since, until }: DescribedRule): string | undefined {
  if (since !== undefined && until !== undefined) return `from ${since}, before ${until}`;
  return since === undefined ? until && `before ${until}` : `${since} and later`;
}

function described(area: string, rules: readonly RuleFacts[]): DescribedRule[] {
  return rules.map((rule) => ({ ...rule, area }));
}
