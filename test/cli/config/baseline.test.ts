import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ADVISED, directory, GOOD, invoke, REJECTED } from '../invoke';

const BASELINE = 'known.json';
const summary = (stdout: string) => stdout.trimEnd().split('\n').at(-1);

function repository(files: { readonly [path: string]: string }) {
  const root = directory(files);
  const check = (...args: string[]) => {
    const { code, stdout, stderr } = invoke(root, ['check', ...args, '--baseline', BASELINE]);
    return { code, summary: summary(stdout), stderr };
  };
  return { root, check, write: (path: string, text: string) => writeFileSync(join(root, path), text), written: () => JSON.parse(readFileSync(join(root, BASELINE), 'utf8')) };
}
const unknown = (name: string, ...fields: string[]) => `${GOOD.replace('name: a', `name: ${name}`)}${fields.map((field) => `${field}: 1\n`).join('')}`;

test('what was there does not fail, what is new does', () => {
  const { check, write, written } = repository({ 'a.yaml': REJECTED, 'b.yaml': ADVISED });
  expect(check('.', '--write-baseline')).toEqual({
    code: 0, stderr: '', summary: 'known.json has 2 findings that will not fail. Check with --baseline known.json, or write baseline: known.json into .cdk8s-kubevirt.yaml.',
  });
  expect(written()).toEqual({
    version: 1,
    findings: [
      { rule: 'metadata/has-valid-name', group: '', kind: 'ConfigMap', name: 'A', field: 'metadata.name', count: 1, files: ['a.yaml'] },
      { rule: 'metadata/fits-scope', group: '', kind: 'Namespace', namespace: 'b', name: 'a', field: 'metadata.namespace', count: 1, files: ['b.yaml'] },
    ],
  });
  expect(check('.')).toEqual({ code: 0, stderr: '', summary: 'no findings; not shown: 2 in the baseline; checked 2 objects in 2 files' });
  write('c.yaml', REJECTED.replace('name: A', 'name: C'));
  expect(check('.')).toEqual({ code: 1, stderr: '', summary: '1 finding: 1 rejected; not shown: 2 in the baseline; checked 3 objects in 3 files' });
});

test('of findings that are alike as many do not fail as there were', () => {
  const { check, write } = repository({ 'a.yaml': unknown('a', 'x', 'y') });
  check('.', '--write-baseline');
  write('a.yaml', unknown('a', 'x', 'y', 'z'));
  expect(check('.')).toMatchObject({ code: 1, summary: expect.stringContaining('1 finding: 1 rejected; not shown: 2 in the baseline;') });
});

describe('what is no longer found is told', () => {
  const files = { 'a.yaml': unknown('a', 'x'), 'sub/b.yaml': unknown('b', 'x') };
  const gone = (name: string) => `cdk8s-kubevirt: no longer found, of known.json: 1 of schema/has-known-field in ConfigMap ${name} x\n`;
  const HINT = 'cdk8s-kubevirt: --write-baseline leaves out what is no longer found\n';

  test.each<[string, string[], string]>([
    ['where its file is judged', ['.'], `${gone('a')}${HINT}`],
    ['and not where it is not', ['sub'], ''],
  ])('%s', (_, paths, stderr) => {
    const { check, write } = repository(files);
    check('.', '--write-baseline');
    write('a.yaml', GOOD);
    expect(check(...paths)).toMatchObject({ code: 0, stderr });
  });

  test('where its file is gone', () => {
    const { root, check } = repository(files);
    check('.', '--write-baseline');
    rmSync(join(root, 'a.yaml'));
    expect(check('sub')).toMatchObject({ code: 0, stderr: `${gone('a')}${HINT}` });
  });

  test('and left out when it is written anew, with what was not judged kept', () => {
    const { check, write, written } = repository(files);
    check('.', '--write-baseline');
    write('a.yaml', GOOD);
    check('a.yaml', '--write-baseline');
    expect(written().findings.map(({ name }: { name: string }) => name)).toEqual(['b']);
  });
});

test('a file that cannot be read is known by its path, from the directory of the baseline', () => {
  const { root, check } = repository({ 'a.yaml': GOOD, 'sub/b.yaml': 'a:\n\tb: 1\n' });
  check('.', '--write-baseline');
  expect(invoke(join(root, 'sub'), ['check', 'b.yaml', '--baseline', '../known.json']).code).toBe(0);
  writeFileSync(join(root, 'c.yaml'), 'a:\n\tb: 1\n');
  expect(check('.')).toMatchObject({ code: 1 });
});

test('what is acknowledged is not in it', () => {
  const { check, written } = repository({ '.cdk8s-kubevirt.yaml': 'acknowledge: [{rule: schema/has-known-field, reason: r}]\n', 'a.yaml': unknown('a', 'x') });
  check('.', '--write-baseline');
  expect(written()).toEqual({ version: 1, findings: [] });
});

test('the config may name it, and it is no manifest', () => {
  const root = directory({ '.cdk8s-kubevirt.yaml': 'baseline: .known.json\n', 'a.yaml': REJECTED, 'sub/a.yaml': GOOD });
  expect(invoke(join(root, 'sub'), ['check', '..', '--write-baseline']).code).toBe(0);
  expect(invoke(root, ['check', '.'])).toEqual({ code: 0, stderr: '', stdout: 'no findings; not shown: 1 in the baseline; checked 2 objects in 2 files\n' });
});

test('JSON marks what is in it, and SARIF suppresses it', () => {
  const { root, check } = repository({ 'a.yaml': REJECTED });
  check('.', '--write-baseline');
  const render = (format: string) => JSON.parse(invoke(root, ['check', '.', '--baseline', BASELINE, '--format', format]).stdout);
  expect(render('json')).toMatchObject({ summary: { rejected: 0, baseline: 1, failing: 0 }, findings: [{ rule: 'metadata/has-valid-name', baseline: true }] });
  expect(render('sarif').runs[0].results[0].suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: 'It is in the baseline.' }]);
  expect(render('gitlab')).toEqual([]);
});

test('it holds wherever lines, documents and entries of lists move', () => {
  const rule = (name: string, key: string) => `    - name: ${name}\n      rules:\n        - {alert: a, expr: up, ${key}: 1}\n`;
  const groups = (keys: readonly string[]) => (
    `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: r}\nspec:\n  groups:\n${keys.map((key, i) => rule(`g${i}`, key)).join('')}`
  );
  const KEYS = ['x', 'y', 'x', 'z', 'labels2'];
  const texts = [groups(KEYS), unknown('a', 'x', 'y'), REJECTED];
  const { check, write } = repository({ 'a.yaml': texts.join('---\n') });
  check('.', '--write-baseline');
  fc.assert(fc.property(
    fc.shuffledSubarray(KEYS, { minLength: KEYS.length }), fc.shuffledSubarray([1, 2], { minLength: 2 }), fc.nat(5), fc.boolean(),
    (keys, order, lines, isFirst) => {
      const rest = order.map((i) => texts[i]);
      write('a.yaml', '\n# moved'.repeat(lines) + '\n' + (isFirst ? [groups(keys), ...rest] : [...rest, groups(keys)]).join('---\n'));
      expect(check('.')).toMatchObject({ code: 0, stderr: '', summary: expect.stringMatching(/^no findings; not shown: 13 in the baseline;/) });
    },
  ), { numRuns: 30 });
});
