import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  return code === 2 ? { code, stderr } : { code, ...JSON.parse(stdout) as { readonly summary: object; readonly findings: readonly object[] } };
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
  expect(summary).toMatchObject({ files: 5, objects: 3, skippedAs: { 'Kustomize patch': ['overlays/prod/p.yaml'], 'Helm chart': ['lib/Chart.yaml'] } });
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
  expect(findings).toMatchObject([{ file: 'broken', rule: 'file/is-readable', got: expect.stringMatching(/^kustomize build failed: .*broken: no$/), fix: 'Make it render, or leave it out.' }]);
});

test.each([
  [{ 'prod/kustomization.yaml': KUSTOMIZATION }, 'kustomize or kubectl on the PATH for prod'],
  [{ 'shop/Chart.yaml': CHART }, 'helm on the PATH for shop'],
])('a missing program is told', (files, needed) => {
  expect(rendered(directory(files), ['.'], programs())).toEqual({ code: 2, stderr: `cdk8s-kubevirt: --render needs ${needed}\n` });
});
