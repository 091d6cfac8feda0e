import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, judge, replicaSet, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';
import { kubevirt } from '../kubevirt-table';

says({
  'pod-security/requires-seccomp-profile': { level: FindingLevel.UNSTARTABLE, allowed: 'baseline, privileged' },
  'pod-security/excludes-host-disk': {
    level: FindingLevel.UNSTARTABLE, allowed: ['none in a namespace that enforces baseline', 'none in a namespace that enforces restricted'],
  },
  'pod-security/excludes-host-path': {
    level: FindingLevel.UNSTARTABLE, allowed: ['none in a namespace that enforces baseline', 'none in a namespace that enforces restricted'],
  },
});

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const namespace = (labels: Json, name = 'apps') => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
const within = (object: Json, name = 'vm', inside = 'apps') => ({ ...object, metadata: { name, namespace: inside } });
const vm = (name?: string, inside?: string) => within(virtualMachine(), name, inside);
const disk = { volumes: [{ name: 'h', hostDisk: { path: '/data/d.img', type: 'Disk' } }], domain: { devices: { disks: [{ name: 'h' }] } } };
const gates = ['HostDisk'];
const profile = { customProfile: { runtimeDefaultProfile: true } };
const found = (got: string): Verdict => ['pod-security/requires-seccomp-profile', `metadata.labels[${ENFORCE}]`, got];

test.each<[title: string, manifests: Json[], ...found: Verdict[]]>([
  ['baseline', [namespace({ [ENFORCE]: 'baseline' }), vm()]],
  ['no level', [namespace({}), vm()]],
  ['restricted that only warns', [namespace({ 'pod-security.kubernetes.io/warn': 'restricted' }), vm()]],
  ['restricted without VMs', [namespace({ [ENFORCE]: 'restricted' }), vm('vm', 'other')]],
  ['restricted with a profile for launchers', [namespace({ [ENFORCE]: 'restricted' }), vm(),
    kubevirt({ configuration: { seccompConfiguration: { virtualMachineInstanceProfile: profile } } })]],
  ['restricted with a VM', [namespace({ [ENFORCE]: 'restricted' }), vm()], found('restricted, with VirtualMachine vm')],
  ['restricted with several', [namespace({ [ENFORCE]: 'restricted' }), vm('a'), within(replicaSet(), 'b'), within(instance(), 'c')],
    found('restricted, with VirtualMachine a and 2 more')],
])('%s', (_, manifests, ...expected) => {
  expect(judge(manifests)).toEqual(expected);
});

test.each<[title: string, manifests: Json[], ...found: Verdict[]]>([
  ['a host disk where privileged is enforced', [namespace({ [ENFORCE]: 'privileged' }), within(virtualMachine(disk))]],
  ['a host disk in a namespace of somebody else', [namespace({ [ENFORCE]: 'baseline' }), within(virtualMachine(disk), 'vm', 'other')]],
  ['a host disk under baseline', [namespace({ [ENFORCE]: 'baseline' }), within(virtualMachine(disk))],
    ['pod-security/excludes-host-disk', 'spec.template.spec.volumes[0].hostDisk', '/data/d.img']],
  ['a host disk of an instance under restricted', [namespace({ [ENFORCE]: 'restricted' }), within(instance(disk))],
    ['pod-security/excludes-host-disk', 'spec.volumes[0].hostDisk', '/data/d.img']],
])('%s', (_, manifests, ...expected) => {
  expect(judge(manifests, { enabledFeatureGates: gates, launcherSeccompProfile: true })).toEqual(expected);
});

describe('folders of a node', () => {
  const pod = { containers: [{ name: 'c', image: 'x:1' }], volumes: [{ name: 'a', emptyDir: {} }, { name: 'b', hostPath: { path: '/var/log' } }] };
  const template = { metadata: { labels: { app: 'a' } }, spec: pod };
  const metadata = { name: 'a', namespace: 'apps' };
  const workload = (kind: string) => ({ apiVersion: 'apps/v1', kind, metadata, spec: { selector: { matchLabels: { app: 'a' } }, template } });
  const job = { template: { spec: { ...pod, restartPolicy: 'Never' } } };
  const cronJob = { apiVersion: 'batch/v1', kind: 'CronJob', metadata, spec: { schedule: '* * * * *', jobTemplate: { spec: job } } };
  const at = (path: string): Verdict => ['pod-security/excludes-host-path', `${path}.volumes[1].hostPath`, '/var/log'];

  test.each<[title: string, level: string, manifest: Json, ...found: Verdict[]]>([
    ['of a DaemonSet under baseline', 'baseline', workload('DaemonSet'), at('spec.template.spec')],
    ['of a Deployment under restricted', 'restricted', workload('Deployment'), at('spec.template.spec')],
    ['of a CronJob', 'baseline', cronJob, at('spec.jobTemplate.spec.template.spec')],
    ['of a pod, which is refused itself', 'baseline', { apiVersion: 'v1', kind: 'Pod', metadata, spec: pod },
      ['pod-security/excludes-host-path', 'spec.volumes[1].hostPath', '/var/log', { level: FindingLevel.REJECTED }]],
    ['where privileged is enforced', 'privileged', workload('DaemonSet')],
    ['in another namespace', 'baseline', { ...workload('DaemonSet'), metadata: { name: 'a', namespace: 'other' } }],
    ['a volume of another kind', 'baseline', { apiVersion: 'v1', kind: 'Pod', metadata, spec: { ...pod, volumes: [{ name: 'a', emptyDir: {} }] } }],
    ['no volumes', 'baseline', { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: pod.containers } }],
  ])('%s', (_, level, manifest, ...expected) => {
    const topic = judge([namespace({ [ENFORCE]: level }), manifest]).filter(([rule]) => rule.startsWith('pod-security/'));
    expect(topic).toEqual(expected);
  });
});
