import { Size } from 'cdk8s';
import { newChart, object, problems, SMALL } from './fixture';
import { GuestCpu, VirtualMachineInstanceReplicaSet } from '../../src/compute';
import { DataVolumeSource, Disk } from '../../src/storage';

test('a replica set', () => {
  const chart = newChart();
  const set = new VirtualMachineInstanceReplicaSet(chart, 'workers', {
    replicas: 3,
    paused: true,
    cpu: GuestCpu.cores(2),
    memory: Size.gibibytes(2),
    labels: { tier: 'batch' },
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
  });
  expect([set.apiGroup, set.resourceType]).toEqual(['kubevirt.io', 'virtualmachineinstancereplicasets']);
  expect(object(chart, 'VirtualMachineInstanceReplicaSet')).toEqual({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceReplicaSet',
    metadata: { name: 'workers', namespace: 'apps' },
    spec: {
      replicas: 3,
      paused: true,
      selector: { matchLabels: { 'app.kubernetes.io/name': 'workers' } },
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': 'workers', 'tier': 'batch' } },
        spec: {
          domain: {
            cpu: { cores: 2 },
            memory: { guest: '2Gi' },
            devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }], interfaces: [{ name: 'default', masquerade: {} }] },
          },
          networks: [{ name: 'default', pod: {} }],
          volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
        },
      },
    },
  });
});

test('neither replicas nor paused', () => {
  const chart = newChart();
  new VirtualMachineInstanceReplicaSet(chart, 'workers', SMALL);
  expect(Object.keys(object(chart, 'VirtualMachineInstanceReplicaSet').spec)).toEqual(['selector', 'template']);
});

test('it has no DataVolume templates, so disks that need one are refused', () => {
  const chart = newChart();
  const set = new VirtualMachineInstanceReplicaSet(chart, 'workers', SMALL);
  set.addDisk(Disk.dataVolumeTemplate('root', { source: DataVolumeSource.blank(), size: Size.gibibytes(1) }));
  expect(problems(chart)).toEqual([
    'disk "root": got "a DataVolume template"; allowed: disks that replicas can share or that are made per start. '
    + 'Use a container disk or `Disk.ephemeral`, or a VirtualMachinePool for disks per VM.',
  ]);
});
