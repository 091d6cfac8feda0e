import { join } from 'node:path';
import { ACKNOWLEDGED, directory, GOOD, invoke, REJECTED } from '../invoke';

const named = (name: string, namespace = '') => `${REJECTED.replace('name: A', `name: ${name}`)}${namespace && `  namespace: ${namespace}\n`}`;
const FILES = { 'a.yaml': named('A', 'demo'), 'v/b.yaml': named('B-1', 'demo'), 'v/c.yaml': `${named('C', 'other')}---\n${named('D')}` };

interface Found {
  readonly name: string;
  readonly rule: string;
  readonly acknowledged?: string;
  readonly acknowledgedIn?: string;
  readonly line: number;
  readonly got: string;
}

function check(entries: string, { args = ['.'], files = FILES, today }: { args?: string[]; files?: { [file: string]: string }; today?: string } = {}) {
  const root = directory({ '.cdk8s-kubevirt.yaml': `paths: [.]\nacknowledge:\n${entries}`, ...files });
  const { code, stdout, stderr } = invoke(root, ['check', ...args, '--format', 'json'], { today });
  expect(stderr).toBe('');
  const findings = JSON.parse(stdout).findings as Found[];
  return {
    code,
    acknowledged: findings.filter(({ acknowledged }) => acknowledged !== undefined).map(({ name }) => name),
    onEntries: findings.filter(({ rule }) => rule.startsWith('acknowledge/')).map(({ name, rule, line, got }) => `${name}:${line} ${rule} ${got}`),
  };
}

describe('what an entry accepts', () => {
  test.each<[string, string, string[]]>([
    ['all of the rule', '', ['A', 'B-1', 'C', 'D']],
    ['of files', ', files: [v/]', ['B-1', 'C', 'D']],
    ['of files by more patterns', ', files: [v/*, "!b.yaml"]', ['C', 'D']],
    ['of objects by name', ', objects: [{name: A}, {name: D}]', ['A', 'D']],
    ['of objects by namespace', ', objects: [{namespace: demo}]', ['A', 'B-1']],
    ['of objects that name no namespace', ', objects: [{namespace: ""}]', ['D']],
    ['of objects by patterns', ', objects: [{kind: Config*, name: "*-*"}, {namespace: "oth*r"}]', ['B-1', 'C']],
    ['of objects by all that they are called', ', objects: [{apiVersion: v1, kind: ConfigMap, namespace: demo, name: A}]', ['A']],
    ['of files and objects', ', files: [a.yaml, c.yaml], objects: [{namespace: demo}, {namespace: ""}]', ['A', 'D']],
    ['until the day that is today', ', expires: 2027-01-31', ['A', 'B-1', 'C', 'D']],
  ])('%s', (_, more, acknowledged) => {
    expect(check(`  - {rule: metadata/has-valid-name, reason: r${more}}\n`))
      .toEqual({ code: acknowledged.length === 4 ? 0 : 1, acknowledged, onEntries: [] });
  });

  test('tells its reason and its file; the last that applies counts', () => {
    const entries = '  - {rule: metadata/has-valid-name, reason: first}\n  - {rule: metadata/has-valid-name, reason: last, files: [a.yaml]}\n';
    const root = directory({ '.cdk8s-kubevirt.yaml': `acknowledge:\n${entries}`, ...FILES });
    const { findings } = JSON.parse(invoke(join(root, 'v'), ['check', '..', '--format', 'json']).stdout) as { findings: Found[] };
    expect(findings.map(({ name, acknowledged, acknowledgedIn }) => [name, acknowledged, acknowledgedIn])).toEqual([
      ['A', 'last', join('..', '.cdk8s-kubevirt.yaml')], ...['B-1', 'C', 'D'].map((name) => [name, 'first', join('..', '.cdk8s-kubevirt.yaml')]),
    ]);
  });
});

describe('an entry that accepts nothing is told, where it stands', () => {
  const files = { 'a.yaml': GOOD, 'v/b.yaml': GOOD.replace('name: a', 'name: b') };
  const FILE = '.cdk8s-kubevirt.yaml';
  test.each<[string, string, string[], string[]]>([
    ['unused', 'rule: metadata/has-valid-name, reason: r', ['.'], [`${FILE}:3 acknowledge/is-used metadata/has-valid-name`]],
    ['unused, by the paths of the config', 'rule: metadata/has-valid-name, reason: r', [], [`${FILE}:3 acknowledge/is-used metadata/has-valid-name`]],
    ['used elsewhere, perhaps', 'rule: metadata/has-valid-name, reason: r', ['a.yaml'], []],
    ['for an object that was judged', 'rule: metadata/has-valid-name, reason: r, objects: [{apiVersion: v1, kind: ConfigMap, namespace: "", name: a}]', ['a.yaml'],
      [`${FILE}:3 acknowledge/is-used metadata/has-valid-name`]],
    ['for an object that was not', 'rule: metadata/has-valid-name, reason: r, objects: [{apiVersion: v1, kind: ConfigMap, namespace: "", name: b}]', ['a.yaml'], []],
    ['expired', 'rule: metadata/has-valid-name, reason: r, expires: 2027-01-30', ['a.yaml'],
      [`${FILE}:3 acknowledge/is-current metadata/has-valid-name, until 2027-01-30`]],
    ['misspelt', 'rule: metadata/has-valid-nam, reason: r', ['a.yaml'], [`${FILE}:3 acknowledge/references-rule metadata/has-valid-nam`]],
    ['without a reason', 'rule: metadata/has-valid-name, reason: " "', ['a.yaml'], [`${FILE}:3 acknowledge/requires-reason metadata/has-valid-name`]],
  ])('%s', (_, entry, args, onEntries) => {
    expect(check(`  - {${entry}}\n`, { files, args })).toEqual({ code: 0, acknowledged: [], onEntries });
  });
});

test('an entry that has expired accepts nothing', () => {
  const entry = '  - {rule: metadata/has-valid-name, reason: r, expires: 2027-01-31}\n';
  expect(check(entry, { today: '2027-02-01' })).toEqual({
    code: 1, acknowledged: [], onEntries: ['.cdk8s-kubevirt.yaml:3 acknowledge/is-current metadata/has-valid-name, until 2027-01-31'],
  });
});

test('what an annotation accepts, no entry need', () => {
  expect(check('  - {rule: metadata/has-valid-name, reason: r, files: [none.yaml]}\n', { files: { 'a.yaml': ACKNOWLEDGED } }))
    .toEqual({ code: 0, acknowledged: ['A'], onEntries: ['.cdk8s-kubevirt.yaml:3 acknowledge/is-used metadata/has-valid-name'] });
});
