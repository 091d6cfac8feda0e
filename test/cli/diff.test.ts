import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory, invoke, REJECTED } from './invoke';

const volume = (size: string, name = 'data') => `\
apiVersion: cdi.kubevirt.io/v1beta1
kind: DataVolume
metadata: {name: ${name}, namespace: demo}
spec:
  source: {blank: {}}
  storage: {resources: {requests: {storage: ${size}}}}
`;
const settings = (value: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: demo}\ndata: {key: ${value}}\n`;
const policy = (app: string) => `\
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: demo}
spec: {podSelector: {matchLabels: {app: ${app}}}}
`;
const diff = (root: string, ...args: string[]) => invoke(root, ['diff', ...args]);

/** A repository with a commit for each set of files; the last is checked out. */
function repository(...commits: readonly { readonly [path: string]: string }[]): string {
  const root = directory({});
  const git = (...args: string[]) => {
    const { status, stderr } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'core.hooksPath=/dev/null', ...args], { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  git('init', '-q', '-b', 'main');
  for (const files of commits) {
    const made = directory(files);
    for (const path of Object.keys(files)) {
      const folder = path.includes('/') ? path.slice(0, path.indexOf('/')) : path;
      rmSync(join(root, folder), { recursive: true, force: true });
    }
    for (const path of new Set(Object.keys(files).map((each) => each.split('/')[0]))) renameSync(join(made, path), join(root, path));
    git('add', '-A');
    git('commit', '-q', '-m', 'change', '--allow-empty');
  }
  return root;
}

test('a block for each object, the gravest first', () => {
  const root = directory({
    'old/a.yaml': [volume('10Gi'), settings('a'), policy('a'), volume('1Gi', 'gone')].join('---\n'),
    'new/a.yaml': [volume('20Gi'), settings('b'), policy('b')].join('---\n'),
  });
  expect(diff(root, 'old', 'new')).toEqual({
    code: 1,
    stderr: '',
    stdout: `\
REFUSED DataVolume demo/data (changed) new/a.yaml:6
  the spec of a DataVolume is immutable: the webhook of CDI refuses it
    spec.storage.resources.requests.storage: 10Gi -> 20Gi
    fix: Take the change back. To grow the disk, raise the storage request of the PersistentVolumeClaim that it made; for other content make a DataVolume under a new name.

DATA AT RISK DataVolume demo/gone (removed) old/a.yaml:18
  the DataVolume is deleted with the PersistentVolumeClaim that it owns, and its data, as soon as no pod uses it
    fix: Keep it in the set, or take a snapshot first; to leave the data out of the set, tell the tool that applies it not to prune it.

LIVE NetworkPolicy demo/web (changed) new/a.yaml:16
  the network enforces it at once on the pod networks of running guests, mostly not on secondary ones
    spec.podSelector.matchLabels.app: a -> b

NO EFFECT on guests
  ConfigMap demo/settings (changed)

