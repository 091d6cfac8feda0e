import { refused } from '../refused';
import { DEVICES, GUEST, IMAGE, ROOT, rootDisk, vm } from './minimal-vm.shared';

const DATA_VOLUME = { storage: { resources: { requests: { storage: '10Gi' } } }, source: { blank: {} } };
const claim = (name: string) => ({ name, persistentVolumeClaim: { claimName: name } });
const cloudInit = (cloudInitNoCloud: object) => vm({ disks: [[{ name: 'init', disk: { bus: 'virtio' } }, { name: 'init', cloudInitNoCloud }]] });

refused({
  '12-platforms/R13': [
    vm({ disks: [[{ name: 'data', disk: { bus: 'virtio' } }]] }),
    `rejected disk/references-volume ${DEVICES}.disks[1].name: data`,
  ],
  '12-platforms/R14': [vm({ disks: [[ROOT]] }), `rejected disk/has-unique-name ${DEVICES}.disks[1].name: root`],
  '12-platforms/R14 volumes': [
    vm({ spec: { volumes: [{ name: 'root', ...IMAGE }, claim('root')] } }),
    `rejected volume/has-unique-name ${GUEST}.volumes[1].name: root`,
  ],
  '12-platforms/R15': [
    vm({ disks: [[{ name: 'Data', disk: { bus: 'virtio' } }, claim('Data')]] }),
    `rejected disk/has-valid-name ${DEVICES}.disks[1].name: Data`,
    'unstartable reference-name/is-possible spec.template.spec.volumes[1].persistentVolumeClaim.claimName: Data',
  ],
  '12-platforms/R16': [
    vm({ disks: [[{ name: 'data', disk: { bus: 'virtio' }, lun: { bus: 'scsi' } }, claim('data')]] }),
    `rejected disk/excludes-second-target ${DEVICES}.disks[1]: ["disk","lun"]`,
  ],
  '12-platforms/R17': [vm(rootDisk({ disk: { bus: 'virtio' }, cache: 'unsafe' })), `rejected disk/has-known-cache ${DEVICES}.disks[0].cache: unsafe`],
  '12-platforms/R18': [vm(rootDisk({ disk: { bus: 'virtio' }, io: 'default' })), `rejected disk/has-known-io ${DEVICES}.disks[0].io: default`],
  '12-platforms/R19': [
    vm(rootDisk({ disk: { bus: 'virtio' }, bootOrder: 0 })),
    `rejected disk/has-valid-boot-order ${DEVICES}.disks[0].bootOrder: 0`,
  ],
  '12-platforms/R19 twice': [
    vm({
      devices: { disks: [{ ...ROOT, bootOrder: 1 }, { name: 'data', disk: { bus: 'virtio' }, bootOrder: 1 }] },
      spec: { volumes: [{ name: 'root', ...IMAGE }, claim('data')] },
    }),
    `rejected boot-order/is-unique ${DEVICES}.disks[1].bootOrder: 1`,
  ],
  '12-platforms/R20': [
    vm(rootDisk({ disk: { bus: 'virtio' }, serial: 's'.repeat(257) })),
    `rejected disk/has-valid-serial ${DEVICES}.disks[0].serial: ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss… (257 characters)`,
  ],
  '12-platforms/R21': [
    vm({ disks: [[{ name: 'data', disk: { bus: 'sata', readonly: true } }, claim('data')]] }),
    `rejected disk-bus/excludes-read-only-sata ${DEVICES}.disks[1].disk.bus: sata`,
  ],
  '12-platforms/R22': [
    vm({ disks: [[{ name: 'data', cdrom: { bus: 'virtio' } }, claim('data')]] }),
    `rejected disk-bus/fits-cdrom ${DEVICES}.disks[1].cdrom.bus: virtio`,
  ],
  '12-platforms/R23': [
    vm(rootDisk({ disk: { bus: 'scsi' }, dedicatedIOThread: true })),
    `rejected disk-bus/requires-virtio-for-io-thread ${DEVICES}.disks[0].dedicatedIOThread: true with bus scsi`,
  ],
  '12-platforms/R24': [
    vm({ domain: { ioThreadsPolicy: 'supplementalPool' } }),
    `rejected io-threads/requires-pool-size ${GUEST}.domain.ioThreads.supplementalPoolThreadCount: undefined`,
  ],
  '12-platforms/R25': [
    vm({ vm: { dataVolumeTemplates: [{ metadata: { name: 'data' }, spec: DATA_VOLUME }] } }),
    'rejected data-volume-template/requires-volume spec.dataVolumeTemplates[0].metadata.name: data',
  ],
  '12-platforms/R25 without name': [
    vm({ vm: { dataVolumeTemplates: [{ metadata: {}, spec: DATA_VOLUME }] } }),
    'rejected data-volume-template/requires-name spec.dataVolumeTemplates[0].metadata.name: undefined',
  ],
  '12-platforms/R27': [
    cloudInit({ userData: `#cloud-config\n# ${'x'.repeat(2033)}` }),
    `rejected cloud-init/fits-inline ${GUEST}.volumes[1].cloudInitNoCloud.userData: 2049 bytes`,
  ],
  '12-platforms/R27 two sources': [
    cloudInit({ userData: '#cloud-config\n', secretRef: { name: 'init' } }),
    `rejected cloud-init/excludes-second-source ${GUEST}.volumes[1].cloudInitNoCloud: ["secretRef","userData"]`,
  ],
  '12-platforms/R28': [
    vm({ spec: { accessCredentials: [{ sshPublicKey: { source: { secret: { secretName: 'keys' } }, propagationMethod: { noCloud: {} } } }] } }),
    `rejected access-credential/requires-cloud-init-volume ${GUEST}.accessCredentials[0].sshPublicKey.propagationMethod.noCloud: no cloudInitNoCloud volume`,
  ],
  '12-platforms/R29': [
    vm({
      spec: { accessCredentials: [{ sshPublicKey: { source: { secret: { secretName: 'keys' } }, propagationMethod: { qemuGuestAgent: { users: [] } } } }] },
    }),
    `rejected access-credential/requires-users ${GUEST}.accessCredentials[0].sshPublicKey.propagationMethod.qemuGuestAgent.users: nothing`,
  ],
});
