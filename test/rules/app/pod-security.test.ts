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
    const topic = judge([namespace({ [ENFORCE]: level }), manifest]).filter(([rule]) => rule === 'pod-security/excludes-host-path');
    expect(topic).toEqual(expected);
  });
});

describe('pod-security/fits-pod', () => {
  const metadata = { name: 'a', namespace: 'apps' };
  const hardened = {
    allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' },
  };
  const container = (more: Json = {}) => ({ name: 'c', image: 'q/i:1', ...more });
  const under = (securityContext: Json, pod: Json = {}) => ({ containers: [container({ securityContext })], ...pod });
  const beyond = (field: string, got: string, allowed: string, level = 'restricted'): Verdict => (
    ['pod-security/fits-pod', `spec.${field}`, got, { allowed: `${allowed}: the namespace enforces ${level}` }]
  );
  const CONTEXT = 'containers[0].securityContext';
  const demands = (name: string, value: string, field = CONTEXT) => beyond(field, `without ${name}`, value);

  test.each<[title: string, level: string, spec: Json, ...found: Verdict[]]>([
    ['all that restricted demands', 'restricted', under(hardened)],
    ['what the pod says for its containers', 'restricted', under(
      { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } },
      { securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'Localhost', localhostProfile: 'p' } } },
    )],
    ['a pod of Windows', 'restricted', { containers: [container()], os: { name: 'windows' } }],
    ['volumes that restricted allows', 'restricted', under(hardened, { volumes: [{ name: 'a', emptyDir: {} }, { name: 'b', configMap: { name: 'm' } }] })],
    ['a container that says nothing under baseline', 'baseline', { containers: [container()] }],
    ['what baseline allows', 'baseline', { containers: [container({ securityContext: { capabilities: { add: ['CHOWN'] } }, ports: [{ containerPort: 80, hostPort: 0 }] })], hostNetwork: false }],
    ['a container that says nothing', 'restricted', { containers: [container()] },
      demands('allowPrivilegeEscalation, capabilities.drop, runAsNonRoot, seccompProfile',
        'allowPrivilegeEscalation: false, capabilities.drop: [ALL], runAsNonRoot: true, seccompProfile.type: RuntimeDefault')],
    ['one that may escalate', 'restricted', under({ ...hardened, allowPrivilegeEscalation: undefined }), demands('allowPrivilegeEscalation', 'allowPrivilegeEscalation: false')],
    ['one that keeps capabilities', 'restricted', under({ ...hardened, capabilities: { drop: ['NET_RAW'] } }), demands('capabilities.drop', 'capabilities.drop: [ALL]')],
    ['one that may be root', 'restricted', under({ ...hardened, runAsNonRoot: false }, { securityContext: { runAsNonRoot: true } }), demands('runAsNonRoot', 'runAsNonRoot: true')],
    ['one without a profile', 'restricted', under({ ...hardened, seccompProfile: undefined }), demands('seccompProfile', 'seccompProfile.type: RuntimeDefault')],
    ['an init container', 'restricted', { ...under(hardened), initContainers: [{ ...container(), name: 'i', securityContext: { ...hardened, runAsNonRoot: undefined } }] },
      demands('runAsNonRoot', 'runAsNonRoot: true', 'initContainers[0].securityContext')],
    ['one that is root', 'restricted', under({ ...hardened, runAsUser: 0 }), beyond(`${CONTEXT}.runAsUser`, '0', 'another user than root')],
    ['a pod that is root', 'restricted', under(hardened, { securityContext: { runAsUser: 0 } }), beyond('securityContext.runAsUser', '0', 'another user than root')],
    ['a capability that baseline allows', 'restricted', under({ ...hardened, capabilities: { drop: ['ALL'], add: ['CHOWN'] } }),
      beyond(`${CONTEXT}.capabilities.add`, 'CHOWN', 'NET_BIND_SERVICE')],
    ['a capability that neither allows, once', 'restricted', under({ ...hardened, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } }),
      beyond(`${CONTEXT}.capabilities.add`, 'SYS_ADMIN', 'capabilities that containers have by default')],
    ['a volume that restricted does not allow', 'restricted', under(hardened, { volumes: [{ name: 'n', nfs: { server: 's', path: '/p' } }] }),
      beyond('volumes[0].nfs', 'nfs', 'configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret')],
    ['a privileged container', 'baseline', under({ privileged: true }), beyond(`${CONTEXT}.privileged`, 'true', 'false', 'baseline')],
    ['the network of the node', 'baseline', { containers: [container()], hostNetwork: true }, beyond('hostNetwork', 'true', 'false', 'baseline')],
    ['processes of the node', 'baseline', { containers: [container()], hostPID: true }, beyond('hostPID', 'true', 'false', 'baseline')],
    ['memory of the node', 'baseline', { containers: [container()], hostIPC: true }, beyond('hostIPC', 'true', 'false', 'baseline')],
    ['a port of the node', 'baseline', { containers: [container({ ports: [{ containerPort: 80, hostPort: 80 }] })] }, beyond('containers[0].ports[0].hostPort', '80', 'none', 'baseline')],
    ['no profile at all', 'baseline', { containers: [container()], securityContext: { seccompProfile: { type: 'Unconfined' } } },
      beyond('securityContext.seccompProfile.type', 'Unconfined', 'RuntimeDefault, Localhost', 'baseline')],
    ['no profile of a container', 'baseline', under({ seccompProfile: { type: 'Unconfined' } }), beyond(`${CONTEXT}.seccompProfile.type`, 'Unconfined', 'RuntimeDefault, Localhost', 'baseline')],
  ])('%s', (_, level, spec, ...expected) => {
    const judged = judge([namespace({ [ENFORCE]: level }), { apiVersion: 'v1', kind: 'Pod', metadata, spec }]).filter(([rule]) => rule === 'pod-security/fits-pod');
    expect(judged).toEqual(expected);
  });

  const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [container({ securityContext: { privileged: true } })] } };
  const deployment = (inside: string) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a', namespace: inside }, spec: { selector: { matchLabels: { app: 'a' } }, template } });
  test.each<[title: string, manifests: Json[], ...found: Verdict[]]>([
    ['of a namespace that is not in the input', [namespace({ [ENFORCE]: 'baseline' }), deployment('other')]],
    ['of a namespace that only warns', [namespace({ 'pod-security.kubernetes.io/warn': 'baseline' }), deployment('apps')]],
    ['the pods of a Deployment are never made', [namespace({ [ENFORCE]: 'baseline' }), deployment('apps')],
      ['pod-security/fits-pod', 'spec.template.spec.containers[0].securityContext.privileged', 'true',
        { level: FindingLevel.UNSTARTABLE, allowed: 'false: the namespace enforces baseline' }]],
  ])('%s', (_, manifests, ...expected) => expect(judge(manifests).filter(([rule]) => rule === 'pod-security/fits-pod')).toEqual(expected));
});
