import { ApiObject, App, Chart } from 'cdk8s';
import { Admission } from '../../src/admission/synth';
import { Distribution } from '../../src/platform/distribution';
import { Platform } from '../../src/platform/platform';
import type { PlatformProps } from '../../src/platform/platform-props';
import { UpgradeAdvice } from '../../src/upgrade';

const DOMAIN = { memory: { guest: '4Gi' }, devices: {} };
const vm = (spec: object) => ({
  apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'web', namespace: 'demo' }, spec: { runStrategy: 'Always', template: { spec } },
});
const flowSchema = {
  apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3', kind: 'FlowSchema', metadata: { name: 'f' }, spec: { priorityLevelConfiguration: { name: 'exempt' } },
};
const exported = {
  apiVersion: 'export.kubevirt.io/v1beta1',
  kind: 'VirtualMachineExport',
  metadata: { name: 'e', namespace: 'demo' },
  spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'web' } },
};
const pool = {
  apiVersion: 'pool.kubevirt.io/v1beta1',
  kind: 'VirtualMachinePool',
  metadata: { name: 'p', namespace: 'demo' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { a: 'b' } },
    virtualMachineTemplate: { metadata: { labels: { a: 'b' } }, spec: { runStrategy: 'Always', template: { metadata: { labels: { a: 'b' } }, spec: { domain: DOMAIN } } } },
  },
};
const quota = (memory: string) => ({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q', namespace: 'demo' }, spec: { hard: { 'requests.memory': memory } } });
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'demo' } };

function tree(manifests: readonly { readonly apiVersion: string; readonly kind: string }[], platform?: PlatformProps): Chart {
  const chart = new Chart(new App(), 'chart');
  if (platform) new Platform(chart, 'Platform', platform);
  manifests.forEach((manifest, i) => new ApiObject(chart, `o${i}`, manifest));
  return chart;
}

test('nothing stops being admitted', () => {
  const advice = UpgradeAdvice.of(tree([vm({ domain: DOMAIN })]), { from: '1.8', to: '1.9' });
  expect(advice.refused).toEqual([]);
  expect(advice.launchers).toEqual([]);
  expect(advice.steps[advice.steps.length - 1]).toBe('Upgrade KubeVirt 1.8 -> 1.9.');
});

test('a version of Kubernetes that goes', () => {
  const chart = tree([flowSchema]);
  const advice = UpgradeAdvice.of(chart, { kubernetesFrom: '1.31', kubernetesTo: '1.32' });
  expect(advice.report()).toBe(`\
Kubernetes 1.31 -> 1.32: 1 object

No longer admitted, or started, by Kubernetes 1.32: 1
  REJECTED object/requires-served-version: An object must be written in a version of its kind that is served
    chart/o0 FlowSchema f apiVersion: got flowcontrol.apiserver.k8s.io/v1beta3; allowed: flowcontrol.apiserver.k8s.io/v1
    fix: Write flowcontrol.apiserver.k8s.io/v1: flowcontrol.apiserver.k8s.io/v1beta3 is gone since Kubernetes 1.32.

What to do
  1. Change 1 object to a form that is admitted before and after: object/requires-served-version.
  2. Upgrade Kubernetes 1.31 -> 1.32.
`);
  Admission.acknowledge(chart, 'object/requires-served-version', 'It is rewritten on that day.');
  expect(UpgradeAdvice.of(chart, { kubernetesFrom: '1.31', kubernetesTo: '1.32' })).toMatchObject({ refused: [], steps: ['Upgrade Kubernetes 1.31 -> 1.32.'] });
});

test('a version that is deprecated, whose successor is not served before', () => {
  const { warned, steps } = UpgradeAdvice.of(tree([exported], { kubevirtVersion: '1.8.0', featureGates: ['VMExport'] }), { to: '1.9' });
  expect(warned.map(({ rule, got }) => [rule, got])).toEqual([['object/avoids-deprecated-version', 'export.kubevirt.io/v1beta1']]);
  expect(steps.filter((step) => !step.includes('named above'))).toEqual([
    'Upgrade KubeVirt 1.8.0 -> 1.9.',
    'Feature gate VMExport: GA, always on: take it off the list after the upgrade.',
    'Write the new apiVersion in 1 object.',
  ]);
});

