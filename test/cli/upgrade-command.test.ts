import { directory, GOOD, invoke, REJECTED } from './invoke';

const VM = JSON.stringify({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'web', namespace: 'demo' },
  spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '4Gi' }, devices: {} } } } },
});
const FLOW = `\
apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
kind: FlowSchema
metadata: {name: f}
spec:
  priorityLevelConfiguration: {name: exempt}
`;
const EXPORT = `\
apiVersion: export.kubevirt.io/v1beta1
kind: VirtualMachineExport
metadata: {name: e, namespace: demo}
spec: {source: {apiGroup: kubevirt.io, kind: VirtualMachine, name: web}}
`;
const CR = `\
apiVersion: kubevirt.io/v1
kind: KubeVirt
metadata: {name: kubevirt, namespace: kubevirt}
spec:
  configuration:
    developerConfiguration:
      featureGates:
        - VMExport
        - Snapshot
`;
const files = directory({
  'vm.json': VM,
  'flow.yaml': FLOW,
  'export.yaml': EXPORT,
  'kubevirt.yaml': CR,
  'good.yaml': GOOD,
  'rejected.yaml': REJECTED,
  'values.yaml': 'replicas: 1\n',
  'platform.yaml': 'kubevirtVersion: 1.6.2\nkubernetesVersion: "1.31"\nfeatureGates: [ExpandDisks]\n',
});
const upgrade = (...args: string[]) => invoke(files, ['upgrade', ...args]);
/** The gates that are on by themselves from 1.9 on are the same in each report. */
const withoutDefaults = (report: string) => report.replace(/\n.*(?:: Beta, on by themselves:|: GA, always on$).*/gm, '');

test('a launcher pod that needs less', () => {
  expect(upgrade('--from', '1.6', '--to', '1.7', 'vm.json', 'good.yaml')).toEqual({
    code: 0,
    stderr: '',
    stdout: `\
KubeVirt 1.6 -> 1.7: 2 objects in 2 files
All that KubeVirt 1.6 admits and starts, KubeVirt 1.7 does, too.

Launcher pods: 1
  demo: 1 pod: memory -8Mi (VirtualMachine web)
  why: since 1.7 page tables are counted for memory that the VMI requests, no longer for memory.guest alone (setDefaultResourceRequests of v1.6.0, WithMemoryRequests of v1.7.0)

What to do
  1. Upgrade KubeVirt 1.6 -> 1.7.
`,
  });
});

test('a version that goes, and the Platform that says from where', () => {
  const { code, stdout } = upgrade('--kubernetes-to', '1.33', '--platform', 'platform.yaml', 'flow.yaml', 'rejected.yaml');
  expect(code).toBe(1);
  expect(stdout).toBe(`\
Kubernetes 1.31 -> 1.33: 2 objects in 2 files
Refused or not started before and after, which check explains: 1 object.

No longer admitted, or started, by Kubernetes 1.33: 1
  REJECTED object/requires-served-version: An object must be written in a version of its kind that is served
    flow.yaml:1:1 FlowSchema f apiVersion: got flowcontrol.apiserver.k8s.io/v1beta3; allowed: flowcontrol.apiserver.k8s.io/v1
    fix: Write flowcontrol.apiserver.k8s.io/v1: flowcontrol.apiserver.k8s.io/v1beta3 is gone since Kubernetes 1.32.

What to do
  1. Change 1 object to a form that is admitted before and after: object/requires-served-version.
  2. Upgrade Kubernetes 1.31 -> 1.33 (a control plane goes one minor at a time).
`);
});

test('gates, by their places', () => {
  const { code, stdout } = upgrade('--from', '1.8', '--to', '1.9', 'kubevirt.yaml', 'export.yaml');
  expect(code).toBe(0);
  expect(withoutDefaults(stdout)).toBe(`\
KubeVirt 1.8 -> 1.9: 2 objects in 2 files
All that KubeVirt 1.8 admits and starts, KubeVirt 1.9 does, too.

New warnings and advice: 1
  WARNED object/avoids-deprecated-version: An object must not be written in a deprecated version of its kind
    export.yaml:1:1 VirtualMachineExport demo/e apiVersion: got export.kubevirt.io/v1beta1; allowed: export.kubevirt.io/v1
    fix: Write a version that is not deprecated.

Feature gates: 23
  kubevirt.yaml:8:11 VMExport (Beta -> GA): GA, always on: take it off the list after the upgrade

What to do
  2. Upgrade KubeVirt 1.8 -> 1.9.
  3. Feature gate VMExport: GA, always on: take it off the list after the upgrade.
  4. Write the new apiVersion in 1 object.
`);
});

