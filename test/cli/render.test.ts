import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory, GOOD, invoke, REJECTED } from './invoke';

const KUSTOMIZATION = 'resources: [a.yaml]\n';
const CHART = 'apiVersion: v2\nname: shop\nversion: 0.1.0\n';

/** Programs that keep what they were called with, and write an object; for a folder whose name ends in `broken` they fail. */
function programs(...names: string[]): { readonly PATH: string } {
  const root = directory({});
  mkdirSync(join(root, 'bin'));
  for (const name of names) {
    const file = join(root, 'bin', name);
    writeFileSync(file, `#!/bin/sh
for last; do :; done
case "$last" in *broken) echo first >&2; echo "$last: no" >&2; exit 1;; esac
echo "${name} $*" >> "$\{0%/*}/called"
printf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: rendered, namespace: %s}\\n' "$\{last##*/}"
`);
    chmodSync(file, 0o755);
  }
  return { PATH: join(root, 'bin') };
}

/** What was judged, or why nothing was. */
function rendered(root: string, args: readonly string[], env: { readonly [name: string]: string }) {
  const { code, stdout, stderr } = invoke(root, ['check', '--render', '--format', 'json', ...args], { env });
  return code === 2 ? { code, stderr } : { code, ...JSON.parse(stdout) as { readonly summary: object; readonly findings: object[] } };
}

const FOLDERS = {
  'base/kustomization.yaml': KUSTOMIZATION,
  'base/a.yaml': REJECTED,
  'overlays/prod/kustomization.yaml': 'resources: [../../base]\npatches: [{path: p.yaml}]\ncomponents: [../../gpu]\n',
  'overlays/prod/p.yaml': REJECTED,
  'gpu/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n',
  'chart/Chart.yaml': CHART,
  'chart/templates/a.yaml': REJECTED,
  'chart/charts/db/Chart.yaml': CHART,
  'lib/Chart.yaml': `${CHART}type: library\n`,
  'z.yaml': GOOD,
};

test('kustomize and helm are run for each outermost folder, and nothing that they read is judged by itself', () => {
  const { code, summary, findings } = rendered(directory(FOLDERS), ['.'], programs('kustomize', 'helm')) as { code: number; summary: object; findings: object[] };
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
  expect(summary).toMatchObject({ files: 4, objects: 3, skippedAs: { 'Helm chart': ['lib/Chart.yaml'] } });
});

test('nothing is run unless it is asked for', () => {
  const { stdout } = invoke(directory(FOLDERS), ['check', '--format', 'json', '.'], { env: programs('kustomize', 'helm') });
  expect(JSON.parse(stdout).summary).toMatchObject({ files: 10, objects: 3, rejected: 2 });
});

test.each([
  [['kustomize', 'kubectl'], { 'prod/kustomization.yaml': KUSTOMIZATION }, 'kustomize build'],
  [['kubectl'], { 'prod/kustomization.yaml': KUSTOMIZATION }, 'kubectl kustomize'],
  [['helm'], { 'prod/Chart.yaml': CHART }, 'helm template --include-crds shop'],
])('of %j the first is called with the folder', (names, files, call) => {
  const root = directory(files);
  const env = programs(...names);
  expect(invoke(root, ['check', '--render', 'prod'], { env }).stdout).toBe('no findings; checked 1 object in 1 file\n');
  expect(readFileSync(join(env.PATH, 'called'), 'utf8')).toBe(`${call} ${join(root, 'prod')}\n`);
});

test('a program that fails is one finding, with its last words', () => {
  const { code, findings } = rendered(directory({ 'broken/kustomization.yaml': KUSTOMIZATION, 'z.yaml': GOOD }), ['.'], programs('kustomize')) as { code: number; findings: object[] };
  expect(code).toBe(1);
  expect(findings).toMatchObject([{ file: 'broken/kustomization.yaml', line: 1, column: 1, rule: 'file/is-readable', got: expect.stringMatching(/^kustomize build failed: .*broken: no$/), fix: 'Make it render, or leave it out.' }]);
});

