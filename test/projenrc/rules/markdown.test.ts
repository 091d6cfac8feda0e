import { renderRules } from '../../../projenrc/rules/markdown';
import { RULE_BOOK } from '../../../src/admission/rule-book';
import type { DescribedRule } from '../../../src/admission/rule-book';
import type { RuleExample } from '../../../src/admission/rule-example';
import { FindingLevel } from '../../../src/rules/finding-level';

const rules = [...RULE_BOOK.values()];
const pages = renderRules(rules, new Map());
const index = pages.get('rules.md')!;
const rule: DescribedRule = { id: 'a/b', area: 'x', level: FindingLevel.REJECTED, summary: 'A must b', why: 'Because of <c>.', fix: 'Write b.' };
const pageOf = (described: DescribedRule, example?: RuleExample) => (
  renderRules([described], new Map(example && [[described.id, example]])).get(`rules/${described.area}.md`)
);

test('every rule has its anchor, once, and a line of the table leads there', () => {
  const anchors = [...pages].flatMap(([path, text]) => [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id]) => `${path}#${id}`));
  const links = [...index.matchAll(/^\| \[\S+\]\((\S+)\)/gm)].map(([, link]) => link);
  expect(links).toHaveLength(rules.length);
  expect([...anchors].sort()).toEqual([...links].sort());
});

test('what is found before any rule is asked is on the page object', () => {
  expect(pages.get('rules/object.md')).toContain('### metadata/has-valid-name\n');
});

test('a rule in the table', () => {
  expect(renderRules([rule], new Map()).get('rules.md')).toContain('\n## x\n\n| rule | level | |\n|---|---|---|\n| [a/b](rules/x.md#a/b) | rejected | A must b |\n');
});

test('a rule on its page', () => {
  const facts = { kinds: ['kubevirt.io/VirtualMachine', '/Pod'], upstream: ['a/b', 'cdi:c/d'], since: '1.8', gate: 'G' };
  expect(pageOf({ ...rule, ...facts })).toContain(`
<a id="a/b"></a>
### a/b

*rejected* A must b.

**Why** Because of \\<c\\>.

**Fix** Write b.

KubeVirt releases: 1.8 and later

kinds: \`kubevirt.io/VirtualMachine\`, \`Pod\`

upstream, KubeVirt v1.9.0: \`a/b\`

upstream, CDI v1.66.0: \`cdi:c/d\`

lifted by the feature gate: \`G\`
`);
});

test.each([
  [{ since: '1.8', until: '1.9' }, 'from 1.8, before 1.9'],
  [{ until: '1.9' }, 'before 1.9'],
])('the releases %j are told', (releases, text) => {
  expect(pageOf({ ...rule, ...releases })).toContain(`\nKubeVirt releases: ${text}\n`);
});

test('a rule of all releases tells none', () => {
  expect(pageOf(rule)).not.toContain('KubeVirt releases');
});

test('an example is folded, with what is said of it', () => {
  const example = { field: 'spec.a', got: '<b> & *c*', allowed: 'd', cluster: { enabledFeatureGates: [] }, yaml: 'kind: A\nspec:\n  a: b\n' };
  expect(pageOf(rule, example)).toContain(`
<details><summary>Example: spec.a; got &lt;b> &amp; *c*; allowed: d; enabledFeatureGates: none</summary>

\`\`\`yaml
kind: A
spec:
  a: b
\`\`\`

</details>
`);
});
