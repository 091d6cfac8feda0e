import { renderRules } from '../../../projenrc/rules/markdown';
import { RULE_BOOK } from '../../../src/admission/rule-book';

const page = renderRules([...RULE_BOOK.values()], new Map());

test('every rule has its anchor, once', () => {
  const anchors = [...page.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id]) => id);
  expect(anchors).toEqual([...RULE_BOOK.keys()]);
});

test('a rule on the page', () => {
  const [rule] = [...RULE_BOOK.values()].filter(({ id }) => id === 'memory/requires-one-megabyte');
  expect(renderRules([rule], new Map())).toContain(`\
## memory

<a id="memory/requires-one-megabyte"></a>
### memory/requires-one-megabyte

*rejected* A memory request is a megabyte at least.

**Why** KubeVirt refuses a request below 1M (10^6 bytes); mostly the unit was forgotten or is k where M or G was meant.

**Fix** Write the unit: 512Mi, 4Gi.

kinds: \`kubevirt.io/VirtualMachine\`, \`kubevirt.io/VirtualMachineInstance\`, \`kubevirt.io/VirtualMachineInstanceReplicaSet\`, \
\`pool.kubevirt.io/VirtualMachinePool\`

upstream: \`memory/requests-too-small\`
`);
});

test('an example is folded, with what is said of it', () => {
  const [rule] = RULE_BOOK.values();
  const example = { field: 'spec.a', got: '<b> & *c*', allowed: 'd', cluster: { enabledFeatureGates: [] }, yaml: 'kind: A\nspec:\n  a: b\n' };
  expect(renderRules([rule], new Map([[rule.id, example]]))).toContain(`
<details><summary>Example: spec.a; got &lt;b> &amp; *c*; allowed: d; enabledFeatureGates: none</summary>

\`\`\`yaml
kind: A
spec:
  a: b
\`\`\`

</details>
`);
});
