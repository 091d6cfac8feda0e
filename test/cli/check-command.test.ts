import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACKNOWLEDGED, ADVISED, ALLOWED_NAME, directory, GOOD, invoke, REJECTED, UNSTARTABLE, WARNED } from './invoke';

const files = directory({
  'good.yaml': GOOD,
  'rejected.yaml': REJECTED,
  'unstartable.json': UNSTARTABLE,
  'warned.json': WARNED,
  'advised.yaml': ADVISED,
  'acknowledged.yaml': ACKNOWLEDGED,
  'values.yaml': 'replicas: 1\n',
  'empty.yaml': '',
  'tab.yaml': 'a:\n\tb: 1\n',
  'tree/b.yml': GOOD.replace('name: a', 'name: b'),
  'tree/a/z.json': `${GOOD.replace('name: a', 'name: z')}---\nx: 1\n`,
  'tree/a.yaml': REJECTED,
  'tree/README.md': 'no: yaml',
  'tree/values.yaml': 'replicas: 1\n',
  'tree/node_modules/m/a.yaml': REJECTED,
  'tree/.git/a.yaml': REJECTED,
  'hollow/values.yaml': 'replicas: 1\n',
  'platform.yaml': 'architecture: arm64\n',
  'wrong.yaml': 'archtecture: arm64\n',
});
const check = (...args: string[]) => invoke(files, ['check', ...args]);

describe('exit code', () => {
  test.each<[string, string | undefined, number]>([
    ['good.yaml', undefined, 0],
    ['rejected.yaml', undefined, 1],
    ['unstartable.json', undefined, 1],
    ['warned.json', undefined, 0],
    ['advised.yaml', undefined, 0],
    ['acknowledged.yaml', undefined, 0],
    ['tab.yaml', undefined, 1],
    ['rejected.yaml', 'rejected', 1],
    ['unstartable.json', 'rejected', 0],
    ['unstartable.json', 'unstartable', 1],
    ['warned.json', 'warned', 1],
    ['advised.yaml', 'warned', 0],
    ['advised.yaml', 'advised', 1],
    ['acknowledged.yaml', 'advised', 0],
    ['rejected.yaml', 'never', 0],
  ])('%s, --fail-on %s: %d', (file, level, code) => {
    const { stderr, ...invocation } = check(file, ...level === undefined ? [] : ['--fail-on', level]);
    expect({ code: invocation.code, stderr }).toEqual({ code, stderr: '' });
  });
});

describe('a mistake in calling it', () => {
  test.each<[string[], string]>([
    [[], 'nothing to check; name files or directories, or - for standard input'],
    [['nope.yaml'], 'no such file or directory: nope.yaml'],
    [['good.yaml', 'values.yaml'], 'no Kubernetes object in values.yaml'],
    [['empty.yaml'], 'no Kubernetes object in empty.yaml'],
    [['-'], 'no Kubernetes object in stdin'],
    [['hollow'], 'no Kubernetes object in *.yaml, *.yml and *.json of hollow'],
    [['good.yaml', '--fromat', 'json'], 'unknown option --fromat; did you mean --format?'],
    [['good.yaml', '--verbose'], 'unknown option --verbose; there are --platform, --format, --output, --fail-on, --min-level, --watch, --all, --baseline, --write-baseline, --render, --config, --no-config, --help'],
    [['good.yaml', '-v'], 'unknown option -v; there are --platform, --format, --output, --fail-on, --min-level, --watch, --all, --baseline, --write-baseline, --render, --config, --no-config, --help'],
    [['good.yaml', '--format'], '--format needs a value'],
    [['good.yaml', '--format', 'serif'], '--format is one of text, summary, json, sarif, junit, github, gitlab, not "serif"; did you mean sarif?'],
    [['good.yaml', '--fail-on', 'error'], '--fail-on is one of rejected, unstartable, warned, advised, never, not "error"'],
    [['good.yaml', '--min-level', 'error'], '--min-level is one of rejected, unstartable, warned, advised, not "error"'],
    [
      ['good.yaml', '--fail-on', 'advised', '--min-level', 'warned'],
      'with --min-level warned findings would fail that are not reported; write --fail-on warned or a graver level',
    ],
    [['good.yaml', '--baseline', 'nope.json'], 'no such file or directory: nope.json'],
    [['good.yaml', '--baseline', 'good.yaml'], 'good.yaml is no baseline; write one with check --write-baseline --baseline good.yaml'],
    [['good.yaml', '--config', 'nope.yaml'], 'no such file or directory: nope.yaml'],
    [['good.yaml', '--platform', 'platform.yaml', '--output', 'platform.yaml'], '--output platform.yaml would replace platform.yaml, which describes the cluster'],
    [['good.yaml', '--platform', 'nope.yaml'], 'no such file or directory: nope.yaml'],
    [['good.yaml', '--platform', 'wrong.yaml'], 'wrong.yaml:1:1: archtecture: got "arm64"; allowed: '],
    [['good.yaml', '--platform', 'tab.yaml'], 'tab.yaml:2:1: tab characters'],
    [['good.yaml', '--platform', 'tree'], 'tree cannot be read: a directory'],
    [['good.yaml', '--platform', '/dev/zero'], '/dev/zero cannot be read: a device'],
    [['good.yaml', '--output', 'no/such/report'], 'no such file or directory: no/such/report'],
  ])('%j', (args, message) => {
    const { code, stdout, stderr } = check(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^cdk8s-kubevirt: .*\n$/s);
    expect(stderr).toContain(`cdk8s-kubevirt: ${message}`);
  });
});

