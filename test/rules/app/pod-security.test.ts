import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, judge, replicaSet, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';
import { kubevirt } from '../kubevirt-table';

says({
  'pod-security/requires-seccomp-profile': { level: FindingLevel.UNSTARTABLE, allowed: 'baseline, privileged' },
  'pod-security/excludes-host-disk': {
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
