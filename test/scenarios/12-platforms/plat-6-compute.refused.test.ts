import { refused } from '../refused';
import { Change, DEVICES, Fields, GUEST, vm } from './minimal-vm.shared';

const guest = (domain: Fields, spec: Fields = {}): Change => ({ domain, spec });
const PINNED = { cores: 2, dedicatedCpuPlacement: true };
const pinned = (resources: Fields) => vm(guest({ cpu: PINNED, resources }));
const HUGE = { guest: '2Gi', hugepages: { pageSize: '2Mi' } };
const growing = (domain: Fields, spec: Fields = {}) => vm(guest({ memory: { guest: '2Gi', maxGuest: '4Gi' }, ...domain }, spec));
const spread = { topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'by-hand' } } };

refused({
  '12-platforms/R8': [vm({ vm: { running: true } }), 'rejected run-strategy/excludes-running spec.running: true'],
  '12-platforms/R10': [
    vm({ metadata: { labels: { 'app': 'by-hand', 'kubevirt.io/created-by': 'me' } } }),
    'rejected vmi-metadata/excludes-reserved-labels spec.template.metadata.labels[kubevirt.io/created-by]: me',
  ],
  '12-platforms/R11': [vm({ spec: { evictionStrategy: 'Sometimes' } }), `rejected eviction/has-known-strategy ${GUEST}.evictionStrategy: Sometimes`],
  '12-platforms/R12': [vm({ spec: { hostname: 'not_a_label' } }), `rejected hostname/has-valid-hostname ${GUEST}.hostname: not_a_label`],
  '12-platforms/R44': [
    vm({ spec: { livenessProbe: { tcpSocket: { port: 22 } }, startStrategy: 'Paused' } }),
    `rejected lifecycle/excludes-liveness-when-paused ${GUEST}.startStrategy: Paused`,
  ],
  '12-platforms/R45': [
    vm({ spec: { topologySpreadConstraints: [{ ...spread, maxSkew: 0 }] } }),
    `rejected topology-spread/has-valid-max-skew ${GUEST}.topologySpreadConstraints[0].maxSkew: 0`,
  ],
  '12-platforms/R46': [
    vm({ spec: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: spread.labelSelector }] } } } }),
    `rejected schema/requires-field ${GUEST}.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: undefined`,
  ],
  '12-platforms/R47': [
    vm(guest({ memory: { guest: '1536Mi', hugepages: { pageSize: '1Gi' } } })),
    `rejected memory/fits-hugepages ${GUEST}.domain.memory.guest: 1536Mi`,
  ],
  '12-platforms/R48': [
    pinned({ requests: { cpu: '1500m' }, limits: { cpu: '1500m' } }),
    `rejected cpu/requires-whole-cores-when-dedicated ${GUEST}.domain.resources.limits.cpu: 1500m`,
    `rejected cpu/requires-whole-cores-when-dedicated ${GUEST}.domain.resources.requests.cpu: 1500m`,
  ],
  '12-platforms/R48 mismatched': [
    pinned({ requests: { cpu: '3' }, limits: { cpu: '3' } }),
    `rejected cpu/matches-topology-when-dedicated ${GUEST}.domain.cpu: 2 vCPUs`,
  ],
  '12-platforms/R48 memory': [
    pinned({ requests: { memory: '2Gi' }, limits: { memory: '3Gi' } }),
    `rejected cpu/requires-equal-memory-when-dedicated ${GUEST}.domain.resources.requests.memory: 2Gi`,
  ],
  '12-platforms/R49': [
    vm(guest({ cpu: { cores: 1, threads: 4, dedicatedCpuPlacement: true } })),
    `rejected cpu/excludes-many-threads-when-dedicated ${GUEST}.domain.cpu.threads: 4`,
  ],
  '12-platforms/R49 on arm64': [
    vm(guest({ cpu: { cores: 1, threads: 2, dedicatedCpuPlacement: true } }, { architecture: 'arm64' })),
    `rejected cpu/requires-single-thread-when-dedicated-on-arm64 ${GUEST}.domain.cpu.threads: 2`,
  ],
  '12-platforms/R50': [
    vm(guest({ cpu: { cores: 2, isolateEmulatorThread: true } })),
    `rejected cpu/requires-dedicated-cpus-for-isolated-emulator ${GUEST}.domain.cpu.isolateEmulatorThread: true`,
  ],
  '12-platforms/R51': [
    vm(guest({ cpu: { ...PINNED, numa: { guestMappingPassthrough: {} } } })),
    `rejected numa/requires-hugepages ${GUEST}.domain.cpu.numa.guestMappingPassthrough: {}`,
  ],
  '12-platforms/R52': [
    vm(guest({ cpu: { ...PINNED, realtime: {} } })),
    `rejected realtime/requires-numa-passthrough ${GUEST}.domain.cpu.numa.guestMappingPassthrough: undefined`,
  ],
  '12-platforms/R53': [
    vm(guest({ resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } })),
    `rejected cpu/fits-limit ${GUEST}.domain.resources.requests.cpu: 2`,
  ],
  '12-platforms/R54': [vm(guest({ cpu: { sockets: 2, maxSockets: 1 } })), `rejected cpu/fits-max-sockets ${GUEST}.domain.cpu.sockets: 2`],
  '12-platforms/R55': [
    vm(guest({ memory: { guest: '2Gi', maxGuest: '1Gi' } })),
    `rejected memory-hotplug/fits-maximum ${GUEST}.domain.memory.guest: 2Gi`,
  ],
  '12-platforms/R56 too small': [
    growing({ memory: { guest: '512Mi', maxGuest: '4Gi' } }),
    `rejected memory-hotplug/requires-initial-gibibyte ${GUEST}.domain.memory.guest: 512Mi`,
  ],
  '12-platforms/R56 misaligned': [
    growing({ memory: { guest: '2Gi', maxGuest: '4097Mi' } }),
    `rejected memory-hotplug/requires-whole-blocks ${GUEST}.domain.memory.maxGuest: 4097Mi`,
  ],
  '12-platforms/R56 NUMA': [
    growing({ cpu: { ...PINNED, numa: { guestMappingPassthrough: {} } }, memory: { ...HUGE, maxGuest: '4Gi' } }),
    `rejected memory-hotplug/excludes-fixed-memory ${GUEST}.domain.memory.maxGuest: 4Gi`,
  ],
  '12-platforms/R56 SEV': [
    vm(
      guest({ memory: { guest: '2Gi', maxGuest: '4Gi' }, launchSecurity: { sev: {} }, firmware: { bootloader: { efi: { secureBoot: false } } } }),
      { featureGates: ['WorkloadEncryptionSEV'] },
    ),
    `rejected memory-hotplug/excludes-fixed-memory ${GUEST}.domain.memory.maxGuest: 4Gi`,
  ],
  '12-platforms/R56 arm64': [growing({}, { architecture: 'arm64' }), `rejected memory-hotplug/requires-amd64 ${GUEST}.domain.memory.maxGuest: 4Gi`],
  '12-platforms/R64': [vm(guest({ machine: { type: 'isapc' } })), `rejected machine/fits-architecture ${GUEST}.domain.machine.type: isapc`],
  '12-platforms/R68': [vm(guest({ memory: {} })), `unstartable memory/requires-size ${GUEST}.domain.memory.guest: undefined`],
  '12-platforms/R69': [vm({ spec: { architecture: 'riscv64' } }), `unstartable machine/has-known-architecture ${GUEST}.architecture: riscv64`],
  '12-platforms/R70': [
    vm({ devices: { watchdog: { name: 'dog', i6300esb: {}, diag288: {} } } }),
    `unstartable watchdog/fits-architecture ${DEVICES}.watchdog.diag288: {}`,
  ],
  '12-platforms/R71 watchdog': [
    vm({ spec: { architecture: 'arm64' }, devices: { watchdog: { name: 'dog', i6300esb: {} } } }),
    `unstartable watchdog/fits-architecture ${DEVICES}.watchdog: {"i6300esb":{},"name":"dog"}`,
  ],
  '12-platforms/R71 sound': [
    vm({ spec: { architecture: 'arm64' }, devices: { sound: { name: 'ich9' } } }),
    `unstartable sound/excludes-arm64 ${DEVICES}.sound: {"name":"ich9"}`,
  ],
  '12-platforms/R71 host-model': [
    vm(guest({ cpu: { cores: 2, model: 'host-model' } }, { architecture: 'arm64' })),
    `unstartable cpu/requires-host-passthrough-on-arm64 ${GUEST}.domain.cpu.model: host-model`,
  ],
  '12-platforms/R71 SATA': [
    vm({ spec: { architecture: 'arm64' }, devices: { disks: [{ name: 'root', disk: { bus: 'sata' } }] } }),
    `unstartable disk-bus/fits-arm64 ${DEVICES}.disks[0].disk.bus: sata`,
  ],
  '12-platforms/R71 CD-ROM': [
    vm({
      spec: {
        architecture: 'arm64',
        volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }, { name: 'cd', persistentVolumeClaim: { claimName: 'cd' } }],
      },
      devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }, { name: 'cd', cdrom: {} }] },
    }),
    `unstartable disk-bus/fits-cdrom ${DEVICES}.disks[1].cdrom.bus: virtio`,
  ],
});
