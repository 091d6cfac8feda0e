import { Chart, Size } from 'cdk8s';
import { Disk, DiskBus, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const byHand = (chart: Chart, volumes: object[], devices: object = {}) => manifest(chart, {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '1Gi' }, devices }, volumes } } },
});

refused({
  '03-storage/R26': [
    (chart) => {
      const disks = [Disk.dataVolume('extra', 'extra', { hotpluggable: true, bus: DiskBus.SATA })];
      new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), disks });
    },
    'advised hotplug/fits-bus spec.template.spec.domain.devices.disks[0].disk.bus: sata',
  ],
  '03-storage/R27': [
    (chart) => byHand(chart, [
      { name: 'a', containerDisk: { image: 'quay.io/containerdisks/fedora:42', hotpluggable: true } },
      { name: 'b', cloudInitNoCloud: { userData: '#cloud-config', hotpluggable: true } },
      { name: 'c', emptyDisk: { capacity: '1Gi', hotpluggable: true } },
    ]),
    'rejected schema/has-known-field spec.template.spec.volumes[0].containerDisk.hotpluggable: true',
    'rejected schema/has-known-field spec.template.spec.volumes[1].cloudInitNoCloud.hotpluggable: true',
    'rejected schema/has-known-field spec.template.spec.volumes[2].emptyDisk.hotpluggable: true',
  ],
  '03-storage/R28': [
    (chart) => byHand(chart, [{ name: 'extra', dataVolume: { name: 'extra', hotpluggable: true } }], {
      disableHotplug: true, disks: [{ name: 'extra', disk: { bus: 'scsi' } }],
    }),
    'advised volume-use/avoids-hotplug-when-disabled spec.template.spec.volumes[0].dataVolume.hotpluggable: true',
  ],
  '03-storage/R29': [
    (chart) => byHand(chart, [{ name: 'extra', dataVolume: { name: 'extra', hotpluggable: true } }], {
      disks: [{ name: 'extra', dedicatedIOThread: true, disk: { bus: 'scsi' } }],
    }),
    'rejected disk-bus/requires-virtio-for-io-thread spec.template.spec.domain.devices.disks[0].dedicatedIOThread: true with bus scsi',
  ],
  '03-storage/R30': [
    (chart, app) => {
      const [key, metadata] = ['kubernetes.io/hostname', { name: 'local-a' }];
      manifest(new Chart(app, 'cluster'), {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata,
        spec: {
          capacity: { storage: '1Gi' },
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'local',
          local: { path: '/disks/a' },
          claimRef: { name: 'root', namespace: 'apps' },
          nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key, operator: 'In', values: ['a'] }] }] } },
        },
      });
      manifest(chart, {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachine',
        spec: {
          runStrategy: 'Always',
          template: {
            spec: {
              domain: { memory: { guest: '1Gi' }, devices: {} },
              nodeSelector: { [key]: 'b' },
              volumes: [{ name: 'root', persistentVolumeClaim: { claimName: 'root' } }],
            },
          },
        },
      });
    },
    'unstartable claim-node/matches-volume spec.template.spec.nodeSelector[kubernetes.io/hostname]: b, made by cluster/PersistentVolume0',
  ],
});
