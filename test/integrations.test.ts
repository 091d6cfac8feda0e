import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { directory, GOOD, REJECTED } from './cli/invoke';
import { check } from '../src/cli/check-command';

const ROOT = join(__dirname, '..');
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { version } = JSON.parse(textOf('package.json')) as { version: string };
const FILES = ['.pre-commit-hooks.yaml', 'action.yml', 'integrations/gitlab.yml', 'integrations/Dockerfile', 'integrations/argo-cd/plugin.yaml'];
const CLI = ['--import', 'tsx', join(ROOT, 'src', 'cli', 'main.ts')];

/** Programs, each a script of the shell, before those of the machine. */
function programs(scripts: { readonly [name: string]: string }): { readonly PATH: string } {
  const root = directory({});
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(root, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(root, name), 0o755);
  }
  return { PATH: `${root}:${process.env.PATH}` };
}

/** What a script calls npx with, an argument a line. */
function calledBy(shell: readonly string[], script: string, env: { readonly [name: string]: string } = {}): string[] {
  const [program, ...args] = shell;
  const { stdout, stderr, status } = spawnSync(program, [...args, script], { encoding: 'utf8', env: { ...env, ...programs({ npx: 'printf \'%s\\n\' "$@"' }) } });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout.trimEnd().split('\n');
}

/** Whether check has all options of a call. */
function expectOptionsOf(call: readonly string[]): void {
  const options = call.filter((each) => /^--\w/.test(each) && each !== '--yes').map((each) => each.slice(2));
  expect(Object.keys(check.options)).toEqual(expect.arrayContaining(options));
}

test.each([...FILES.filter((file) => !file.endsWith('plugin.yaml')), 'integrations/argo-cd/repo-server.yaml'])('%s names this version', (file) => {
  const named = [...textOf(file).matchAll(/\b\d+\.\d+\.\d+(?:-[\w.]+)?\b/g)].map(([each]) => each);
  expect(new Set(named)).toEqual(new Set([version]));
});

test('so do the pages that show how to use them', () => {
  const named = [...textOf('docs/pipelines.md').matchAll(/(?:@v|rev: v|\/v|VERSION=)(\d+\.\d+\.\d+)/g)].map(([, each]) => each);
  expect(named).toEqual(Array(4).fill(version));
});

test('the hook of pre-commit judges everything at once', () => {
  const [[hook]] = loadAll(textOf('.pre-commit-hooks.yaml')) as [[{ entry: string; args: string[]; files: string; pass_filenames: boolean }]];
  expect(hook).toMatchObject({ id: 'cdk8s-kubevirt-check', language: 'system', pass_filenames: false, require_serial: true });
  expect(calledBy(['sh', '-c'], [hook.entry, ...hook.args].join(' '))).toEqual(['--yes', `cdk8s-kubevirt@${version}`, 'check', '.']);
  expect(['a.yaml', 'a/b.yml', 'c.json', 'a.yaml.tpl', 'yaml'].map((file) => new RegExp(hook.files).test(file))).toEqual([true, true, true, false, false]);
});

interface Action {
  readonly inputs: { readonly [name: string]: { readonly default: string } };
  readonly runs: { readonly steps: readonly { readonly run: string; readonly env: { readonly [name: string]: string }; readonly uses?: string }[] };
}

const [action] = loadAll(textOf('action.yml')) as [Action];

test('the action has one step, which uses no other action and takes every input through its environment', () => {
  const [{ env, run, uses }, ...more] = action.runs.steps;
  expect([uses, more]).toEqual([undefined, []]);
  expect(Object.values(env).sort()).toEqual(Object.keys(action.inputs).map((name) => `\${{ inputs.${name} }}`).sort());
  expect(run).not.toContain('${{');
});

