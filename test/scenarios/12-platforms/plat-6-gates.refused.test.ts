import { refused } from '../refused';
import { DEVICES, GUEST, vm } from './minimal-vm.shared';

const VIRTIO = { bus: 'virtio' };

refused({
  '12-platforms/R9': [
    vm({ vm: { runStrategy: 'WaitAsReceiver' } }),
    'rejected run-strategy/requires-gate-for-receiver spec.runStrategy: WaitAsReceiver',
  ],
  '12-platforms/R26 host disk': [
    vm({ disks: [[{ name: 'data', disk: VIRTIO }, { name: 'data', hostDisk: { path: '/data/disk.img', type: 'DiskOrCreate', capacity: '1Gi' } }]] }),
    `rejected host-disk/requires-gate ${GUEST}.volumes[1].hostDisk: {"capacity":"1Gi","path":"/data/disk.img","type":"DiskOrCreate"}`,
  ],
  '12-platforms/R26 virtiofs': [
    vm({
      devices: { filesystems: [{ name: 'data', virtiofs: {} }] },
      spec: { volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }, { name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
    }),
    `rejected device/requires-gate-for-storage-filesystem ${DEVICES}.filesystems[0]: data`,
  ],
  '12-platforms/R26 vsock': [vm({ devices: { autoattachVSOCK: true } }), `rejected device/requires-gate-for-vsock ${DEVICES}.autoattachVSOCK: true`],
  '12-platforms/R26 tdx': [
    vm({ domain: { launchSecurity: { tdx: {} }, firmware: { bootloader: { efi: { secureBoot: false } } } } }),
    `rejected launch-security/requires-gate-for-tdx ${GUEST}.domain.launchSecurity.tdx: {}`,
  ],
  '12-platforms/R26 host devices': [
    vm({ devices: { hostDevices: [{ name: 'fpga', deviceName: 'amd.com/fpga-u50' }] } }),
    `rejected device/requires-gate-for-host-devices ${DEVICES}.hostDevices: [{"deviceName":"amd.com/fpga-u50","name":"fpga"}]`,
  ],
});
