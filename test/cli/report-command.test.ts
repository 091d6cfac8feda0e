import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory, GOOD, invoke, REJECTED } from './invoke';

const files = directory({ 'a.yaml': GOOD, 'bad.yaml': REJECTED, 'platform.yaml': 'kubevirtVersion: "1.8"\n' });

test('HTML by default, with the paths as its heading', () => {
  const { code, stdout, stderr } = invoke(files, ['report', 'a.yaml']);
  expect({ code, stderr, start: stdout.slice(0, 15) }).toEqual({ code: 0, stderr: '', start: '<!DOCTYPE html>' });
  expect(stdout).toContain('<title>a.yaml</title>');
});

test('JSON, with the title and the cluster that are given', () => {
  const { code, stdout } = invoke(files, ['report', 'a.yaml', 'bad.yaml', '--format', 'json', '--title', 'Ours', '--platform', 'platform.yaml']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    title: 'Ours',
    cluster: { kubevirt: '1.8' },
    summary: { objects: 2, findings: { rejected: 1 } },
    findings: [{ rule: 'metadata/has-valid-name', level: 'rejected', object: 'ConfigMap A', place: 'bad.yaml:4:3' }],
    rules: { 'metadata/has-valid-name': { level: 'rejected' } },
  });
});

test('what a change does to what is applied', () => {
  const both = directory({ 'old/a.yaml': GOOD, 'new/a.yaml': `${GOOD}data: {a: b}\n` });
  const { code, stdout } = invoke(both, ['report', 'new', '--against', 'old', '--format', 'json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).changes).toMatchObject({ against: 'old', objects: [{ kind: 'ConfigMap', name: 'a', outcome: 'changed' }], unchanged: 0 });
});

test('Markdown into a file', () => {
  expect(invoke(files, ['report', 'bad.yaml', '--format', 'md', '--output', 'report.md'])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readFileSync(join(files, 'report.md'), 'utf8')).toContain('1 rejected.');
});

test.each([
  [[], 'nothing to report on; name files or directories, or - for standard input'],
  [['a.yaml', '--format', 'htm'], '--format is one of html, md, json, not "htm"; did you mean html?'],
  [['a.yaml', '--platform', 'platform.yaml', '--output', 'platform.yaml'], '--output platform.yaml would replace platform.yaml, which describes the cluster'],
  [['a.yaml', '--against', 'nowhere'], 'no such file or directory: nowhere, and git knows no revision of this name'],
  [['a.yaml', '--output', 'a.yaml'], '--output a.yaml would replace a.yaml, which is to be judged'],
])('report %j', (args, message) => {
  expect(invoke(files, ['report', ...args])).toEqual({ code: 2, stdout: '', stderr: `cdk8s-kubevirt: ${message}\n` });
});
