import { manifest, refused } from '../refused';
import { card, DEVICES, Fields, GUEST, IMAGE, MASQUERADE, ROOT, rootDisk, secondCard, vm } from './minimal-vm.shared';

const claim = (name: string, fields: Fields = {}) => ({ name, persistentVolumeClaim: { claimName: 'data', ...fields } });
const data = { name: 'data', disk: { bus: 'virtio' } };
const SEV = { launchSecurity: { sev: {} }, firmware: { bootloader: { efi: { secureBoot: false } } } };

refused({
  '12-platforms/R72': [
    vm({ spec: { volumes: [{ name: 'root', ...IMAGE }, claim('data')] } }),
    `advised volume-use/avoids-implied-disk ${GUEST}.volumes[1].name: data`,
  ],
  '12-platforms/R73': [
    vm({ disks: [[data, claim('data')], [{ ...data, name: 'more' }, claim('more')]] }),
    `unstartable volume-use/excludes-second-disk-of-claim ${GUEST}.volumes[2].persistentVolumeClaim.claimName: data`,
  ],
  '12-platforms/R74': [
    vm(rootDisk({ disk: { bus: 'virtio' }, io: 'native', cache: 'writeback' })),
    `unstartable disk-cache/excludes-cache-with-native-io ${DEVICES}.disks[0].io: native with cache writeback`,
  ],
  '12-platforms/R75': [
    vm({ disks: [[{ ...data, shareable: true, cache: 'writeback' }, claim('data')]] }),
    `unstartable disk-cache/excludes-cache-of-shared-disk ${DEVICES}.disks[1].cache: writeback`,
  ],
  '12-platforms/R76': [
    vm({ disks: [[{ ...data, cache: 'writeback' }, claim('data')]], spec: { evictionStrategy: 'LiveMigrate' } }),
    `advised migratable/avoids-cache ${DEVICES}.disks[1].cache: writeback`,
  ],
  '12-platforms/R77': [
    vm({ domain: SEV, spec: { evictionStrategy: 'LiveMigrate' } }, { featureGates: ['WorkloadEncryptionSEV'] }),
    `advised migratable/avoids-encryption ${GUEST}.domain.launchSecurity: sev`,
  ],
  '12-platforms/R78': [
    vm({ domain: { ioThreadsPolicy: 'shared', ioThreads: { supplementalPoolThreadCount: 2 } } }),
    `advised io-threads/avoids-pool-size-without-pool ${GUEST}.domain.ioThreads.supplementalPoolThreadCount: 2`,
  ],
  ...Object.fromEntries(['sata', 'usb'].map((bus) => [
    `12-platforms/R79 ${bus}`,
    [
      vm({ disks: [[{ name: 'data', disk: { bus } }, claim('data', { hotpluggable: true })]] }),
      `advised hotplug/fits-bus ${DEVICES}.disks[1].disk.bus: ${bus}`,
    ],
  ])),
  '12-platforms/R79 disabled': [
    vm({
      devices: { disableHotplug: true, disks: [ROOT, data] },
      spec: { volumes: [{ name: 'root', ...IMAGE }, claim('data', { hotpluggable: true })] },
    }),
    `advised volume-use/avoids-hotplug-when-disabled ${GUEST}.volumes[1].persistentVolumeClaim.hotpluggable: true`,
  ],
  '12-platforms/R80': [
    vm({ domain: { memory: { guest: '2Gi', hugepages: { pageSize: '2Mi' } }, resources: { requests: { memory: '1Gi' } } } }),
    `unstartable sizing/fits-guest-into-hugepages ${GUEST}.domain.resources.requests.memory: 1Gi`,
  ],
  '12-platforms/R81': [
    vm({ domain: { cpu: { sockets: 1, maxSockets: 4 } }, spec: { architecture: 'arm64' } }),
    `advised sizing/avoids-max-sockets-on-arm64 ${GUEST}.domain.cpu.maxSockets: 4`,
  ],
  '12-platforms/R82': [
    vm({ domain: { cpu: { sockets: 1, maxSockets: 513 } } }),
    `advised sizing/avoids-large-max-sockets ${GUEST}.domain.cpu.maxSockets: 513, 513 vCPUs`,
  ],
  '12-platforms/R83': [
    vm({ devices: { interfaces: [{ name: 'default', sriov: {} }] } }),
    `advised interface/avoids-sriov-on-pod-network ${DEVICES}.interfaces[0].sriov: network default is the pod network`,
  ],
  '12-platforms/R84': [
    vm({ devices: { interfaces: [{ name: 'default', binding: { name: 'passt' } }] } }, { kubevirtConfiguration: { networkBindings: ['l2bridge'] } }),
    `unstartable interface-binding/references-plugin ${DEVICES}.interfaces[0].binding.name: passt`,
  ],
  '12-platforms/R85': [
    vm(card({ macAddress: '01:00:5e:00:00:01' })),
    `unstartable interface/excludes-multicast-mac ${DEVICES}.interfaces[0].macAddress: 01:00:5e:00:00:01`,
  ],
  '12-platforms/R86': [
    vm(secondCard({ sriov: {}, dhcpOptions: { bootFileName: 'pxe' } })),
    `advised dhcp/avoids-sriov ${DEVICES}.interfaces[1].dhcpOptions: {"bootFileName":"pxe"}`,
  ],
  '12-platforms/R88': [
    vm({ devices: { interfaces: [{ name: 'default', bridge: {} }] }, spec: { evictionStrategy: 'LiveMigrate' } }),
    `advised live-migration/avoids-pod-network-bridge ${DEVICES}.interfaces[0].bridge: bridge on network default, the pod network`,
  ],
  '12-platforms/R89': [
    vm({
      spec: { readinessProbe: { httpGet: { port: 'http' } } },
      devices: { interfaces: [{ ...MASQUERADE, ports: [{ name: 'web', port: 80 }] }] },
    }),
    `advised probe/references-forwarded-port ${GUEST}.readinessProbe.httpGet.port: http`,
  ],
  '12-platforms/R90': [
    vm({ domain: { cpu: { cores: 1 } }, devices: { networkInterfaceMultiqueue: true } }),
    `advised sizing/avoids-multiqueue-on-one-vcpu ${DEVICES}.networkInterfaceMultiqueue: true`,
  ],
  '12-platforms/R91': [
    vm({ domain: { cpu: { cores: 1 }, resources: { requests: { cpu: '2' } } } }),
    `advised sizing/avoids-cpu-request-above-vcpus ${GUEST}.domain.resources.requests.cpu: 2`,
  ],
  '12-platforms/R92': [
    vm({ domain: { memory: { guest: '2Gi' }, resources: { limits: { memory: '1Gi' } } } }),
    `advised sizing/avoids-memory-limit-below-guest ${GUEST}.domain.resources.limits.memory: 1Gi`,
  ],
  '12-platforms/R94': [
    vm({ spec: { terminationGracePeriodSeconds: -1 } }),
    `advised lifecycle/avoids-negative-grace-period ${GUEST}.terminationGracePeriodSeconds: -1`,
  ],
  '12-platforms/R95': [
    vm({ devices: { logSerialConsole: true, autoattachSerialConsole: false } }),
    `advised serial-console/avoids-log-without-console ${DEVICES}.logSerialConsole: true`,
  ],
  '12-platforms/R96': [
    vm(rootDisk({ disk: { bus: 'virtio', readonly: true } })),
    `advised boot-disk/avoids-read-only ${DEVICES}.disks[0].disk.readonly: true`,
  ],
  '12-platforms/R97': [
    vm({ devices: { gpus: [{ name: 'gpu', deviceName: 'nvidia.com/A100' }] } }, { kubevirtConfiguration: { permittedHostDevices: ['nvidia.com/T4'] } }),
    `unstartable device/references-permitted-device ${DEVICES}.gpus[0].deviceName: nvidia.com/A100`,
  ],
  '12-platforms/R98': [
    vm({ devices: { hostDevices: [{ name: 'fpga', deviceName: '0000:65:00.0' }] } }, { featureGates: ['HostDevices'] }),
    `unstartable device-name/has-valid-resource ${DEVICES}.hostDevices[0].deviceName: 0000:65:00.0`,
  ],
  '12-platforms/R99': [vm({ name: 'a'.repeat(64) }), 'advised vm/fits-dns-label metadata.name: 64 characters'],
  '12-platforms/R99 dots': [vm({ name: 'web.shop' }), 'advised vm/avoids-dots metadata.name: web.shop'],
  '12-platforms/R102': [
    (chart, app) => {
      vm({ labels: { app: 'web' }, metadata: { labels: undefined } })(chart, app);
      manifest(chart, { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } });
    },
    'advised pod-labels/requires-template-labels spec.selector: app=web',
  ],
  '12-platforms/R103': [
    vm({ devices: { interfaces: [] }, spec: { networks: [], evictionStrategy: 'LiveMigrate' } }),
    `advised migratable/requires-interface ${DEVICES}.interfaces: undefined`,
  ],
});
