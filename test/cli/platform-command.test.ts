import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { directory, GOOD, invoke } from './invoke';
import { documentsOf } from '../../src/manifests/source/document';
import { RESOURCES } from '../../src/platform/from-cluster/resources';
import { readPlatform } from '../../src/platform/platform-file';

const clusters = join(__dirname, '..', 'platform', 'from-cluster', 'clusters');
const textOf = (name: string) => readFileSync(join(clusters, name), 'utf8');
const NODE = 'apiVersion: v1\nkind: Node\nmetadata: {name: a}\nstatus: {allocatable: {cpu: "4", memory: 8Gi}, nodeInfo: {kubeletVersion: v1.34.1}}\n';
const VERSION = 'serverVersion: {gitVersion: v1.34.1}\n';
const platform = (files: { readonly [path: string]: string }, args: readonly string[], stdin?: string) => invoke(directory(files), ['platform', ...args], { stdin });

test('a cluster in one file', () => {
  expect(platform({ 'cluster.yaml': textOf('k3s.yaml') }, ['cluster.yaml'])).toEqual({ code: 0, stdout: textOf('k3s.platform.yaml'), stderr: '' });
});

test.each(['k3s', 'openshift', 'harvester'])('the objects of %s are such that a cluster holds them, and contradict nothing that is said of it', (name) => {
  const cwd = directory({ 'cluster.yaml': textOf(`${name}.yaml`), 'platform.yaml': textOf(`${name}.platform.yaml`) });
  const { code, stdout } = invoke(cwd, ['check', 'cluster.yaml', '--platform', 'platform.yaml', '--fail-on', 'advised']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^no findings; /)]);
});

test('a cluster in several files, in a directory, and on standard input', () => {
  const [version, objects] = textOf('k3s.yaml').split(/^---\n/m);
  for (const [files, args, stdin] of [
    [{ 'a.yaml': objects, 'b.yaml': version }, ['a.yaml', 'b.yaml']],
    [{ 'in/nodes.yaml': objects, 'in/version.yaml': version, 'in/log.json': '{"no": [', 'in/deployment.yaml': GOOD }, ['in']],
    [{ 'version.yaml': version }, ['version.yaml', '-'], objects],
  ] as [{ [path: string]: string }, string[], string?][]) {
    expect(platform(files, args, stdin)).toEqual({ code: 0, stdout: textOf('k3s.platform.yaml'), stderr: '' });
  }
});

test('what the cluster does not tell is told on standard error', () => {
  expect(platform({}, ['-'], NODE).stderr).toBe(`\
cdk8s-kubevirt: kubevirtVersion, featureGates and kubevirtConfiguration: there is no KubeVirt; kubectl get kubevirts.kubevirt.io -A -o yaml prints it
cdk8s-kubevirt: kubernetesVersion is that of the newest kubelet, since there is no output of kubectl version: the server may be newer
cdk8s-kubevirt: storageClasses: there is no StorageClass
`);
});

