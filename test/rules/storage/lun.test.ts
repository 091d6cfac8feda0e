import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { merged, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';
import { dataVolume } from '../volume-table';
import { appTable, machine, object } from '../workload-table';
import type { AppRow } from '../workload-table';

const level = FindingLevel.UNSTARTABLE;
says({
  'lun/fits-bus': { level, allowed: 'scsi', reported: 'spec.domain.devices.disks[0].lun.bus' },
  'lun/requires-block-volume': { level, allowed: 'a claim that is Block' },
});

const claim = { persistentVolumeClaim: { claimName: 'c' } };
const guest = (disk: Json, source: Json = claim) => ({ domain: { devices: { disks: [{ name: 'd', ...disk }] } }, volumes: [{ name: 'd', ...source }] });

describe('lun/fits-bus', () => {
  const found = (bus: string): [string, string, string] => ['lun/fits-bus', 'domain.devices.disks[0].lun.bus', bus];
  guestTable([
    ['SCSI', guest({ lun: { bus: 'scsi' } })],
    ['virtio', guest({ lun: { bus: 'virtio' } })],
    ['a disk on SATA', guest({ disk: { bus: 'sata' } })],
    ['virtio by default', { ...guest({ lun: {} }), architecture: 's390x' }],
    ['SATA', guest({ lun: { bus: 'sata' } }), found('sata')],
    ['USB', guest({ lun: { bus: 'usb' } }, { dataVolume: { name: 'c' } }), found('usb')],
    ['SATA by default', guest({ lun: {} }), found('sata')],
  ]);
  const vm = (fragment: Json) => [machine(fragment)];
  appTable('lun', [
    ['what KubeVirt refuses on arm64', vm({ ...guest({ lun: { bus: 'sata' } }), architecture: 'arm64' })],
    ['what is plugged', vm(guest({ lun: { bus: 'sata' } }, { persistentVolumeClaim: { claimName: 'c', hotpluggable: true } }))],
    ['a volume that is no claim', vm(guest({ lun: { bus: 'sata' } }, { emptyDisk: { capacity: '1Gi' } }))],
  ]);
  guestTable([['SATA by default in a replica set', guest({ lun: {} }), found('sata')]], replicaSet);
  const preferring = (fragment: Json) => merged(virtualMachine(fragment), { spec: { preference: { kind: 'VirtualMachinePreference', name: 'p' } } });
  guestTable([
    ['what an unknown preference may choose', guest({ lun: {} })],
    ['what it does not choose', guest({ lun: { bus: 'sata' } }), found('sata')],
  ], preferring);
});

describe('lun/requires-block-volume', () => {
  const rule = 'lun/requires-block-volume';
  const field = 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName';
  const vm = machine(guest({ lun: { bus: 'scsi' } }));
  const pvc = (spec: Json = {}, namespace = 'x') => object('v1', 'PersistentVolumeClaim', 'c', {
    accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } }, ...spec,
  }, { namespace });
  const filled = (spec: Json) => dataVolume({ source: { blank: {}, http: undefined }, storage: undefined, ...spec }, { name: 'c' });
  const rows: AppRow[] = [
    ['a claim that is not known', [vm]],
    ['a Block claim', [vm, pvc({ volumeMode: 'Block' })]],
    ['a claim of another namespace', [vm, pvc({}, 'y')]],
    ['a disk', [machine(guest({ disk: { bus: 'virtio' } })), pvc()]],
    ['a DataVolume that leaves it to the StorageProfile', [vm, filled({ storage: { resources: { requests: { storage: '1Gi' } } } })]],
    ['a claim of its own in a pool', [merged(pool(guest({ lun: { bus: 'scsi' } })), { metadata: { namespace: 'x' } }), pvc({ volumeMode: 'Block' })]],
    ['a claim without a mode', [vm, pvc()], [rule, field, 'PersistentVolumeClaim c is Filesystem']],
    ['a claim that is a file system', [vm, pvc({ volumeMode: 'Filesystem' })], [rule, field, 'PersistentVolumeClaim c is Filesystem']],
    ['a DataVolume that is one', [
      machine(guest({ lun: { bus: 'scsi' } }, { dataVolume: { name: 'c' } })),
      filled({ pvc: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } } }),
    ], [rule, 'spec.template.spec.volumes[0].dataVolume.name', 'DataVolume c is Filesystem']],
    ['a template of another VM', [
      vm, machine({}, {}, {
        metadata: { name: 'other' },
        spec: {
          dataVolumeTemplates: [{
            metadata: { name: 'c' }, spec: { source: { blank: {} }, pvc: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } } },
          }],
        },
      }),
    ], [rule, field, 'DataVolume c is Filesystem']],
    ['the LUN among other disks', [machine({
      domain: { devices: { disks: [{ name: 'a', disk: { bus: 'virtio' } }, { name: 'd', lun: { bus: 'scsi' } }] } },
      volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'c' } }, { name: 'd', persistentVolumeClaim: { claimName: 'c' } }],
    }), pvc()], [rule, 'spec.template.spec.volumes[1].persistentVolumeClaim.claimName', 'PersistentVolumeClaim c is Filesystem']],
  ];
  appTable('lun', rows);
});