test('of what kubectl logs only the reason is told', () => {
  const root = directory({ 'prod/kustomization.yaml': KUSTOMIZATION });
  const bin = directory({ kubectl: '#!/bin/sh\necho \'E1130 05:43:31.714530   30322 run.go:72] "command failed" err="no such file"\' >&2\nexit 1\n' });
  chmodSync(join(bin, 'kubectl'), 0o755);
  const { findings } = rendered(root, ['.'], { PATH: bin }) as { findings: object[] };
  expect(findings).toMatchObject([{ got: 'kubectl kustomize failed: no such file' }]);
});

test.each([
  [{ 'prod/kustomization.yaml': KUSTOMIZATION }, 'kustomize or kubectl on the PATH for prod/kustomization.yaml'],
  [{ 'shop/Chart.yaml': CHART }, 'helm on the PATH for shop/Chart.yaml'],
])('a missing program is told', (files, needed) => {
  expect(rendered(directory(files), ['.'], programs())).toEqual({ code: 2, stderr: `cdk8s-kubevirt: rendering needs ${needed}; install it, or leave the folder out by ignore in .cdk8s-kubevirt.yaml\n` });
});

describe('what is found in what was rendered', () => {
  const overlays = (config: string) => directory({
    '.cdk8s-kubevirt.yaml': config,
    'overlays/DEV/kustomization.yaml': 'resources: [https://example.com/base]\n',
  });
  const stub = () => programs('kustomize');

  test('stands at the start of the file that was rendered', () => {
    const { findings } = rendered(overlays('paths: [overlays]\n'), [], stub()) as { findings: object[] };
    expect(findings).toMatchObject([{ file: 'overlays/DEV/kustomization.yaml', line: 1, column: 1, namespace: 'DEV', field: 'metadata.namespace' }]);
  });

  test.each([
    ['overlays/DEV/', 0], ['overlays/DEV', 0], ['overlays/**', 0], ['kustomization.yaml', 0], ['*.yaml', 0], ['overlays/PROD/', 1],
  ])('is meant by the pattern %s as its files are', (pattern, code) => {
    expect(rendered(overlays(`overrides: [{files: ['${pattern}'], rules: {metadata: off}}]\n`), ['.'], stub()).code).toBe(code);
  });

  test('is read however the path is written', () => {
    const root = overlays('render: true\n');
    const texts = ['overlays/DEV', 'overlays/DEV/', `${root}/overlays//DEV/`].map((path) => invoke(root, ['check', '--format', 'summary', path], { env: stub() }).stdout);
    expect(new Set(texts)).toEqual(new Set([expect.stringContaining('1 finding: 1 rejected; checked 1 object in 1 file\n')]));
  });
});

const HINT = `\
cdk8s-kubevirt: skipped 1 kustomization, built by kustomize: prod/kustomization.yaml
cdk8s-kubevirt: --render reads what kustomizations and charts come to
`;

test.each([
  ['report', '--format', 'json'], ['graph', '--format', 'json'], ['reach', '--format', 'json'], ['start', '--format', 'json'],
  ['upgrade', '--from', '1.8', '--to', '1.9', '--format', 'json'],
])('%s renders where the option or the config says so, and tells what it would render', (...args) => {
  const files = { 'prod/kustomization.yaml': 'resources: [a.yaml]\n', 'prod/a.yaml': GOOD, 'prod/b.yaml': GOOD };
  const calls = (config: { readonly [path: string]: string }, ...more: string[]) => {
    const root = directory({ ...files, ...config });
    const env = programs('kustomize');
    const { code, stderr } = invoke(root, [...args, ...more, 'prod'], { env });
    return { code, stderr, called: existsSync(join(env.PATH, 'called')) };
  };
  expect(calls({})).toEqual({ code: 0, stderr: HINT, called: false });
  expect(calls({}, '--render')).toEqual({ code: 0, stderr: '', called: true });
  expect(calls({ '.cdk8s-kubevirt.yaml': 'render: true\n' })).toEqual({ code: 0, stderr: '', called: true });
});

test('adopt tells what it leaves out', () => {
  const root = directory({ 'prod/kustomization.yaml': KUSTOMIZATION, 'prod/a.yaml': GOOD });
  expect(invoke(root, ['adopt', 'prod']).stderr).toContain('cdk8s-kubevirt: skipped 1 kustomization, built by kustomize: prod/kustomization.yaml\n');
});