test('what only the release after admits', () => {
  const { lifted, refused, steps } = UpgradeAdvice.of(tree([pool]), { from: '1.6', to: '1.7' });
  expect(refused).toEqual([]);
  expect(lifted.map(({ rule }) => rule)).toContain('object/requires-served-version');
  expect(steps).toContain('Only then apply 1 object that could not be before: object/requires-served-version.');
});

test('launcher pods of 1.7 need less, and so fit a quota', () => {
  const advice = UpgradeAdvice.of(tree([namespace, vm({ domain: DOMAIN }), quota('4611000000')]), { from: '1.6', to: '1.7' });
  const { launchers, lifted, steps } = advice;
  expect(launchers).toEqual([{
    kind: 'VirtualMachine',
    namespace: 'demo',
    name: 'web',
    replicas: 1,
    memoryBefore: 4619374273,
    memoryAfter: 4610985664,
    others: [],
    reasons: [expect.stringContaining('since 1.7 page tables')],
  }]);
  expect(advice.report()).toContain('  demo: 1 pod: memory -8Mi (VirtualMachine web)\n  why: since 1.7');
  expect(lifted.map(({ rule }) => rule)).toContain('quota/fits-pod');
  expect(steps[0]).toBe('Upgrade KubeVirt 1.6 -> 1.7.');
});

test('a pool of guests of TDX gets a device for each', () => {
  const domain = { ...DOMAIN, launchSecurity: { tdx: {} }, firmware: { bootloader: { efi: { secureBoot: false } } } };
  const { spec: { virtualMachineTemplate, ...spec } } = pool;
  const guests = { ...pool, spec: { ...spec, virtualMachineTemplate: { ...virtualMachineTemplate, spec: { runStrategy: 'Always', template: { metadata: { labels: { a: 'b' } }, spec: { domain } } } } } };
  const advice = UpgradeAdvice.of(tree([guests], { kubevirtVersion: '1.8', featureGates: ['WorkloadEncryptionTDX'] }), { to: '1.9' });
  expect(advice.launchers).toMatchObject([{ replicas: 2, memoryBefore: advice.launchers[0].memoryAfter, others: ['devices.kubevirt.io/tdx +1'] }]);
  expect(advice.report()).toContain('  demo: 2 pods, each devices.kubevirt.io/tdx +1 (VirtualMachinePool p)\n  why: since 1.9 guests of TDX');
});

test('each Platform counts for its own objects, with the gates of its distribution', () => {
  const app = new App();
  for (const [id, distribution] of [['a', Distribution.OPENSHIFT], ['b', Distribution.KUBERNETES]] as const) {
    const chart = new Chart(app, id);
    new Platform(chart, 'Platform', { distribution, kubevirtVersion: '1.8.0' });
    new ApiObject(chart, 'vm', vm({ domain: { ...DOMAIN, devices: { hostDevices: [{ name: 'h', deviceName: 'example.com/h' }] } } }));
  }
  const { refused, gates } = UpgradeAdvice.of(app, { from: '1.8', to: '1.9' });
  expect(refused).toEqual([]);
  expect(gates.filter(({ gate }) => gate === 'HostDevices')).toEqual([]);
});

test('a cluster that no Platform describes', () => {
  const chart = tree([vm({ domain: DOMAIN })]);
  Admission.target(chart, { kubevirtVersion: '1.8.0', enabledFeatureGates: [] });
  expect(UpgradeAdvice.of(chart, { to: '1.9' }).refused).toEqual([]);
});

test.each([
  [{ from: '1.9', to: '1.8' }, '[chart] to: got "1.8"; allowed: a release after 1.9. Swap from and to: a downgrade is not judged.'],
  [{ to: '1.9' }, '[chart] from: got undefined; allowed: the release of KubeVirt that the cluster runs. Give from, or state kubevirtVersion of the Platform.'],
])('%j is refused', (props, message) => {
  expect(() => UpgradeAdvice.of(tree([namespace]), props)).toThrow(message);
});

test('what is not known is told', () => {
  expect(UpgradeAdvice.of(tree([namespace]), { from: '1.5', to: '1.7' }).notes).toEqual(['KubeVirt 1.5 is not known: it is judged as 1.6, the nearest that is.']);
});