test('gates that the platform file lists', () => {
  expect(upgrade('--to', '1.9', '--platform', 'platform.yaml', 'vm.json').stdout)
    .toContain('  platform.yaml ExpandDisks (Alpha -> GA): GA, always on: take it off the list after the upgrade\n');
});

test.each<[string | undefined, number]>([[undefined, 0], ['warned', 1], ['advised', 1], ['unstartable', 0], ['never', 0]])('--fail-on %s', (level, code) => {
  expect(upgrade('--from', '1.8', '--to', '1.9', 'kubevirt.yaml', 'export.yaml', ...level ? ['--fail-on', level] : []).code).toBe(code);
});

test('only what is new fails', () => {
  expect(upgrade('--from', '1.8', '--to', '1.9', 'rejected.yaml').code).toBe(0);
});

test('JSON has all of it', () => {
  const report = JSON.parse(upgrade('--from', '1.6', '--to', '1.9', '--format', 'json', 'kubevirt.yaml', 'export.yaml', 'vm.json').stdout) as object;
  expect(report).toMatchObject({
    upgrade: [{ project: 'kubevirt', from: '1.6', to: '1.9', judgedFrom: '1.6', judgedTo: '1.9' }],
    notes: [],
    summary: { files: 3, objects: 3, skipped: 0, unfollowedLinks: [], refused: 0, warned: 1, lifted: 0, refusedByBoth: 0 },
    refused: [],
    warned: [{ rule: 'object/avoids-deprecated-version', file: 'export.yaml', line: 1, column: 1 }],
    lifted: [],
    launchers: [{ kind: 'VirtualMachine', namespace: 'demo', name: 'web', replicas: 1 }],
  });
  expect(Object.keys(report)).toEqual(['version', 'upgrade', 'notes', 'summary', 'refused', 'warned', 'lifted', 'gates', 'launchers', 'steps']);
});

test('what is not known is judged as the nearest, and told', () => {
  expect(upgrade('--from', '1.4', '--to', '1.7', 'good.yaml').stdout)
    .toContain('KubeVirt 1.4 -> 1.7: 1 object in 1 file\nKubeVirt 1.4 is not known: it is judged as 1.6, the nearest that is.\n');
});

test('--output', () => {
  expect(upgrade('--from', '1.8', '--to', '1.9', '--output', 'report.txt', 'good.yaml')).toEqual({ code: 0, stdout: '', stderr: '' });
});

describe('a mistake in calling it', () => {
  test.each<[string[], string]>([
    [[], 'nothing to judge; name files or directories, or - for standard input'],
    [['good.yaml'], '--to is missing: the release to upgrade to. Give --from and --to, or --kubernetes-from and --kubernetes-to.'],
    [['good.yaml', '--from', '1.8'], '--to is missing: the release of KubeVirt to upgrade to. Give --to.'],
    [['good.yaml', '--to', '1.9'], '--from is missing: the release of KubeVirt that the cluster runs. Give --from, or state kubevirtVersion of the Platform.'],
    [['good.yaml', '--from', '1.9', '--to', '1.8'], '--to: got "1.8"; allowed: a release after 1.9. Swap --from and --to: a downgrade is not judged.'],
    [['good.yaml', '--from', '1.8', '--to', 'latest'], '--to: got "latest"; allowed: a release of KubeVirt. Write `major.minor`, such as 1.9.'],
    [['good.yaml', '--from', '1.9.0', '--to', '1.9.1'], '--to: got "1.9.1"; allowed: another minor release of KubeVirt than 1.9. Patch releases'],
    [['good.yaml', '--from', '1.8', '--to', '1.9', '--format', 'sarif'], '--format is one of text, json, not "sarif"'],
    [['good.yaml', '--from', '1.8', '--to', '1.9', '--platform', 'platform.yaml', '--output', 'platform.yaml'], '--output platform.yaml would replace platform.yaml'],
    [['good.yaml', '--kubernetes-from', '1.20', '--kubernetes-to', '1.31', '--platform', 'platform.yaml'], '[platform.yaml] kubernetesVersion: got "1.20"; allowed: 1.28 or later.'],
    [['values.yaml', '--from', '1.8', '--to', '1.9'], 'no Kubernetes object in values.yaml'],
  ])('%j', (args, message) => {
    const { code, stdout, stderr } = upgrade(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`cdk8s-kubevirt: ${message}`);
  });
});