test('what is known to be no object is told by what it is, and is no mistake beside an object', () => {
  const root = directory({
    'a.yaml': GOOD,
    'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: patches/p.yaml}]\n',
    'patches/p.yaml': REJECTED,
    'chart/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 0.1.0\n',
    'chart/templates/t.yaml': 'a: {{ .Values.a }}\n',
    'compose.yaml': 'services: {a: {image: a}}\n',
    'x.yaml': '1',
  });
  expect(invoke(root, ['check', 'a.yaml', 'kustomization.yaml'])).toEqual({
    code: 0,
    stdout: `\
no findings; checked 1 object in 2 files; skipped 1 document without a Kubernetes object
skipped 1 kustomization, built by kustomize: kustomization.yaml
--render reads what kustomizations and charts come to
`,
    stderr: '',
  });
  expect(invoke(root, ['check', '.']).stdout).toBe(`\
no findings; checked 1 object in 7 files; skipped 6 documents without a Kubernetes object
skipped 1 Helm chart, rendered by helm: ${join('chart', 'Chart.yaml')}
skipped 1 Helm template, rendered by helm: ${join('chart', 'templates', 't.yaml')}
skipped 1 Compose file, not for a cluster: compose.yaml
skipped 1 kustomization, built by kustomize: kustomization.yaml
skipped 1 Kustomize patch, parts of objects: ${join('patches', 'p.yaml')}
--render reads what kustomizations and charts come to
`);
  // What lies around a file that is named says what it is.
  expect(invoke(root, ['check', 'patches/p.yaml', 'a.yaml', 'chart/templates'])).toMatchObject({ code: 0, stdout: expect.stringContaining('checked 1 object in 3 files') });
  expect(invoke(root, ['check', 'patches/p.yaml'])).toEqual({
    code: 2,
    stdout: '',
    stderr: `cdk8s-kubevirt: no Kubernetes object in ${join('patches', 'p.yaml')}\nskipped 1 Kustomize patch, parts of objects: ${join('patches', 'p.yaml')}\n`,
  });
});

test('a directory is read in order, and what is no object is skipped', () => {
  const { code, stdout } = check('tree');
  expect(code).toBe(1);
  expect(stdout).toBe(`\
REJECTED metadata/has-valid-name: The name of an object must have the form that its kind demands
  at        ${join('tree', 'a.yaml')}:4:3
  object    ConfigMap A
  field     metadata.name
  got       A
  allowed   ${ALLOWED_NAME}
  why       The API server refuses other names: most kinds want a DNS subdomain, namespaces and services a DNS label.
  fix       Write another name.

1 finding: 1 rejected; checked 3 objects in 4 files; skipped 2 documents without a Kubernetes object
`);
});

test('a file that is named twice is read once', () => {
  expect(check('good.yaml', './good.yaml', 'tree/a').stdout).toContain('checked 2 objects in 2 files');
});

test('standard input, as Helm writes it', () => {
  const stdin = `---\n# Source: demo/templates/a.yaml\n${GOOD}---\n# Source: demo/templates/b.yaml\n---\n# Source: demo/templates/c.yaml\n${REJECTED}`;
  const { code, stdout } = invoke(files, ['check', '-'], { stdin });
  expect(code).toBe(1);
  expect(stdout).toContain('  at        stdin:14:3\n');
  expect(stdout).toContain('1 finding: 1 rejected; checked 2 objects in 1 file\n');
});

