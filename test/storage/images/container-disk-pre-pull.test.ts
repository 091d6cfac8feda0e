import { App, Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../../src/admission';
import { Platform } from '../../../src/platform';
import { ContainerDiskPrePull, ContainerDiskPrePullProps, ContainerDiskPullPolicy, Disk } from '../../../src/storage';

const IMAGE = 'quay.io/containerdisks/ubuntu:22.04';
const TOOL = { image: 'docker.io/library/busybox:1.37.0-musl' };
const PAUSE = 'registry.k8s.io/pause:3.10';

function built(props: Partial<ContainerDiskPrePullProps> = {}, kubernetesVersion?: string): Chart {
  const app = new App();
  if (kubernetesVersion) new Platform(app, 'Platform', { kubernetesVersion });
  const chart = new Chart(app, 'test', { namespace: 'golden-images' });
  new ContainerDiskPrePull(chart, 'prepull', { images: [IMAGE], pauseImage: PAUSE, tool: TOOL, ...props });
  return chart;
}
const podOf = (props: Partial<ContainerDiskPrePullProps>) => Testing.synth(built(props))[0].spec.template.spec;

const RESTRICTED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const MOUNT = [{ name: 'tool', mountPath: '/tool' }];
const HOLD = {
  name: 'hold',
  image: PAUSE,
  resources: { requests: { cpu: '1m', memory: '8Mi' }, limits: { memory: '16Mi' } },
  securityContext: RESTRICTED,
};

test('runs a tool in the image on each node that runs VMs', () => {
  const labels = { 'app.kubernetes.io/name': 'prepull' };
  expect(Testing.synth(built())).toEqual([{
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'prepull', namespace: 'golden-images' },
    spec: {
      selector: { matchLabels: labels },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '100%' } },
      template: {
        metadata: { labels },
        spec: {
          nodeSelector: { 'kubevirt.io/schedulable': 'true' },
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: 1,
          securityContext: { runAsNonRoot: true, runAsUser: 107, seccompProfile: { type: 'RuntimeDefault' } },
          initContainers: [
            { name: 'tool', image: TOOL.image, command: ['/bin/cp', '/bin/busybox', '/tool/busybox'], securityContext: RESTRICTED, volumeMounts: MOUNT },
            { name: 'disk', image: IMAGE, imagePullPolicy: 'IfNotPresent', command: ['/tool/busybox', 'true'], securityContext: RESTRICTED, volumeMounts: MOUNT },
          ],
          containers: [HOLD],
          volumes: [{ name: 'tool', emptyDir: {} }],
        },
      },
    },
  }]);
});

test('mounts the images where they can be volumes', () => {
  const chart = built({ tool: undefined, images: [IMAGE, 'quay.io/containerdisks/fedora:42'] }, '1.35');
  const { initContainers, containers, volumes } = Testing.synth(chart)[0].spec.template.spec;
  expect(initContainers).toBeUndefined();
  expect(containers).toEqual([{
    ...HOLD, volumeMounts: [{ name: 'disk-0', mountPath: '/disk-0', readOnly: true }, { name: 'disk-1', mountPath: '/disk-1', readOnly: true }],
  }]);
  expect(volumes).toEqual([
    { name: 'disk-0', image: { reference: IMAGE, pullPolicy: 'IfNotPresent' } },
    { name: 'disk-1', image: { reference: 'quay.io/containerdisks/fedora:42', pullPolicy: 'IfNotPresent' } },
  ]);
});

test('is admitted, also where pod security is restricted', () => {
  const chart = built();
  new kplus.Namespace(chart, 'ns', { metadata: { name: 'golden-images', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
  expect(Admission.of(chart).findings()).toEqual([]);
});

test.each<[string, Partial<ContainerDiskPrePullProps>, object]>([
  ['a pull policy', { pullPolicy: ContainerDiskPullPolicy.ALWAYS }, { initContainers: [{}, { imagePullPolicy: 'Always' }] }],
  ['other nodes', { nodeSelector: { pool: 'vms' } }, { nodeSelector: { pool: 'vms' } }],
  [
    'taints', { tolerations: [{ key: 'workload', value: 'database', effect: kplus.TaintEffect.NO_SCHEDULE }, { key: 'spot' }] },
    { tolerations: [{ key: 'workload', operator: 'Equal', value: 'database', effect: 'NoSchedule' }, { key: 'spot', operator: 'Exists' }] },
  ],
  ['a user', { user: 1000 }, { securityContext: { runAsUser: 1000 } }],
  ['another tool', { tool: { image: 'registry.example/tools:1', binary: '/tools', copy: '/tools-cp' } }, { initContainers: [{ command: ['/tools-cp', '/tools', '/tool/busybox'] }, {}] }],
  [
    'resources', { cpuRequest: kplus.Cpu.millis(5), memoryRequest: Size.mebibytes(16) },
    { containers: [{ resources: { requests: { cpu: '5m', memory: '16Mi' }, limits: { memory: '32Mi' } } }] },
  ],
  ['several images', { images: [IMAGE, 'a/b:1'] }, { initContainers: [{ name: 'tool' }, { name: 'disk-0' }, { name: 'disk-1', image: 'a/b:1' }] }],
])('takes %s', (_, props, expected) => {
  expect(podOf(props)).toMatchObject(expected);
});

test('the images of disks', () => {
  const disk = (name: string, image: string) => Disk.containerDisk(name, { image });
  expect(ContainerDiskPrePull.imagesOf([disk('a', 'x:1'), disk('b', 'y:1'), disk('c', 'x:1'), Disk.emptyDisk('d', Size.gibibytes(1))])).toEqual(['x:1', 'y:1']);
});

test('takes pull secrets', () => {
  const secret = kplus.Secret.fromSecretName(new Chart(new App(), 'other'), 'registry', 'registry');
  expect(podOf({ pullSecrets: [secret] }).imagePullSecrets).toEqual([{ name: 'registry' }]);
});

test.each<[string, Partial<ContainerDiskPrePullProps>, string]>([
  ['no images', { images: [] }, 'images: got []; allowed: at least one. Name the container disks of the VMs.'],
  ['an image twice', { images: [IMAGE, IMAGE] }, `images: got "${IMAGE}"; allowed: each image once. Drop the repetition.`],
  [
    'an image that moves', { images: ['quay.io/containerdisks/ubuntu:latest'] },
    'images: got "quay.io/containerdisks/ubuntu:latest"; allowed: a tag other than latest, or a digest. Pin it: the VM pulls an unpinned image anew at each start anyway.',
  ],
  ['root', { user: 0 }, 'user: got 0; allowed: a whole number from 1. 0 is root, which the pods may not be.'],
])('refuses %s', (_, props, message) => {
  expect(() => built(props)).toThrow(new Error(`[test/prepull] ${message}`));
});

test('refuses images as volumes where the cluster has none', () => {
  expect(built({ tool: undefined }).node.findAll().flatMap(({ node }) => node.validate())).toEqual([
    'tool: got "none on Kubernetes 1.34"; allowed: none from Kubernetes 1.35 on, where images can be volumes. '
      + 'Give a tool such as { image: \'docker.io/library/busybox:1.37.0-musl\' }, or state the release on the Platform.',
  ]);
});
