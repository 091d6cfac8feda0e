import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../projenrc/assembly';
import { annotated, readersOf, unread } from '../../../projenrc/readers/annotate';
import { committedRules } from '../../../projenrc/readers/committed';
import { constructsThatRead, propsReadInCode } from '../../../projenrc/readers/constructs';
import { PAGE_FILE, readersPage } from '../../../projenrc/readers/page';
import { libraryProgram } from '../../../projenrc/readers/program';
import { platformProps } from '../../../projenrc/readers/props';
import { rulesThatRead } from '../../../projenrc/readers/rules';
import { RULE_BOOK } from '../../../src/admission/rule-book';
import type { RuleExamples } from '../../../src/admission/rule-example';

const program = libraryProgram();
const props = platformProps(program);
const rules = committedRules();
const constructs = constructsThatRead(program, props);
const readers = readersOf(props, rules, constructs);

test('something reads every prop of Platform', () => {
  expect(unread(readers)).toEqual([]);
});

// What rules read is as the last `npm run docgen` saw it; that no code reads a prop any more shows at once.
test('code reads every prop that rules alone are said to read', () => {
  const readInCode = propsReadInCode(program, props);
  const byRules = props.map(({ path }) => path).filter((path) => !constructs.get(path)?.length);
  expect(byRules).toContain('kubevirtConfiguration.permittedHostDevices');
  expect(byRules.filter((path) => !readInCode.includes(path))).toEqual([]);
});

test('the docstrings say who reads each prop; if not, run npm run docgen', () => {
  const files = annotated(readers);
  expect([...files.keys()].sort()).toEqual([
    ...['cluster-facts', 'kubevirt-configuration', 'node-group', 'storage-class'].map((file) => `src/manifests/${file}.ts`),
    ...['dns', 'namespaces', 'network', 'platform-props'].map((file) => `src/platform/${file}.ts`),
  ]);
  for (const [file, text] of files) expect(readFileSync(join(ROOT, file), 'utf8')).toBe(text);
});

test('the page tells of each prop all rules that read it; if not, run npm run docgen', () => {
  const page = readersPage(readers, RULE_BOOK);
  expect(readFileSync(PAGE_FILE, 'utf8')).toBe(page);
  const sections = new Map(page.split('<a id="').slice(1).map((section) => [section.slice(0, section.indexOf('"')), section]));
  const told = [...sections].map(([path, section]) => [path, [...section.matchAll(/^\[(.+?)\]\(rules\/[a-z]+\.md#\1\),?$/gm)].map(([, id]) => id)]);
  expect(told).toEqual(props.map((prop) => [prop.path, readers.get(prop)!.rules]));
});

test('the rules are told of the props that there are, and exist', () => {
  expect([...rules.keys()]).toEqual(props.map(({ path }) => path));
  expect([...rules.values()].flat().filter((id) => !RULE_BOOK.has(id))).toEqual([]);
});

// All cases together show what rules read, and only `npm run docgen` has them; the examples are some of them.
test('what rules read in their examples is told; if not, run npm run docgen', () => {
  const { examples } = JSON.parse(readFileSync(join(ROOT, 'docs', 'rule-examples.json'), 'utf8')) as RuleExamples;
  const read = rulesThatRead(Object.values(examples).map(({ yaml, cluster }) => ({ judged: yaml, profile: cluster })), props);
  const untold = [...read].flatMap(([path, ids]) => ids.filter((id) => !rules.get(path)?.includes(id)).map((id) => `${id} reads ${path}`));
  expect(untold).toEqual([]);
});

test.each<[path: string, ...classes: string[]]>([
  // Handed to functions as an argument, deep below a construct that asks for it when rendering.
  ['dns.port', 'HybridBankingStack', 'TenantNamespace'],
  // Destructured twice.
  ['namespaces.sriovOperator', 'SriovNetwork', 'SriovNetworkNodePolicy', 'SriovOperatorConfig'],
  // By a method of Platform, that hands itself on as something else.
  ['disabledFeatureGates', 'AppliedHardening', 'SriovVirtualMachine'],
  ['kubevirtConfiguration.permittedHostDevices'],
])('constructs that read %s', (path, ...classes) => {
  expect(constructs.get(path)).toEqual(classes);
});

test('a prop that nothing reads is told', () => {
  const nodes = props.filter(({ path }) => path.startsWith('nodes.'));
  const [first, second] = nodes;
  expect(unread(readersOf([first, second], new Map([[first.path, ['a/b']]]), new Map()))).toEqual([second.path]);
});