test('an acknowledged finding is told with its reason', () => {
  const { stdout } = check('acknowledged.yaml');
  expect(stdout).toContain('REJECTED (acknowledged) metadata/has-valid-name: The name of an object must have the form that its kind demands\n');
  expect(stdout).toContain('  reason    It is renamed later.\n\n1 finding: 1 acknowledged; checked 1 object in 1 file\n');
});

test('nothing found', () => {
  expect(check('good.yaml')).toEqual({ code: 0, stdout: 'no findings; checked 1 object in 1 file\n', stderr: '' });
});

test('the platform decides', () => {
  const domain = { memory: { guest: '1Gi' }, firmware: { bootloader: { bios: {} } }, devices: {} };
  const stdin = JSON.stringify({ ...JSON.parse(WARNED), apiVersion: 'kubevirt.io/v1', spec: { runStrategy: 'Halted', template: { spec: { domain } } } });
  expect(invoke(files, ['check', '-'], { stdin }).code).toBe(0);
  expect(invoke(files, ['check', '-', '--platform', 'platform.yaml'], { stdin }).code).toBe(1);
});

test('--output takes the report, and standard error the summary', () => {
  expect(check('rejected.yaml', '--format', 'json', '--output', 'report.json'))
    .toEqual({ code: 1, stdout: '', stderr: '1 finding: 1 rejected; checked 1 object in 1 file\n' });
  expect(readFileSync(join(files, 'report.json'), 'utf8')).toBe(check('rejected.yaml', '--format', 'json').stdout);
});

describe('--min-level', () => {
  test.each([
    [[], 'rejected, unstartable, warned, advised', '4 findings: 1 rejected, 1 unstartable, 1 warned, 1 advised; checked'],
    [['--min-level', 'warned'], 'rejected, unstartable, warned', '3 findings: 1 rejected, 1 unstartable, 1 warned; not shown: 1 below warned; checked'],
    [['--min-level', 'rejected', '--fail-on', 'rejected'], 'rejected', '1 finding: 1 rejected; not shown: 3 below rejected; checked'],
  ])('%j reports %s', (flags, levels, summary) => {
    const paths = ['rejected.yaml', 'unstartable.json', 'warned.json', 'tree/../advised.yaml'];
    const { code, stdout } = check(...paths, ...flags);
    expect({ code, levels: [...stdout.matchAll(/^[A-Z]+(?= )/gm)].map(([level]) => level.toLowerCase()).join(', ') }).toEqual({ code: 1, levels });
    expect(stdout).toContain(summary);
    const { findings } = JSON.parse(check(...paths, ...flags, '--format', 'json').stdout);
    expect(findings.map(({ level }: { level: string }) => level).join(', ')).toBe(levels);
  });
});

describe('on a terminal', () => {
  const onTerminal = (args: string[], env = {}, tick = 0) => invoke(files, ['check', ...args], { tty: true, env, tick });

  test('the first line of a finding is coloured', () => {
    expect(onTerminal(['rejected.yaml']).stdout).toMatch(/^\u001B\[1;31mREJECTED metadata\/has-valid-name: [^\n]+\u001B\[0m\n {2}at /);
    expect(onTerminal(['advised.yaml']).stdout).toMatch(/^\u001B\[1;36mADVISED /);
  });

  test.each<[string, boolean, { readonly [variable: string]: string }, boolean]>([
    ['a terminal', true, {}, true],
    ['a terminal and NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a terminal and an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['a terminal without colours', true, { TERM: 'dumb' }, false],
    ['a terminal and FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['no terminal', false, {}, false],
    ['no terminal and FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['no terminal and an empty FORCE_COLOR', false, { FORCE_COLOR: '' }, false],
    ['no terminal and both', false, { FORCE_COLOR: '3', NO_COLOR: '1' }, true],
  ])('with %s', (_, tty, env, isColoured) => {
    expect(invoke(files, ['check', 'rejected.yaml'], { tty, env }).stdout.includes('\u001B')).toBe(isColoured);
    expect(invoke(files, ['check', 'rejected.yaml', '--format', 'json'], { tty, env }).stdout).not.toContain('\u001B');
  });

  test('work of more than a second shows how far it is', () => {
    expect(onTerminal(['good.yaml'], {}, 10).stderr).toBe('');
    expect(onTerminal(['good.yaml'], {}, 2000).stderr).toBe(
      `\r\u001B[2K[${'#'.repeat(30)}] judging`.repeat(2) + '\r\u001B[2K',
    );
    expect(invoke(files, ['check', 'good.yaml'], { tick: 2000 }).stderr).toBe('');
  });
});
