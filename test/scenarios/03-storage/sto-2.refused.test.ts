import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DataVolume, DataVolumeSource, DataVolumeStanza, Disk, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const storage = { resources: { requests: { storage: '10Gi' } } };
const http = { http: { url: 'https://example.com/ubuntu.qcow2', checksum: `sha256:${'0'.repeat(64)}` } };
const dataSource = { kind: 'DataSource', name: 'ubuntu' };

const CDI = 'cdi.kubevirt.io/v1beta1';
const dataVolume = (chart: Chart, spec: object, name = 'ubuntu') => manifest(chart, { apiVersion: CDI, kind: 'DataVolume', metadata: { name }, spec });

refused({
  '03-storage/R16': [
    (chart) => {
      dataVolume(chart, { storage }, 'none');
      dataVolume(chart, { source: { ...http, blank: {} }, storage }, 'two');
    },
    'rejected data-volume-source/requires-one-source spec.source: nothing',
    'rejected data-volume-source/requires-one-source spec.source: ["http","blank"]',
  ],
  '03-storage/R17': [
    (chart) => dataVolume(chart, { source: http, sourceRef: dataSource, storage }),
    'rejected data-volume-source/requires-one-source spec.source: ["http","sourceRef"]',
  ],
  '03-storage/R17 in the template of a VM': [
    (chart) => manifest(chart, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      spec: {
        runStrategy: 'Always',
        dataVolumeTemplates: [{ metadata: { name: 'root' }, spec: { source: { blank: {} }, sourceRef: dataSource, storage } }],
        template: {
          spec: {
            domain: { memory: { guest: '1Gi' }, devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] } },
            volumes: [{ name: 'root', dataVolume: { name: 'root' } }],
          },
        },
      },
    }),
    'advised data-volume-template/avoids-unread-source spec.dataVolumeTemplates[0].spec.source: ["blank"]',
  ],
  '03-storage/R18': [
    (chart) => dataVolume(chart, { sourceRef: { kind: 'PersistentVolumeClaim', name: 'ubuntu' }, storage }),
    'rejected data-volume-source/references-data-source spec.sourceRef.kind: PersistentVolumeClaim',
  ],
  '03-storage/R19': [
    (chart) => {
      dataVolume(chart, { source: http }, 'neither');
      dataVolume(chart, { source: http, storage, pvc: { accessModes: ['ReadWriteOnce'], ...storage } }, 'both');
    },
    'rejected data-volume/requires-one-target spec.storage: undefined',
    'rejected data-volume/requires-one-target spec.pvc: storage and pvc',
  ],
  '03-storage/R20': [
    (chart) => new DataVolume(chart, 'ubuntu', { source: DataVolumeSource.blank(), size: Size.gibibytes(10), stanza: DataVolumeStanza.PVC }),
    '[apps/ubuntu] accessModes: got []',
  ],
  '03-storage/R21': [
    (chart) => new DataVolume(chart, 'ubuntu', { source: DataVolumeSource.upload() }),
    '[apps/ubuntu] size: got undefined',
  ],
  '03-storage/R21 of a clone into a claim': [
    (chart) => new DataVolume(chart, 'ubuntu', {
      source: DataVolumeSource.persistentVolumeClaim({ name: 'golden', namespace: 'golden-images' }),
      stanza: DataVolumeStanza.PVC,
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    }),
    '[apps/ubuntu] size: got undefined',
  ],
  '03-storage/R21 of a disk of a VM': [
    (chart) => new VirtualMachine(chart, 'vm', {
      memory: Size.gibibytes(1), disks: [Disk.dataVolumeTemplate('root', { source: DataVolumeSource.http('https://example.com/ubuntu.qcow2') })],
    }),
    '[apps/vm] size of disk "root": got undefined',
  ],
  '03-storage/R22': [
    (chart) => {
      const checked = (checksum: string) => ({ source: { http: { ...http.http, checksum } }, storage });
      dataVolume(chart, checked('sha256:9f86'), 'short');
      dataVolume(chart, checked('0'.repeat(64)), 'plain');
    },
    'rejected data-volume-url/has-valid-checksum spec.source.http.checksum: sha256:9f86',
    `rejected data-volume-url/has-valid-checksum spec.source.http.checksum: ${'0'.repeat(64)}`,
  ],
  '03-storage/R23': [
    (chart) => dataVolume(chart, { source: { vddk: {} }, storage }),
    'rejected data-volume-source/requires-vddk-fields spec.source.vddk.backingFile: undefined',
    'rejected data-volume-source/requires-vddk-fields spec.source.vddk.secretRef: undefined',
    'rejected data-volume-source/requires-vddk-fields spec.source.vddk.thumbprint: undefined',
    'rejected data-volume-url/has-valid-url spec.source.vddk.url: ',
    'rejected data-volume-source/requires-vddk-fields spec.source.vddk.uuid: undefined',
  ],
  '03-storage/R24': [
    (chart) => dataVolume(chart, { source: { registry: { url: 'docker://quay.io/a/b:1', imageStream: 'a:1', pullMethod: 'node' } }, storage }),
    'rejected registry-source/requires-one-image spec.source.registry: url and imageStream',
  ],
});