describe('--output', () => {
  test('writes the file whole, which check then reads', () => {
    const cwd = directory({ 'cluster.yaml': textOf('openshift.yaml'), 'good.yaml': GOOD });
    expect(invoke(cwd, ['platform', 'cluster.yaml', '--output', 'platform.yaml'])).toEqual({
      code: 0, stdout: '', stderr: 'platform.yaml: from 19 objects of the cluster\n',
    });
    expect(readFileSync(join(cwd, 'platform.yaml'), 'utf8')).toBe(textOf('openshift.platform.yaml'));
    expect(readdirSync(cwd).sort()).toEqual(['cluster.yaml', 'good.yaml', 'platform.yaml']);
    expect(invoke(cwd, ['check', 'good.yaml', '--platform', 'platform.yaml']).code).toBe(0);
  });

  test('an earlier file among those of a directory is replaced', () => {
    const cwd = directory({ 'node.yaml': NODE, 'platform.yaml': 'distribution: openshift\n' });
    expect(invoke(cwd, ['platform', '.', '--output', 'platform.yaml'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'platform.yaml'), 'utf8')).toContain('# from Node/a\n');
  });

  test('an input is not replaced', () => {
    expect(platform({ 'cluster.yaml': NODE }, ['cluster.yaml', '--output', './cluster.yaml'])).toEqual({
      code: 2, stdout: '', stderr: 'cdk8s-kubevirt: --output ./cluster.yaml would replace cluster.yaml, which is to be read\n',
    });
  });

  test('the schema is found from where the file is', () => {
    const cwd = directory({ 'node.yaml': NODE, 'node_modules/cdk8s-kubevirt/platform.schema.json': '{}' });
    mkdirSync(join(cwd, 'clusters', 'berlin'), { recursive: true });
    invoke(cwd, ['platform', 'node.yaml', '--output', 'clusters/berlin/platform.yaml']);
    expect(readFileSync(join(cwd, 'clusters/berlin/platform.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.\.\/node_modules\/cdk8s-kubevirt\/platform\.schema\.json\n/,
    );
  });
});

test('--ignore-labels', () => {
  const nodes = ['a', 'b'].map((name) => NODE.replace('{name: a}', `{name: ${name}, labels: {serial: s${name}, rack: r${name}}}`)).join('---\n');
  const counts = (...args: readonly string[]) => readPlatform('p', platform({}, ['-', ...args], nodes).stdout).nodes.map(({ count }) => count);
  expect([counts(), counts('--ignore-labels', 'serial'), counts('--ignore-labels', 'serial, rack,')]).toEqual([[1, 1], [1, 1], [2]]);
});

test.each<[string, { readonly [path: string]: string }, readonly string[], string]>([
  ['nothing', {}, [], 'nothing to read; name files, or - for standard input; platform --print-command prints what makes them'],
  ['a file that is not there', {}, ['a.yaml'], 'no such file or directory: a.yaml'],
  ['an empty file', { 'a.yaml': '\n' }, ['a.yaml'], 'a.yaml is empty; the command that wrote it failed, or printed elsewhere'],
  ['empty standard input', {}, ['-'], 'stdin is empty; the command that wrote it failed, or printed elsewhere'],
  ['a table', { 'a.yaml': `${VERSION}---\nNAMESPACE   NAME    AGE\nkubevirt    kubevirt   1d\n` }, ['a.yaml'], 'a.yaml:3: a table of kubectl; add -o yaml'],
  ['an error of kubectl', { 'a.yaml': `${NODE}error: the server doesn't have a resource type "hco"\n` }, ['a.yaml'],
    'a.yaml:5: a message of kubectl, which belongs to standard error; read it, and keep it out of the file: no 2>&1'],
  ['no YAML', { 'a.yaml': `${NODE}---\na: [b\n` }, ['a.yaml'], 'a.yaml:7:1: unexpected end of the stream within a flow collection. Give it as kubectl prints it.'],
  ['only what is not read', { 'a.yaml': GOOD }, ['a.yaml'], 'a.yaml: got only objects of other kinds (1); allowed: Node, Service, DaemonSet, CDI, StorageProfile, '
    + 'ClusterVersion, HyperConverged, NetworkAttachmentDefinition, KubeVirt, IngressClass, VolumeSnapshotClass, SriovOperatorConfig, StorageClass. '
    + 'Run what cdk8s-kubevirt platform --print-command prints.'],
  ['two states of an object', { 'a.yaml': NODE, 'b.yaml': NODE.replace('8Gi', '9Gi') }, ['a.yaml', 'b.yaml'],
    'b.yaml: Node/a: got two states of it in a.yaml and b.yaml; allowed: one. Give one cluster at a time, and what was read of it last.'],
  ['labels that are none', { 'a.yaml': NODE }, ['a.yaml', '--ignore-labels', 'a b'], '--ignore-labels takes keys of labels, separated by commas, not "a b"'],
  ['paths to print', { 'a.yaml': NODE }, ['a.yaml', '--print-rbac'], 'what --print-rbac prints is the same for every cluster; leave out a.yaml'],
  ['two things to print', {}, ['--print-rbac', '--print-command'], '--print-command and --print-rbac print one file each; call it twice'],
])('%s is a mistake', (_, files, args, message) => {
  expect(platform(files, args)).toEqual({ code: 2, stdout: '', stderr: `cdk8s-kubevirt: ${message}\n` });
});

test('a named file that is not text is a mistake, one in a directory is passed over', () => {
  const cwd = directory({ 'in/node.yaml': NODE });
  writeFileSync(join(cwd, 'in', 'dump.yaml'), Buffer.from([0x61, 0xFF, 0xC0]));
  expect(invoke(cwd, ['platform', 'in']).code).toBe(0);
  expect(invoke(cwd, ['platform', 'in/dump.yaml'])).toEqual({ code: 2, stdout: '', stderr: 'cdk8s-kubevirt: in/dump.yaml cannot be read: bytes that are not UTF-8\n' });
});

test('a Secret among what is read is shown nowhere', () => {
  const { code, stdout, stderr } = platform({}, ['-'], `${NODE}---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: hunter2}\n`);
  expect([code, `${stdout}${stderr}`.includes('hunter2')]).toEqual([0, false]);
});

/** A kubectl for a cluster without HyperConverged and OpenShift: it refuses a list of kinds as the real one does, all of it. */
const KUBECTL = `#!/bin/sh
case "$1 $2" in
  api-resources*) printf '%s\\n' bindings nodes nodes.metrics.k8s.io services storageclasses.storage.k8s.io daemonsets.apps ;;
  version*) cat version.yaml ;;
  "get daemonsets.apps") printf 'apiVersion: v1\\nitems: []\\nkind: List\\n' ;;
  "get nodes,services,storageclasses.storage.k8s.io") cat nodes.yaml ;;
  *) echo "error: the server doesn't have a resource type" >&2; exit 1 ;;
esac
`;

describe('--print-command', () => {
  const { code, stdout } = invoke('.', ['platform', '--print-command']);
  test('asks for every kind that is read', () => {
    expect(code).toBe(0);
    for (const { plural, group } of RESOURCES) expect(stdout).toMatch(new RegExp(`(?:-e|get) ${plural}${group && `.${group}`}[ )]`));
    expect(stdout).not.toMatch(/secret|configmap|\bpods?\b/);
  });

  test('runs where the cluster lacks most kinds', () => {
    const cwd = directory({ 'bin/kubectl': KUBECTL, 'bin/npx': '#!/bin/sh\necho "$@"\n', 'version.yaml': VERSION, 'nodes.yaml': NODE, 'read.sh': stdout });
    for (const name of ['kubectl', 'npx']) chmodSync(join(cwd, 'bin', name), 0o755);
    const env = { PATH: `${join(cwd, 'bin')}:${process.env.PATH}` };
    expect(execFileSync('sh', ['read.sh'], { cwd, env, encoding: 'utf8' })).toBe('cdk8s-kubevirt platform cluster.yaml --output platform.yaml\n');
    expect(invoke(cwd, ['platform', 'cluster.yaml'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/kubernetesVersion: "1\.34"\n(?:.*\n)*.*# from Node\/a\n/) });
  });

  test('is the same with --output', () => {
    const cwd = directory({});
    expect(invoke(cwd, ['platform', '--print-command', '--output', 'read.sh'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(cwd, 'read.sh'), 'utf8')).toBe(stdout);
  });
});

test('--print-rbac allows to list what the commands ask for, and nothing else', () => {
  const { code, stdout } = invoke('.', ['platform', '--print-rbac']);
  const objects = [...documentsOf('rbac.yaml', stdout)].map(({ text }) => load(text) as {
    readonly kind: string; readonly rules?: readonly { readonly apiGroups: string[]; readonly resources: string[]; readonly verbs: string[] }[];
  });
  expect([code, objects.map(({ kind }) => kind)]).toEqual([0, ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding']]);
  const rules = objects.flatMap((object) => object.rules ?? []);
  expect(new Set(rules.flatMap(({ verbs }) => verbs))).toEqual(new Set(['list']));
  const allowed = rules.flatMap(({ apiGroups: [group], resources }) => resources.map((resource) => `${resource}.${group}`));
  expect(allowed.sort()).toEqual(RESOURCES.map(({ plural, group }) => `${plural}.${group}`).sort());
  expect(invoke(directory({ 'rbac.yaml': stdout }), ['check', 'rbac.yaml'])).toMatchObject({ code: 0 });
});
