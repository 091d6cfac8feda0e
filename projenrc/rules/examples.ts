import { Yaml } from 'cdk8s';
import { check } from '../../src/admission/check';
import type { LocatedFinding } from '../../src/admission/located-finding';
import type { DescribedRule } from '../../src/admission/rule-book';
import type { RuleExample } from '../../src/admission/rule-example';
import { groupBy } from '../../src/kubernetes/group-by';
import type { AdmissionProfile } from '../../src/manifests/profile';
import { nodeGroupOf } from '../../src/platform/platform-file-props';
import type { WrittenNodeGroup } from '../../src/platform/platform-file-props';
import type { RuleCase } from '../../test/rules/rule-case';

/** What no manifest can show: objects that only constructs make, mistakes in a rule, files without text, and entries of a config file. */
const WITHOUT_EXAMPLE = ['acknowledge/is-current', 'file/is-readable', 'name/avoids-locale', 'object/is-renderable', 'output/has-unique-file', 'rule/failed'];

/** A finding in a case. */
interface Found extends RuleCase {
  readonly finding: LocatedFinding;
  readonly text: string;
  /** How many findings the case has of other rules. */
  readonly others: number;
}

/**
 * Of each rule the plainest of the cases in which it is found. Neither the order of the cases nor how often they occur matters.
 *
 * @throws where no case breaks a rule
 */
export function examplesOf(cases: readonly RuleCase[], rules: readonly DescribedRule[]): Map<string, RuleExample> {
  const inUsualCluster = cases.filter(({ profile }) => profile).map(({ judged }): RuleCase => ({ judged }));
  const found = groupBy([...cases, ...inUsualCluster].flatMap(foundIn), ({ finding }) => finding.rule);
  const examples = new Map<string, RuleExample>();
  for (const rule of rules) {
    const [plainest] = (found.get(rule.id) ?? []).map((one) => ({ rank: rankOf(one, rule), example: exampleFrom(one) })).sort(compare);
    if (plainest) examples.set(rule.id, plainest.example);
  }
  const missing = rules.map(({ id }) => id).filter((id) => !examples.has(id) && !WITHOUT_EXAMPLE.includes(id));
  if (missing.length) throw new Error(`no test has a case that breaks ${missing.join(', ')}`);
  return examples;
}

/** What `cdk8s-kubevirt check` finds in the case as it will be shown. */
function foundIn({ judged, profile }: RuleCase): Found[] {
  const text = typeof judged === 'string' ? judged : Yaml.stringify(...judged);
  const findings = check([{ file: 'example.yaml', text }], profileOf(profile)).subjects.flatMap((subject) => subject.findings);
  return findings.filter(({ acknowledged }) => acknowledged === undefined).map((finding) => (
    { judged, profile, finding, text, others: findings.filter(({ rule }) => rule !== finding.rule).length }
  ));
}

/** The profile of a case: kept cases have sizes of nodes as a platform file has them. */
export function profileOf({ nodes, ...rest }: AdmissionProfile = {}): AdmissionProfile {
  return { ...rest, ...nodes && { nodes: nodes.map((group) => nodeGroupOf(group as unknown as WrittenNodeGroup)) } };
}

function exampleFrom({ finding: { field, got, allowed }, profile, text }: Found): RuleExample {
  return { field, got, allowed, cluster: profile, yaml: cut(text) };
}

/** What makes a case plain, the most important first; the smaller, the plainer. */
function rankOf({ judged, profile, finding, text, others }: Found, { level, kinds = [] }: DescribedRule): number[] {
  return [
    others,
    profile ? 1 : 0,
    finding.level === level ? 0 : 1,
    kinds.findIndex((kind) => kind.endsWith(`/${finding.kind}`)),
    finding.got ? 0 : 1,
    [judged].flat().length,
    text.length,
  ];
}

interface Ranked { readonly rank: readonly number[]; readonly example: RuleExample }

function compare(a: Ranked, b: Ranked): number {
  const difference = a.rank.map((value, i) => value - b.rank[i]).find((value) => value !== 0);
  if (difference !== undefined) return difference;
  const [x, y] = [a, b].map(({ example }) => JSON.stringify(example));
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Text whose long lines say how long they are. */
function cut(text: string): string {
  return text.replace(/^(.{100}).{40,}$/gm, (line, start: string) => `${start}… (${line.length} characters)`);
}