4 objects of 4: 1 refused, 1 data at risk, 1 live, 1 without effect
`,
  });
});

describe('a VM', () => {
  const vm = (guest: string, more = '', labels = 'app: web') => `\
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: {name: web, namespace: demo${more}
spec:
  runStrategy: Always
  template:
    metadata: {labels: {${labels}}}
    spec:
      architecture: amd64
      domain:
        cpu: ${guest}
        memory: {guest: 2Gi}
        devices: {disks: [{name: root, disk: {bus: virtio}}]}
      volumes: [{name: root, containerDisk: {image: "quay.io/a:1"}}]
`;
  const LIVE = ', uid: u, resourceVersion: "1"';
  const status = (printable: string) => `status: {printableStatus: ${printable}}\n`;
  const told = (before: string, after: string, ...args: string[]) => (
    diff(directory({ 'old.yaml': before, 'new.yaml': after }), '--fail-on', 'never', ...args, 'old.yaml', 'new.yaml').stdout.split('\n')[0]
  );

  test.each<[string, string, string, string[], string]>([
    ['more sockets', vm('{sockets: 2}', '}'), vm('{sockets: 4}', '}'), [], 'MIGRATION VirtualMachine demo/web (changed) new.yaml:11'],
    ['more cores', vm('{sockets: 2, cores: 1}', '}'), vm('{sockets: 2, cores: 2}', '}'), [], 'RESTART NEEDED VirtualMachine demo/web (changed) new.yaml:11'],
    ['staged', vm('{sockets: 2}', '}'), vm('{sockets: 4}', '}'), ['--rollout-strategy', 'Stage'], 'RESTART NEEDED VirtualMachine demo/web (changed) new.yaml:11'],
    ['stopped', vm('{sockets: 2}', '}'), vm('{sockets: 4}', '}'), ['--guest', 'absent'], 'NO EFFECT VirtualMachine demo/web (changed) new.yaml:6'],
    ['an annotation of the server', vm('{sockets: 2}', ', annotations: {kubevirt.io/latest-observed-api-version: v1}}'), vm('{sockets: 2}', '}'), [], 'nothing changes in 1 object'],
    ['live and stopped', vm('{sockets: 2}', `${LIVE}}`) + status('Stopped'), vm('{sockets: 4}', '}'), [], 'NO EFFECT VirtualMachine demo/web (changed) new.yaml:6'],
    ['live, with what the server fills in', vm('{sockets: 2}', `${LIVE}}`).replace('architecture: amd64', 'architecture: amd64\n      evictionStrategy: None') + status('Running'),
      vm('{sockets: 2}', '}').replace('      architecture: amd64\n', ''), [], 'nothing changes in 1 object'],
    ['labels of the template', vm('{sockets: 2}', '}'), vm('{sockets: 2}', '}', 'app: www'), [], 'NEXT START VirtualMachine demo/web (changed) new.yaml:7'],
  ])('%s', (_, before, after, args, line) => {
    expect(told(before, after, ...args)).toBe(line);
  });
});

test('nothing changes', () => {
  const root = directory({ 'old.yaml': volume('10Gi'), 'new.yaml': volume('10240Mi') });
  expect(diff(root, 'old.yaml', 'new.yaml')).toEqual({ code: 0, stderr: '', stdout: 'nothing changes in 1 object\n' });
  expect(diff(root, '--format', 'markdown', 'old.yaml', 'new.yaml').stdout).toBe('**Guests are not touched**: nothing changes in 1 object.\n');
});

test('what is new and not admitted is refused, what was so before is not told', () => {
  const root = directory({ 'old/a.yaml': settings('a'), 'new/a.yaml': settings('a'), 'new/b.yaml': REJECTED });
  const { code, stdout } = diff(root, 'old', 'new');
  expect(code).toBe(1);
  expect(stdout).toContain('REFUSED ConfigMap A (added) new/b.yaml:4\n  it is not admitted: ');
  expect(stdout).toContain('(metadata/has-valid-name; allowed: ');
  expect(diff(root, 'new', 'new')).toMatchObject({ code: 0, stdout: 'nothing changes in 2 objects\n' });
});

test('a document that cannot be read', () => {
  const root = directory({ 'old.yaml': settings('a'), 'new.yaml': `${settings('a')}---\na: [\n` });
  expect(diff(root, 'old.yaml', 'new.yaml')).toMatchObject({ code: 1, stdout: expect.stringContaining('REFUSED Document new.yaml:7 (changed)\n  it is not admitted: ') });
  expect(diff(root, 'new.yaml', 'old.yaml')).toMatchObject({ code: 0, stderr: expect.stringContaining('1 file or document of new.yaml cannot be read') });
});

test('what is secret is not shown', () => {
  const secret = (value: string) => `apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: demo}\nimmutable: true\nstringData: {key: ${value}}\n`;
  const root = directory({ 'old.yaml': secret('hunter1'), 'new.yaml': secret('hunter2') });
  for (const format of ['text', 'markdown', 'json']) {
    const { stdout } = diff(root, '--format', format, 'old.yaml', 'new.yaml');
    expect(stdout).toContain('data.key');
    expect(stdout).not.toMatch(/hunter|aHVudGVy/);
  }
});

test.each<[string, string, number]>([
  ['data-at-risk', 'the default', 0], ['refused', 'only what is refused', 0], ['live', 'what is live', 1], ['none', 'any change', 1], ['never', 'nothing', 0],
])('--fail-on %s: %s', (effect, _, code) => {
  const root = directory({ 'old.yaml': policy('a'), 'new.yaml': policy('b') });
  expect(diff(root, '--fail-on', effect, 'old.yaml', 'new.yaml').code).toBe(code);
});

test('Markdown is a table with details, in which no text of a manifest is markup', () => {
  const root = directory({ 'old.yaml': policy('a'), 'new.yaml': policy('"<b>|x|</b>"') });
  expect(diff(root, '--format', 'markdown', '--fail-on', 'never', 'old.yaml', 'new.yaml').stdout).toBe(`\
