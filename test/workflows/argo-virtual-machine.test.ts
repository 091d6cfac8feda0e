import { ApiObject, Size } from 'cdk8s';
import { load } from 'js-yaml';
import { flow, refusedFor, rendered } from './fixture';
import { CloudInit, CloudInitPlacement, GuestProbe, RunStrategy, VirtualMachineProps } from '../../src/compute';
import { DataVolumeSource, Disk } from '../../src/storage';
import { ArgoOutput, ArgoVirtualMachine, ArgoVirtualMachineProps } from '../../src/workflows';
import { Rendered } from '../compute/fixture';

const machine = (guest: Partial<VirtualMachineProps> = {}, props: Partial<ArgoVirtualMachineProps> = {}) => new ArgoVirtualMachine('create-vm', {
  virtualMachine: {
    memory: Size.gibibytes(1), disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })], readinessProbe: GuestProbe.guestAgentPing(), ...guest,
  },
  ...props,
});
const manifest = (guest?: Partial<VirtualMachineProps>, props?: Partial<ArgoVirtualMachineProps>) => (
  load(rendered(machine(guest, props)).resource.manifest) as Rendered
);

test('a VM is made, owned and waited for', () => {
  expect(rendered(machine())).toEqual({
    name: 'create-vm',
    resource: {
      action: 'create',
      setOwnerReference: true,
      successCondition: 'status.ready == true',
      failureCondition: 'status.printableStatus in (ErrImagePull, ImagePullBackOff, DataVolumeError, ErrorPvcNotFound, CrashLoopBackOff)',
      manifest: expect.any(String),
    },
    outputs: { parameters: [{ name: 'vm-name', valueFrom: { jsonPath: '{.metadata.name}' } }] },
  });
  expect(manifest()).toEqual({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { generateName: 'create-vm-' },
    spec: {
      runStrategy: 'Once',
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': 'create-vm' } },
        spec: {
          domain: { devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }], interfaces: [{ name: 'default', masquerade: {} }] }, memory: { guest: '1Gi' } },
          networks: [{ name: 'default', pod: {} }],
          readinessProbe: { guestAgentPing: {} },
          volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
        },
      },
    },
  });
});

test.each<[string, Partial<VirtualMachineProps>, Partial<ArgoVirtualMachineProps>, Rendered]>([
  ['a name of its own', {}, { namePrefix: 'test' }, { metadata: { generateName: 'test-' } }],
  ['labels', { metadata: { labels: { run: '{{workflow.uid}}' } } }, {}, { metadata: { generateName: 'create-vm-', labels: { run: '{{workflow.uid}}' } } }],
  ['another strategy', { runStrategy: RunStrategy.MANUAL }, {}, { spec: { runStrategy: 'Manual' } }],
])('with %s', (_, guest, props, expected) => expect(manifest(guest, props)).toMatchObject(expected));

test('disks that are made for it are named by the run', () => {
  const disks = [Disk.dataVolumeTemplate('root', { source: DataVolumeSource.dataSource({ name: 'fedora' }), size: Size.gibibytes(30) })];
  const { metadata, spec } = manifest({ disks });
  expect(metadata).toEqual({ name: 'create-vm-{{workflow.uid}}' });
  expect(spec.dataVolumeTemplates).toMatchObject([{ metadata: { name: 'create-vm-{{workflow.uid}}-root' } }]);
  expect(spec.template.spec.volumes).toEqual([{ name: 'root', dataVolume: { name: 'create-vm-{{workflow.uid}}-root' } }]);
});

test('conditions and outputs of its own', () => {
  const template = machine({ readinessProbe: undefined }, {
    successCondition: 'status.printableStatus == Running',
    failureCondition: 'status.printableStatus == ErrorUnschedulable',
    setOwnerReference: false,
    outputs: [ArgoOutput.fromJsonPath('uid', '{.metadata.uid}')],
  });
  expect(rendered(template)).toMatchObject({
    resource: {
      setOwnerReference: false, successCondition: 'status.printableStatus == Running', failureCondition: 'status.printableStatus == ErrorUnschedulable',
    },
    outputs: { parameters: [{ name: 'vm-name' }, { name: 'uid' }] },
  });
});

test('the VM itself is not among the objects of the app', () => {
  const chart = flow({ entrypoint: machine() });
  const kinds = () => chart.node.findAll().filter((construct) => ApiObject.isApiObject(construct)).map(({ node }) => node.path);
  expect(kinds()).toEqual(['chart/flow/Resource']);
  chart.toJson();
  expect(kinds()).toEqual(['chart/flow/Resource']);
});

test('what the VM cannot be is refused at its place', () => {
  expect(refusedFor(machine({ memory: undefined }))).toEqual([expect.stringContaining('[chart/flow/create-vm] ')]);
  expect(refusedFor(machine({ cloudInit: new CloudInit({ packages: ['podman'] }), cloudInitPlacement: CloudInitPlacement.SECRET }))).toEqual([
    '[chart/flow/create-vm] cloudInitPlacement: got "secret"; allowed: CloudInitPlacement.INLINE, or texts in a Secret that is there: `CloudInit.userDataSecret`. '
    + 'A template makes one object: chart/flow/create-vm/Resource would need a Secret beside it.',
  ]);
});
