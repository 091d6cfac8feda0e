import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Disk, DiskCache, DiskIo, DiskOptions, EvictionStrategy, IoThreadsPolicy, VirtualMachine, VirtualMachineProps } from '../../../src';
import { manifest, refused } from '../refused';

/** A VM by hand. */
const byHand = (domain: object, volumes: object[], name = 'by-hand') => (chart: Chart) => manifest(chart, {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name },
  spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '1Gi' }, devices: {}, ...domain }, volumes } } },
});
const disks = (...list: object[]) => byHand(
  { devices: { disks: list.map((disk, i) => ({ name: `disk${i}`, ...disk })) } },
  list.map((_, i) => ({ name: `disk${i}`, dataVolume: { name: `data${i}` } })),
);

const vm = (props: Partial<VirtualMachineProps>) => (chart: Chart) => {
  new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), ...props });
};
const disk = (options: DiskOptions) => vm({ disks: [Disk.dataVolume('a', 'data', options)] });

const DISKS = 'spec.template.spec.domain.devices.disks';

refused({
  '03-storage/R1': [disks({ cache: 'unsafe' }), `rejected disk/has-known-cache ${DISKS}[0].cache: unsafe`],
  '03-storage/R2': [disks({ io: 'default' }), `rejected disk/has-known-io ${DISKS}[0].io: default`],
  '03-storage/R3': [
    disk({ io: DiskIo.NATIVE, cache: DiskCache.WRITETHROUGH }),
    '[apps/vm] cache of disk "a": got "writethrough"',
  ],
  '03-storage/R4': [
    disks({ dedicatedIOThread: true, disk: { bus: 'scsi' } }),
    `rejected disk-bus/requires-virtio-for-io-thread ${DISKS}[0].dedicatedIOThread: true with bus scsi`,
  ],
  '03-storage/R5': [
    (chart) => {
      byHand({ ioThreadsPolicy: 'supplementalPool' }, [], 'a')(chart);
      byHand({ ioThreadsPolicy: 'auto', ioThreads: { supplementalPoolThreadCount: 2 } }, [], 'b')(chart);
    },
    'rejected io-threads/requires-pool-size spec.template.spec.domain.ioThreads.supplementalPoolThreadCount: undefined',
    'advised io-threads/avoids-pool-size-without-pool spec.template.spec.domain.ioThreads.supplementalPoolThreadCount: 2',
  ],
  '03-storage/R5 by prop': [vm({ ioThreadsPolicy: IoThreadsPolicy.supplementalPool(0) }), '[apps/vm] IoThreadsPolicy.supplementalPool: got 0'],
  '03-storage/R6': [disks({ disk: { bus: 'sata', readonly: true } }), `rejected disk-bus/excludes-read-only-sata ${DISKS}[0].disk.bus: sata`,
    `advised boot-disk/avoids-read-only ${DISKS}[0].disk.readonly: true`],
  '03-storage/R7': [disks({ cdrom: { bus: 'virtio' } }), `rejected disk-bus/fits-cdrom ${DISKS}[0].cdrom.bus: virtio`],
  '03-storage/R8': [
    disks({ disk: { bus: 'virtio' }, cdrom: { bus: 'sata' } }), `rejected disk/excludes-second-target ${DISKS}[0]: ["disk","cdrom"]`,
  ],
  '03-storage/R9': [
    (chart) => {
      byHand({ devices: { disks: [{ name: 'b', disk: { bus: 'virtio' } }] } }, [], 'a')(chart);
      byHand({ devices: { disks: [{ name: 'a', disk: { bus: 'virtio' } }] } }, [
        { name: 'a', dataVolume: { name: 'data' } }, { name: 'b', dataVolume: { name: 'more' } },
      ], 'b')(chart);
    },
    `rejected disk/references-volume ${DISKS}[0].name: b`,
    'advised volume-use/avoids-implied-disk spec.template.spec.volumes[1].name: b',
  ],
  '03-storage/R10': [
    byHand({ devices: { disks: [{ name: 'a' }, { name: 'a' }] } }, [{ name: 'a', dataVolume: { name: 'a' } }, { name: 'a', dataVolume: { name: 'b' } }]),
    `rejected disk/has-unique-name ${DISKS}[1].name: a`,
  ],
  '03-storage/R10 by prop': [vm({ disks: [Disk.dataVolume('a', 'data'), Disk.dataVolume('a', 'more')] }), '[apps/vm] name of a disk: got "a"'],
  '03-storage/R11': [
    (chart) => {
      const claim = kplus.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'data');
      vm({ disks: [Disk.persistentVolumeClaim('a', claim), Disk.persistentVolumeClaim('b', claim)] })(chart);
    },
    '[apps/vm] claim of disk "b": got "data"',
  ],
  '03-storage/R12': [
    disks({ serial: 'no 1' }, { serial: 'a'.repeat(257) }),
    `rejected disk/has-valid-serial ${DISKS}[0].serial: no 1`, `rejected disk/has-valid-serial ${DISKS}[1].serial: ${'a'.repeat(100)}… (257 characters)`,
  ],
  '03-storage/R13': [
    disks({ bootOrder: 1 }, { bootOrder: 1 }, { bootOrder: 0 }),
    `rejected boot-order/is-unique ${DISKS}[1].bootOrder: 1`, `rejected disk/has-valid-boot-order ${DISKS}[2].bootOrder: 0`,
  ],
  '03-storage/R14': [
    vm({ disks: [Disk.dataVolume('a', 'data', { cache: DiskCache.WRITEBACK })], evictionStrategy: EvictionStrategy.LIVE_MIGRATE }),
    `advised migratable/avoids-cache ${DISKS}[0].cache: writeback`,
  ],
  '03-storage/R15': [
    disk({ shareable: true, cache: DiskCache.WRITEBACK }), '[apps/vm] cache of shareable disk "a": got "writeback"',
  ],
});