**Refused**: it is not admitted, or what it makes never starts: nothing of the object is changed. 1 object of 1: 1 refused.

| Effect | Object | Field | Why |
|---|---|---|---|
| **refused** | \`NetworkPolicy demo/web\` changed (\`new.yaml:4\`) | \`spec.podSelector.matchLabels.app\` app: &lt;b&gt;\\|x\\|&lt;/b&gt; | it is not admitted: Selectors of a NetworkPolicy must select labels that can exist (network-policy/has-valid-selector; allowed: nothing, or at most 63 letters, digits, -, \\_ and ., starting and ending with a letter or digit) |

<details><summary>refused: NetworkPolicy demo/web</summary>

- **refused**: it is not admitted: Selectors of a NetworkPolicy must select labels that can exist (network-policy/has-valid-selector; allowed: nothing, or at most 63 letters, digits, -, \\_ and ., starting and ending with a letter or digit)
  - \`spec.podSelector.matchLabels.app\`: app: &lt;b&gt;\\|x\\|&lt;/b&gt;
  - _Write keys and values as labels have them; In and NotIn take values, Exists and DoesNotExist take none._

</details>
`);
});

describe('of many', () => {
  const many = (sizeOf: (i: number) => number, count: number) => Array.from({ length: count }, (_, i) => volume(`${sizeOf(i)}Gi`, `data-${i}`)).join('---\n');
  const root = directory({
    'old.yaml': `${many((i) => i + 1, 60)}---\n${settings('a')}`,
    'new.yaml': `${many((i) => i + 2, 60)}---\n${settings('b')}`,
    'one.yaml': many(() => 1, 25),
    'two.yaml': many(() => 2, 25),
    'few.yaml': settings('a'),
    'other.yaml': settings('b'),
  });

  test('the table and the details have an end', () => {
    const { stdout } = diff(root, '--format', 'markdown', 'old.yaml', 'new.yaml');
    expect(stdout.match(/^\| \*\*refused/gm)).toHaveLength(50);
    expect(stdout.match(/^<details>/gm)).toHaveLength(25);
    expect(stdout).toContain('\nand 10 more objects.\n');
    expect(stdout).toContain('\nDetails of 35 more objects are in the text report.\n');
    expect(stdout).toContain('\n1 more object changes without effect on guests.\n');
    expect(stdout.length).toBeLessThan(65_536);
  });

  test('what changes alike is told once', () => {
    const names = Array.from({ length: 19 }, (_, i) => `        DataVolume demo/data-${i + 1} (changed) two.yaml:${7 * (i + 1) + 6}`);
    expect(diff(root, 'one.yaml', 'two.yaml').stdout).toBe(`\
REFUSED DataVolume demo/data-0 (changed) two.yaml:6
${names.join('\n')}
        and 5 more
  the spec of a DataVolume is immutable: the webhook of CDI refuses it
    spec.storage.resources.requests.storage: 1Gi -> 2Gi
    fix: Take the change back. To grow the disk, raise the storage request of the PersistentVolumeClaim that it made; for other content make a DataVolume under a new name.

25 objects of 25: 25 refused
`);
    const { stdout } = diff(root, '--format', 'markdown', 'one.yaml', 'two.yaml');
    expect(stdout.match(/^\| \*\*refused.*/gm)).toEqual([
      expect.stringMatching(/\| `DataVolume demo\/data-0` changed \(`two\.yaml:6`\)<br>.*`DataVolume demo\/data-9` changed \(`two\.yaml:69`\)<br>and 15 more \| `spec\.storage/),
    ]);
    expect(stdout).toContain('<details><summary>refused: DataVolume demo/data-0 and 24 more</summary>');
  });

  test('one line where guests are not touched', () => {
    expect(diff(root, '--format', 'markdown', 'few.yaml', 'other.yaml').stdout)
      .toBe('**Guests are not touched**: 1 object of 1 changes without effect on them.\n');
  });
});

test('JSON has all of it', () => {
  const root = directory({ 'old.yaml': volume('10Gi'), 'new.yaml': volume('20Gi') });
  const report = JSON.parse(diff(root, '--format', 'json', 'old.yaml', 'new.yaml').stdout) as object;
  expect(report).toMatchObject({
    summary: { old: 'old.yaml', new: 'new.yaml', objects: 1, changed: 1, unchanged: 0, leftAlone: 0, effects: { refused: 1 } },
    changes: [{
      effect: 'refused',
      outcome: 'changed',
      kind: 'DataVolume',
      namespace: 'demo',
      name: 'data',
      place: 'new.yaml:6',
      consequences: [{ effect: 'refused', field: 'spec.storage.resources.requests.storage', difference: '10Gi -> 20Gi' }],
    }],
  });
});

describe('revisions of git', () => {
  const root = repository({ 'dist/a.yaml': volume('10Gi'), 'other.yaml': settings('a') }, { 'dist/a.yaml': volume('20Gi'), 'dist/node_modules/b.yaml': settings('c') });

  test.each<[string, string[]]>([
    ['the path of NEW', ['HEAD~1', 'dist']],
    ['the same from there', ['HEAD~1', 'dist/a.yaml']],
    ['a path of its own', ['HEAD~1:dist', 'dist']],
    ['two revisions', ['HEAD~1:dist', 'HEAD:dist']],
    ['a branch', ['main~1:dist/a.yaml', 'dist/a.yaml']],
    ['a path from here', ['HEAD~1:./dist', 'dist']],
  ])('%s', (_, args) => {
    const { code, stdout, stderr } = diff(root, ...args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('spec.storage.resources.requests.storage: 10Gi -> 20Gi');
    expect(stdout).toContain('1 object of 1: 1 refused');
  });

  test('the working tree of a revision without changes', () => {
    expect(diff(root, 'HEAD', 'dist').stdout).toBe('nothing changes in 1 object\n');
  });

  test('a path that the revision does not have', () => {
    writeFileSync(join(root, 'new.yaml'), settings('a'));
    expect(diff(root, 'HEAD', 'new.yaml')).toMatchObject({ code: 0, stderr: 'cdk8s-kubevirt: new.yaml is not in HEAD: all of it is new\n' });
    expect(diff(root, 'HEAD:absent', 'dist')).toEqual({
      code: 2, stdout: '', stderr: 'cdk8s-kubevirt: HEAD has no path absent; git takes it from the root of the repository, or from here with ./ before it\n',
    });
  });
});

describe('kustomizations', () => {
  const overlay = { 'prod/kustomization.yaml': 'resources: [../base]\n' };
  const root = repository(
    { 'base/a.yaml': volume('10Gi'), 'base/kustomization.yaml': 'resources: [a.yaml]\n', ...overlay },
    { 'base/a.yaml': volume('20Gi'), 'base/kustomization.yaml': 'resources: [a.yaml]\n' },
  );
  const bin = directory({ kustomize: '#!/bin/sh\ncat "$2/../base/a.yaml"\n' });
  chmodSync(join(bin, 'kustomize'), 0o755);
  const rendering = (...args: string[]) => invoke(root, ['diff', '--render', ...args], { env: { PATH: `${bin}:/bin:/usr/bin` } });

  test.each([['HEAD~1', 'prod'], ['HEAD~1:prod', 'prod'], ['HEAD~1:./prod', 'HEAD:prod'], ['HEAD~1', 'prod/kustomization.yaml'], ['HEAD~1', join(root, 'prod/')]])(
    'what %s and %s come to is compared', (old, fresh) => {
      const { code, stdout, stderr } = rendering(old, fresh);
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(stdout).toMatch(/^REFUSED DataVolume demo\/data \(changed\) \S*prod\/kustomization.yaml:1\n/);
      expect(stdout).toContain('1 object of 1: 1 refused');
    },
  );

  test('where they are not rendered, it is told', () => {
    expect(diff(root, 'HEAD~1', 'prod')).toEqual({
      code: 2, stdout: '', stderr: `\
cdk8s-kubevirt: no Kubernetes object in HEAD~1:prod
skipped 1 kustomization, built by kustomize: HEAD~1:prod/kustomization.yaml
--render reads what kustomizations and charts come to
`,
    });
    expect(diff(root, 'HEAD~1', '.').stderr).toBe(`\
cdk8s-kubevirt: skipped 2 kustomizations, built by kustomize: base/kustomization.yaml, prod/kustomization.yaml
cdk8s-kubevirt: --render reads what kustomizations and charts come to
`);
  });
});

describe('what kubectl prints of a cluster', () => {
  const item = (kind: string, name: string, more: string) => `- apiVersion: ${kind.slice(0, kind.lastIndexOf('/'))}
  kind: ${kind.slice(kind.lastIndexOf('/') + 1)}
  metadata: {name: ${name}, namespace: demo, uid: u-${name}, resourceVersion: "1", creationTimestamp: "2026-01-01T00:00:00Z", generation: 1}
${more}`;
  const live = `apiVersion: v1
kind: List
items:
${item('v1/Service', 'web', '  spec: {clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1], selector: {app: web}, ports: [{port: 80, protocol: TCP, targetPort: 80}]}\n')}
${item('v1/ConfigMap', 'kube-root-ca.crt', '  data: {ca: x}\n')}
`;
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: demo}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n';
  const root = directory({ 'live.yaml': live, 'new.yaml': service });

  test('nothing that the server fills in is a change, and what is not of the set stays', () => {
    expect(diff(root, '--live', 'live.yaml', 'new.yaml')).toEqual({ code: 0, stderr: '', stdout: 'nothing changes in 1 object; 1 object of the old set only, left alone\n' });
  });

  test('--prune', () => {
    expect(diff(root, '--live', 'live.yaml', '--prune', 'new.yaml').stdout).toContain('ConfigMap demo/kube-root-ca.crt (removed)');
    expect(diff(root, '--no-prune', 'live.yaml', 'new.yaml').stdout).toContain('1 object of the old set only, left alone');
  });
});

test('standard input and --output', () => {
  const root = directory({ 'new.yaml': settings('a') });
  expect(invoke(root, ['diff', '-', 'new.yaml', '--output', 'report.txt'], { stdin: settings('b') })).toEqual({
    code: 0, stdout: '', stderr: '1 object of 1: 1 without effect\n',
  });
  expect(readFileSync(join(root, 'report.txt'), 'utf8')).toBe('NO EFFECT on guests\n  ConfigMap demo/settings (changed)\n\n1 object of 1: 1 without effect\n');
});

describe('a mistake in calling it', () => {
  const root = directory({ 'a.yaml': settings('a'), 'values.yaml': 'replicas: 1\n', 'platform.yaml': 'kubevirtVersion: 1.9.0\n' });
  test.each<[string[], string]>([
    [[], 'diff takes OLD and NEW, not 0 arguments'],
    [['a.yaml'], 'diff takes OLD and NEW, not one argument'],
    [['--live', 'a.yaml', 'a.yaml', 'a.yaml'], 'diff takes NEW with --live, not 2 arguments'],
    [['-', '-'], 'only one of OLD and NEW can be standard input'],
    [['absent', 'a.yaml'], 'no such file or directory: absent, and git knows no revision of this name'],
    [['a.yaml', 'absent'], 'no such file or directory: absent'],
    [['main:a.yaml', 'a.yaml'], 'no such file or directory: main:a.yaml, and git knows no revision of this name'],
    [['a.yaml', 'values.yaml'], 'no Kubernetes object in values.yaml'],
    [['a.yaml', 'a.yaml', '--fail-on', 'reject'], '--fail-on is one of refused, data-at-risk'],
    [['a.yaml', 'a.yaml', '--apply', 'server'], '--apply is one of merge, replace, force, not "server"'],
    [['a.yaml', 'a.yaml', '--output', 'a.yaml'], '--output a.yaml would replace a.yaml, which is to be compared'],
    [['a.yaml', 'a.yaml', '--platform', 'platform.yaml', '--output', 'platform.yaml'], '--output platform.yaml would replace platform.yaml, which describes the cluster'],
  ])('%j', (args, message) => {
    const { code, stdout, stderr } = diff(root, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`cdk8s-kubevirt: ${message}`);
  });
});
