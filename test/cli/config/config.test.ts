import { join } from 'node:path';
import { ADVISED, directory, GOOD, invoke, REJECTED, WARNED } from '../invoke';

const CONFIG = '.cdk8s-kubevirt.yaml';
const rules = (stdout: string) => JSON.parse(stdout).findings.map(({ rule, file }: { rule: string; file: string }) => `${file} ${rule}`);

describe('where it is found', () => {
  const files = directory({
    'repo/.cdk8s-kubevirt.yaml': 'paths: [m]\nrules: {metadata/has-valid-name: advised}\n',
    'repo/m/a.yaml': REJECTED,
    'repo/m/deep/b.yaml': GOOD,
    'repo/other.yaml': 'rules: {metadata/has-valid-name: off}\n',
    'repo/own/.cdk8s-kubevirt.yaml': '{}\n',
    'repo/own/a.yaml': REJECTED,
  });

  test.each<[string, string[], number, string]>([
    ['repo', [], 0, '1 finding: 1 advised; checked 2 objects in 2 files\n'],
    ['repo/m', ['a.yaml'], 0, '1 finding: 1 advised; checked 1 object in 1 file\n'],
    ['repo/m/deep', [], 0, '1 finding: 1 advised; checked 2 objects in 2 files\n'],
    ['repo/own', ['.'], 1, '1 finding: 1 rejected; checked 1 object in 1 file\n'],
    ['repo', ['m', '--no-config'], 1, '1 finding: 1 rejected; checked 2 objects in 2 files\n'],
    ['repo', ['m', '--config', 'other.yaml'], 0, 'no findings; checked 2 objects in 2 files\n'],
    ['repo/m', ['a.yaml', '--config', '../other.yaml'], 0, 'no findings; checked 1 object in 1 file\n'],
  ])('in %s: check %j', (cwd, args, code, summary) => {
    const { stdout, ...rest } = invoke(join(files, cwd), ['check', ...args]);
    expect({ ...rest, summary: stdout.trimEnd().split('\n').at(-1) }).toEqual({ code, stderr: '', summary: summary.trimEnd() });
  });

  test('paths of it are told as they are seen from where the command runs', () => {
    expect(rules(invoke(join(files, 'repo/m/deep'), ['check', '--format', 'json']).stdout)).toEqual([`${join('..', 'a.yaml')} metadata/has-valid-name`]);
  });

  test('without paths there is nothing to check', () => {
    expect(invoke(join(files, 'repo/own'), ['check'])).toEqual({
      code: 2, stdout: '', stderr: 'cdk8s-kubevirt: nothing to check; name files or directories, or - for standard input\n',
    });
  });
});

describe('what it says counts after the command line', () => {
  const files = directory({
    [CONFIG]: 'format: summary\noutput: out.txt\nfailOn: advised\nminLevel: advised\nplatform: platforms/new.yaml\n',
    'platforms/new.yaml': 'kubevirtVersion: "1.7"\n',
    'wrong.yaml': 'kubevirtVersoin: "1.7"\n',
    'a.yaml': ADVISED,
  });

  test.each<[string[], number, string, string]>([
    [[], 1, '', '1 finding: 1 advised; checked 1 object in 1 file\n'],
    [['--output', 'other.txt', '--fail-on', 'never'], 0, '', '1 finding: 1 advised; checked 1 object in 1 file\n'],
    [['--fail-on', 'warned', '--min-level', 'warned'], 0, '', 'no findings; not shown: 1 below warned; checked 1 object in 1 file\n'],
    [['--platform', 'wrong.yaml'], 2, '', 'cdk8s-kubevirt: wrong.yaml:1:1: kubevirtVersoin: got "1.7"; allowed: '],
  ])('%j', (args, code, stdout, stderr) => {
    const invocation = invoke(files, ['check', 'a.yaml', ...args]);
    expect({ ...invocation, stderr: invocation.stderr.slice(0, stderr.length) }).toEqual({ code, stdout, stderr });
  });
});