test.each<[what: string, inputs: { readonly [name: string]: string }, call: string[]]>([
  ['nothing', {}, ['--fail-on', 'unstartable', '--format', 'github', '--', '.']],
  ['paths', { paths: 'a b\n\n-c\n$(touch x)\n' }, ['--fail-on', 'unstartable', '--format', 'github', '--', 'a b', '-c', '$(touch x)']],
  ['another report', { format: 'text' }, ['--fail-on', 'unstartable', '--format', 'text', '--', '.']],
  ['everything', { 'platform': 'p f.yaml', 'fail-on': 'never', 'render': 'true', 'format': 'text', 'sarif': 'a.sarif' },
    ['--fail-on', 'never', '--format', 'sarif', '--output', 'a.sarif', '--platform', 'p f.yaml', '--render', '--', '.']],
])('the action with %s', (_, inputs, call) => {
  const [{ env, run }] = action.runs.steps;
  const values = Object.entries(env).map(([name, value]) => {
    const [, input = ''] = /inputs\.([\w-]+)/.exec(value) ?? [];
    return [name, inputs[input] ?? String(action.inputs[input].default)];
  });
  const called = calledBy(['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', '-c'], run, Object.fromEntries(values));
  expect(called).toEqual(['--yes', `cdk8s-kubevirt@${version}`, 'check', ...call]);
  expectOptionsOf(called);
});

test('the job of GitLab', () => {
  const [{ spec }, jobs] = loadAll(textOf('integrations/gitlab.yml')) as [{ spec: { inputs: { [name: string]: { default: string } } } }, { [name: string]: { script: [string] } }];
  const [line] = jobs['cdk8s-kubevirt-check'].script;
  const script = line.replace(/\$\[\[ inputs\.(\w+) \]\]/g, (_, name: string) => (name === 'options' ? '--platform p.yaml' : spec.inputs[name].default));
  const called = calledBy(['sh', '-c'], script);
  expect(called).toEqual(['--yes', `cdk8s-kubevirt@${version}`, 'check', '.', '--format', 'junit', '--output', 'cdk8s-kubevirt.xml', '--platform', 'p.yaml']);
  expectOptionsOf(called);
});

test('the image runs without rights, as a number, by which runAsNonRoot knows', () => {
  const lines = textOf('integrations/Dockerfile').split('\n').filter((line) => /^[A-Z]+ /.test(line));
  expect(lines.map((line) => line.split(' ', 1)[0])).toEqual(['ARG', 'FROM', 'ARG', 'ARG', 'RUN', 'USER', 'WORKDIR', 'ENTRYPOINT', 'CMD']);
  expect(lines).toContain('USER 1000');
});

test.each<[what: string, built: string, stdout: string, status: number]>([
  ['what is good is handed over, byte for byte', GOOD, GOOD, 0],
  ['what is refused is not', REJECTED, '', 1],
])('the plugin of Argo CD: %s', (_, built, stdout, status) => {
  const [plugin] = loadAll(textOf('integrations/argo-cd/plugin.yaml')) as [{ spec: { generate: { command: [string, ...string[]]; args: string[] } } }];
  const { command: [program, ...options], args } = plugin.spec.generate;
  const env = programs({
    'kustomize': `printf '%s' '${built.trimEnd()}'; echo`,
    'cdk8s-kubevirt': `exec ${process.execPath} ${CLI.join(' ')} "$@"`,
  });
  const ran = spawnSync(program, [...options, ...args], { encoding: 'utf8', cwd: ROOT, env });
  expect([ran.stdout, ran.status]).toEqual([stdout, status]);
  expect(ran.stderr).toMatch(status ? /metadata\/has-valid-name/ : /no findings/);
});

test('the page shows inputs that there are', () => {
  const [, github] = /## GitHub\n[\s\S]*?```yaml\n([\s\S]*?)```/.exec(textOf('docs/pipelines.md')) ?? [];
  const [workflow] = loadAll(github) as [{ jobs: { manifests: { steps: { uses: string; with?: object }[] } } }];
  const [, step] = workflow.jobs.manifests.steps;
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
});