describe('a mistake in it', () => {
  test.each<[string, string, string]>([
    ['a key that is misspelt', 'pathes: [a]\n', '1:1: pathes: got ["a"]; allowed: paths, ignore, render, platform, '],
    ['the key that it was meant to be', 'ingore: [a]\n', 'Did you mean ignore?'],
    ['a rule that is misspelt', 'paths: [a]\nrules:\n  metadata/has-valid-nme: off\n',
      '3:3: rules[metadata/has-valid-nme]: got false; allowed: levels by the ids of rules or their topics, see cdk8s-kubevirt rules. Did you mean metadata/has-valid-name?'],
    ['a level', 'rules: {image: wraned}\n', '1:9: rules.image: got "wraned"; allowed: off, advised, warned, unstartable, rejected. Did you mean warned?'],
    ['an error of this program cannot be switched off', 'rules: {rule/failed: off}\n', '1:9: rules[rule/failed]: got false; allowed: levels by the ids'],
    ['a reason that is missing', 'acknowledge:\n  - rule: a/b\n', '2:5: acknowledge[0].reason: got nothing; allowed: a sentence that says why'],
    ['a day', 'acknowledge:\n  - {rule: a/b, reason: r, expires: tomorrow}\n', '2:28: acknowledge[0].expires: got "tomorrow"; allowed: a day, such as 2027-01-31'],
    ['a platform within', 'platform: {kubevirtVersoin: "1.8"}\n', '1:12: platform.kubevirtVersoin: got "1.8"; allowed: the path of a platform file, or the props of Platform. Did you mean kubevirtVersion?'],
    ['a platform that contradicts itself', 'platform: {featureGates: [Sidecar], disabledFeatureGates: [Sidecar]}\n', ': '],
    ['a platform file that is not there', 'platform: nope.yaml\n', 'no such file or directory: nope.yaml'],
    ['a platform of a cluster', 'clusters: [{files: [a], platfrom: b}]\n', '1:25: clusters[0].platfrom: got "b"; allowed: files, platform. Did you mean platform?'],
    ['all mistakes at once', 'rules: {a/b: off}\nformat: txt\n', '2:1: format: got "txt"; allowed: text, summary, json, sarif, junit, github, gitlab. Did you mean text?'],
    ['text that is not YAML', 'a: [\n', '2:1: '],
    ['no document', '\n', 'got 0 documents; allowed: one document. Write one document, {} if there is nothing to say.'],
    ['a list', '- a\n', '1:1: the document: got ["a"]; allowed: a mapping with paths, '],
  ])('%s', (_, text, message) => {
    const files = directory({ [CONFIG]: text, 'a.yaml': GOOD });
    const { code, stdout, stderr } = invoke(files, ['check', 'a.yaml']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    if (!message.startsWith('no such')) expect(stderr).toMatch(/^cdk8s-kubevirt: \.cdk8s-kubevirt\.yaml[:,]/);
  });
});

test.each(['# paths: [a]\n', '{}\n', '---\n{}\n'])('%j says nothing', (text) => {
  expect(invoke(directory({ [CONFIG]: text, 'a.yaml': GOOD }), ['check', 'a.yaml'])).toEqual({ code: 0, stdout: 'no findings; checked 1 object in 1 file\n', stderr: '' });
});

describe('levels', () => {
  const levels = (config: string) => {
    const files = directory({ [CONFIG]: config, 'a.yaml': REJECTED, 'w/b.json': WARNED, 'w/sub/c.yaml': `${REJECTED}---\n${ADVISED}` });
    const { code, stdout } = invoke(files, ['check', '.', '--format', 'json']);
    return [code, ...JSON.parse(stdout).findings.map(({ file, rule, level }: { [key: string]: string }) => `${file} ${rule.split('/')[1]} ${level}`)];
  };

  test.each<[string, string, (string | number)[]]>([
    ['as they are', '{}', [1, 'a.yaml has-valid-name rejected', 'w/b.json avoids-deprecated-version warned', 'w/sub/c.yaml has-valid-name rejected', 'w/sub/c.yaml fits-scope advised']],
    ['of a rule', 'rules: {metadata/has-valid-name: off, object/avoids-deprecated-version: rejected}', [1, 'w/b.json avoids-deprecated-version rejected', 'w/sub/c.yaml fits-scope advised']],
    ['of a topic, and of one of its rules', 'rules: {metadata: off, metadata/fits-scope: warned}', [0, 'w/b.json avoids-deprecated-version warned', 'w/sub/c.yaml fits-scope warned']],
    ['of files', 'overrides: [{files: [w/], rules: {metadata: "off"}}]', [1, 'a.yaml has-valid-name rejected', 'w/b.json avoids-deprecated-version warned']],
    ['of files within them, in their order', `
rules: {metadata: off, object: off}
overrides:
  - {files: [w], rules: {metadata/has-valid-name: warned}}
  - {files: [sub], rules: {metadata: advised}}
`, [0, 'w/sub/c.yaml has-valid-name advised', 'w/sub/c.yaml fits-scope advised']],
  ])('%s', (_, config, expected) => {
    expect(levels(config)).toEqual(expected);
  });
});

describe('ignored files', () => {
  const files = directory({
    [CONFIG]: 'ignore: [vendor/, "*.tmpl.yaml", "!keep.tmpl.yaml"]\n',
    'a.yaml': GOOD,
    'b.tmpl.yaml': REJECTED,
    'sub/keep.tmpl.yaml': ADVISED,
    'vendor/c.yaml': REJECTED,
    'sub/vendor/d.yaml': REJECTED,
  });

  test.each<[string[], string]>([
    [['.'], '1 finding: 1 advised; checked 2 objects in 2 files'],
    [['b.tmpl.yaml'], 'no findings; checked 0 objects in 0 files; ignored, as the config says: b.tmpl.yaml'],
    [['vendor', 'vendor/c.yaml', 'sub/vendor'], 'no findings; checked 0 objects in 0 files; ignored, as the config says: vendor, vendor/c.yaml, sub/vendor'],
    [['b.tmpl.yaml', '--no-config'], '1 finding: 1 rejected; checked 1 object in 1 file'],
  ])('check %j', (args, summary) => {
    expect(invoke(files, ['check', ...args]).stdout.trimEnd().split('\n').at(-1)).toBe(summary);
  });
});
