import type { Changes } from './change';

/** Changes to the VMI spec, by topic of the rules. */
export const guestChanges: Changes = {
  'cpu': [
    { path: 'domain.cpu.cores', values: [0, 1, 2, 3, 64, -1, 1.5, '2'] },
    { path: 'domain.cpu.sockets', values: [0, 1, 2, 9, 600] },
    { path: 'domain.cpu.threads', values: [0, 1, 2, 3, 4] },
    { path: 'domain.cpu.maxSockets', values: [1, 2, 4, 16] },
    { path: 'domain.cpu.dedicatedCpuPlacement', values: [true, false] },
    { path: 'domain.cpu.isolateEmulatorThread', values: [true, false] },
    { path: 'domain.cpu.model', values: ['host-model', 'host-passthrough', 'Haswell', ''] },
    { path: 'domain.cpu.features', values: [[{ name: 'vmx', policy: 'on' }], [{ name: 'vmx' }], [{ policy: 'require' }]] },
  ],
  'cpu-pinning': [
    { path: 'domain.cpu', values: [{ cores: 1, threads: 2, dedicatedCpuPlacement: true }, { cores: 1, threads: 3, dedicatedCpuPlacement: true }, { dedicatedCpuPlacement: true }] },
    { path: 'domain.resources', values: [{ requests: { cpu: '2' }, limits: { cpu: '1' } }, { requests: { cpu: '2' }, limits: { cpu: '4' } }, { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } }] },
  ],
  'resources': [
    { path: 'domain.resources.requests.cpu', values: ['1', '2', '1500m', 2, '-1', '0', 'two'] },
    { path: 'domain.resources.limits.cpu', values: ['1', '2', '100m', '-1', 4] },
    { path: 'domain.resources.requests.memory', values: ['64k', '1M', '1Gi', '2Gi', '-1Gi', '3000M', '0'] },
    { path: 'domain.resources.limits.memory', values: ['1Gi', '2Gi', '512Mi', '-1Gi', '1G'] },
    { path: 'domain.resources.overcommitGuestOverhead', values: [true, false] },
  ],
  'memory': [
    { path: 'domain.memory.guest', values: ['1Gi', '65Mi', '1025Mi', '0', '-1Gi', 'big', undefined] },
    { path: 'domain.memory.maxGuest', values: ['1Gi', '512Mi', '4097Mi', '64Gi'] },
    { path: 'domain.memory.hugepages', values: [{ pageSize: '2Mi' }, { pageSize: '1Gi' }, { pageSize: '3Mi' }, { pageSize: '2ab' }, { pageSize: '' }, {}] },
    { path: 'domain.memory', values: [undefined, {}, { hugepages: { pageSize: '2Mi' } }] },
  ],
  'numa': [{ path: 'domain.cpu.numa', values: [{ guestMappingPassthrough: {} }, {}] }],
  'firmware': [
    { path: 'domain.firmware.bootloader', values: [{ efi: {} }, { efi: { secureBoot: true } }, { efi: { secureBoot: false } }, { bios: {}, efi: { secureBoot: false } }, {}] },
    { path: 'domain.features.smm', values: [undefined, { enabled: false }, {}] },
    { path: 'domain.firmware.uuid', values: ['not-a-uuid', '5d307ca9-b3ef-428c-8861-06e72d69f223'] },
  ],
  'disk': [
    { path: 'domain.devices.disks[0].name', values: ['nowhere', 'disk1', '', undefined, 'UPPER', 'a.b'] },
    { path: 'domain.devices.disks[0].cache', values: ['none', 'unsafe', 'directsync'] },
    { path: 'domain.devices.disks[0].io', values: ['native', 'threads', 'fast'] },
    { path: 'domain.devices.disks[0].serial', values: ['ok-1', 'sp ace', 'x'.repeat(257)] },
    { path: 'domain.devices.disks[0].errorPolicy', values: ['stop', 'panic'] },
    { path: 'domain.devices.disks[0]', values: [undefined, { name: 'disk0' }] },
  ],
  'boot-order': [
    { path: 'domain.devices.disks[0].bootOrder', values: [0, 1, 2] },
    { path: 'domain.devices.disks[1].bootOrder', values: [1, 2] },
    { path: 'domain.devices.interfaces[0].bootOrder', values: [0, 1, 7] },
  ],
  'volume': [
    { path: 'volumes[0].name', values: ['nowhere', 'disk1', '', undefined, 'UPPER', 'x'.repeat(64)] },
    { path: 'volumes[0]', values: [undefined, { name: 'disk0' }, { name: 'disk0', emptyDisk: { capacity: '1Gi' }, containerDisk: { image: 'i' } }] },
    { path: 'volumes[4]', values: [{ name: 'extra', emptyDisk: { capacity: '1Gi' } }, { name: 'extra', hostDisk: { path: '/d', type: 'Disk' } }, { name: 'extra', memoryDump: { claimName: 'c' } }, { name: 'extra', ephemeral: {} }, { name: 'extra', configMap: {} }, { name: 'extra', secret: {} }, { name: 'extra', serviceAccount: {} }, { name: 'extra', dataVolume: { name: '' } }, { name: 'extra', persistentVolumeClaim: { claimName: 'c', hotpluggable: true } }, { name: 'extra', containerDisk: { image: 'i', path: '/' } }, { name: 'extra', sysprep: {} }, { name: 'extra', downwardMetrics: {} }, { name: 'extra', containerPath: { path: 'relative' } }] },
  ],
  'cloud-init': [
    { path: 'volumes[4]', values: [{ name: 'seed', cloudInitNoCloud: {} }, { name: 'seed', cloudInitNoCloud: { userData: 'x'.repeat(2049) } }, { name: 'seed', cloudInitNoCloud: { userData: 'x'.repeat(2048) } }, { name: 'seed', cloudInitNoCloud: { userDataBase64: '***' } }, { name: 'seed', cloudInitConfigDrive: { userData: 'a', userDataBase64: 'YQ==' } }, { name: 'seed', cloudInitNoCloud: { secretRef: { name: 's' }, userData: 'a' } }, { name: 'seed', cloudInitNoCloud: { networkData: 'n' } }, { name: 'seed', cloudInitNoCloud: { userData: 'a', networkDataBase64: '!' } }, { name: 'seed', cloudInitNoCloud: { userData: 'a', networkData: 'y'.repeat(2049) } }] },
  ],
  'network': [
    { path: 'networks[0].name', values: ['other', '', undefined, 'net0'] },
    { path: 'networks[0]', values: [undefined, { name: 'default' }, { name: 'default', pod: {}, multus: { networkName: 'a' } }, { name: 'default', multus: { networkName: 'a' } }, { name: 'default', pod: { vmNetworkCIDR: 'nonsense' } }] },
    { path: 'networks[1]', values: [{ name: 'second', pod: {} }, { name: 'net0', multus: { networkName: '' } }, { name: 'net0', multus: { networkName: 'a', default: true } }, { name: 'unused', multus: { networkName: 'a' } }, { name: 'in_valid', multus: { networkName: 'a' } }] },
  ],
  'interface': [
    { path: 'domain.devices.interfaces[0]', values: [undefined, { name: 'default' }, { name: 'default', bridge: {} }, { name: 'default', sriov: {} }, { name: 'default', masquerade: {}, bridge: {} }, { name: 'default', slirp: {} }, { name: 'default', passt: {} }, { name: 'default', passtBinding: {} }, { name: 'default', binding: { name: 'plugin' } }, { name: 'default', macvtap: {} }, { name: 'default', passtBinding: {}, macAddress: '02:00:00:00:00:00' }, { name: 'default', sriov: {}, state: 'down' }, { name: 'default', bridge: {}, portRanges: [{ protocol: 'TCP', start: 1, end: 2 }] }] },
    { path: 'domain.devices.interfaces[1]', values: [{ name: 'net0', masquerade: {} }, { name: 'default', bridge: {} }, { name: 'stray', bridge: {} }] },
    { path: 'domain.devices.interfaces[0].macAddress', values: ['02:00:00:00:00:01', '02-00-00-00-00-01', '02:00:00:00:00', 'de:ad:00:00:be:af:00:11', 'x'] },
    { path: 'domain.devices.interfaces[0].pciAddress', values: ['0000:81:00.1', '81:00.1', 'x'] },
    { path: 'domain.devices.interfaces[0].model', values: ['virtio', 'e1000', 'magic'] },
    { path: 'domain.devices.autoattachPodInterface', values: [true, false] },
  ],
  'probe': [
    { path: 'readinessProbe', values: [{}, { tcpSocket: { port: 80 } }, { tcpSocket: { port: 80 }, httpGet: { port: 80 } }, { exec: { command: ['true'] } }, { guestAgentPing: {} }, { guestAgentPing: {}, initialDelaySeconds: -1 }, { httpGet: { port: 'http' } }, { tcpSocket: { port: 80 }, timeoutSeconds: -1 }] },
    { path: 'livenessProbe', values: [{}, { httpGet: { port: 80, scheme: 'http' } }, { tcpSocket: {} }, { guestAgentPing: {}, successThreshold: 3 }, { exec: {} }] },
  ],
  'device': [
    { path: 'domain.devices.filesystems', values: [[{ name: 'disk0', virtiofs: {} }], [{ name: 'nowhere', virtiofs: {} }], [{ name: 'a' }]] },
    { path: 'domain.devices.autoattachVSOCK', values: [true, false] },
    { path: 'domain.devices.downwardMetrics', values: [{}] },
    { path: 'domain.memory.reservedOverhead', values: [{}, { memLock: 'Required' }] },
    { path: 'domain.devices.tpm', values: [{}, { persistent: true }, { enabled: false }] },
    { path: 'domain.clock', values: [{ utc: {}, timezone: 'UTC' }, { utc: { offsetSeconds: 10 } }, { timer: { pit: { tickPolicy: 'x' } } }] },
  ],
  'realtime': [{ path: 'domain.cpu.realtime', values: [{}, { mask: '0-1' }] }],
  'kernel-boot': [{ path: 'domain.firmware.kernelBoot', values: [{ kernelArgs: 'x' }, { container: { image: '', kernelPath: '/k' } }, { container: { image: 'i' } }, { container: { image: 'i', kernelPath: 'k' } }, { container: { image: 'i', kernelPath: '/' } }, { container: { image: 'i', initrdPath: '/a/../b' } }] }],
  'acpi': [{ path: 'domain.firmware.acpi', values: [{}, { slicNameRef: 'nowhere' }, { msdmNameRef: 'disk0' }] }],
  'machine': [
    { path: 'domain.machine.type', values: ['pc-i440fx', 'q35', 'virt', ''] },
    { path: 'architecture', values: ['amd64', 'arm64', 's390x', 'ppc64le'] },
  ],
  'block-size': [{ path: 'domain.devices.disks[0].blockSize', values: [{ matchVolume: {} }, { custom: { logical: 512, physical: 4096 } }, { custom: { logical: 512, physical: 4096, discardGranularity: 100 } }, { custom: { logical: 4096, physical: 512 } }, { custom: { logical: 1000, physical: 1000 } }, { custom: { logical: 512, physical: 512 }, matchVolume: { enabled: true } }] }],
  'disk-bus': [
    { path: 'domain.devices.disks[0].disk', values: [{ bus: 'virtio' }, { bus: 'ide' }, { bus: 'usb' }, { bus: 'virtio', pciAddress: '0000:81:00.1' }, { bus: 'sata', pciAddress: '0000:81:00.1' }, { bus: 'virtio', pciAddress: 'x' }] },
    { path: 'domain.devices.disks[0].cdrom', values: [{ bus: 'sata' }, { bus: 'virtio' }, { bus: 'ide' }, {}] },
    { path: 'domain.devices.disks[0]', values: [{ name: 'disk0', cdrom: { bus: 'sata', readonly: false } }, { name: 'disk0', disk: { bus: 'sata', readonly: true } }] },
    { path: 'domain.devices.disks[0].lun', values: [{ bus: 'scsi' }, { bus: 'virtio' }, { reservation: true }] },
    { path: 'domain.devices.disks[0].dedicatedIOThread', values: [true] },
  ],
  'port': [{ path: 'domain.devices.interfaces[0].ports', values: [[{ port: 80 }, { port: 80 }], [{ name: 'a', port: 80 }, { name: 'a', port: 81 }], [{ port: 0 }], [{ port: 70000 }], [{ name: 'Upper', port: 1 }], [{ port: 80, protocol: 'SCTP' }], [{ name: 'a'.repeat(16), port: 1 }]] }],
  'dhcp': [{ path: 'domain.devices.interfaces[0].dhcpOptions', values: [{ ntpServers: ['10.0.0.1'] }, { ntpServers: ['ntp'] }, { privateOptions: [{ option: 240, value: 'a' }] }, { privateOptions: [{ option: 240, value: 'a' }, { option: 240, value: 'b' }] }, { privateOptions: [{ option: 1, value: 'a' }] }] }],
  'interface-state': [{ path: 'domain.devices.interfaces[0].state', values: ['up', 'down', 'absent', 'sideways'] }],
  'input': [{ path: 'domain.devices.inputs', values: [[{ name: 'a', type: 'keyboard', bus: 'usb' }], [{ name: 'a', type: 'tablet', bus: 'ps2' }], [{ name: 'a', type: '' }]] }],
  'sound': [{ path: 'domain.devices.sound', values: [{ name: 'a', model: 'sb16' }, { name: '' }, { name: 'a' }] }],
  'video': [{ path: 'domain.devices.video', values: [{ type: 'vga' }, { type: 'qxl' }, {}] }],
  'watchdog': [{ path: 'domain.devices.watchdog', values: [{ name: 'w' }, { name: 'w', diag288: { action: 'reset' } }, { name: 'w', i6300esb: { action: 'sleep' } }] }],
  'panic-device': [{ path: 'domain.devices.panicDevices', values: [[{}], [{ model: 'isa' }], [{ model: 'screen' }]] }],
  'device-claim': [
    { path: 'domain.devices.gpus', values: [[{ name: 'g', deviceName: 'nvidia.com/G' }], [{ name: 'g' }], [{ name: 'g', deviceName: 'd' }, { name: 'g', deviceName: 'd' }], [{ name: 'g', claimName: 'c', requestName: 'r' }], [{ name: 'g', deviceName: 'd' }, { name: 'h', claimName: 'c', requestName: 'r' }], [{ name: 'g', claimName: 'c' }]] },
    { path: 'domain.devices.hostDevices', values: [[{ name: 'h', deviceName: 'd' }], [{ name: 'h' }], [{ name: 'h', deviceName: 'd', claimName: 'c', requestName: 'r' }], [{ name: 'h', claimName: 'c', requestName: 'r' }, { name: 'i', claimName: 'c', requestName: 'r' }]] },
  ],
  'io-threads': [
    { path: 'domain.ioThreadsPolicy', values: ['auto', 'many', 'supplementalPool'] },
    { path: 'domain.ioThreads', values: [{ supplementalPoolThreadCount: 2 }, { supplementalPoolThreadCount: 0 }] },
  ],
  'hyperv': [
    { path: 'domain.features.hyperv', values: [{ evmcs: {} }, { evmcs: {}, vapic: {} }, { synic: {}, vpindex: { enabled: false } }, { synictimer: {} }, { spinlocks: { spinlocks: 1 } }, { vendorid: { vendorid: 'far-too-long-id' } }, { ipi: {} }] },
    { path: 'domain.features.hypervPassthrough', values: [{ enabled: true }] },
  ],
  'launch-security': [{ path: 'domain.launchSecurity', values: [{ sev: { attestation: {} } }, { sev: {} }, { tdx: {} }, { snp: {} }, { sev: {}, snp: {} }] }],
  'lifecycle': [
    { path: 'domain.rebootPolicy', values: ['Reboot', 'Terminate', 'Never'] },
    { path: 'startStrategy', values: ['Paused', 'Running'] },
  ],
  'eviction': [{ path: 'evictionStrategy', values: ['LiveMigrate', 'Sometimes', ''] }],
  'identity': [
    { path: 'serviceAccountName', values: ['bad_name', 'other'] },
    { path: 'hostname', values: ['a.b', 'UPPER', 'x'.repeat(64), 'fine'] },
    { path: 'subdomain', values: ['bad_name', 'fine'] },
  ],
  'dns': [
    { path: 'dnsPolicy', values: ['None', 'Default', 'Sometimes'] },
    { path: 'dnsConfig', values: [{ nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] }, { nameservers: ['x'] }, { searches: ['bad_domain!'] }, { searches: Array.from({ length: 33 }, (_, i) => `d${i}`) }, { options: [{ value: 'v' }] }] },
  ],
  'affinity': [{ path: 'affinity', values: [{ nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.labels', operator: 'In', values: ['a'] }] }, { matchExpressions: [{ key: 'bad key', operator: 'Exists', values: ['a'] }] }] } } }, { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'a', namespaces: ['In_valid'] }] } }, { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } }, { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, preference: {} }] } }, { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: '' }] } }, { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 101, podAffinityTerm: { topologyKey: 'a' } }] } }, { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'a', labelSelector: { matchExpressions: [{ key: 'k', operator: 'In' }] } }] } }] }],
  'topology-spread': [{ path: 'topologySpreadConstraints', values: [[{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule' }, { maxSkew: 2, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule' }], [{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchExpressions: [{ key: 'k', operator: 'In' }] } }], [{ maxSkew: 0, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule' }], [{ maxSkew: 1, topologyKey: '', whenUnsatisfiable: 'ScheduleAnyway' }], [{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'Never' }]] }],
  'access-credential': [{ path: 'accessCredentials', values: [[{ sshPublicKey: { source: { secret: { secretName: 's' } }, propagationMethod: { noCloud: {} } } }], [{ sshPublicKey: { source: {}, propagationMethod: { qemuGuestAgent: { users: ['a'] } } } }], [{ sshPublicKey: { source: { secret: { secretName: 's' } }, propagationMethod: { qemuGuestAgent: { users: [] } } } }], [{ userPassword: { source: { secret: { secretName: 's' } }, propagationMethod: {} } }], [{}]] }],
  'resource-claim': [{ path: 'resourceClaims', values: [[{ name: 'c' }], [{ name: 'c', resourceClaimName: 'claim' }], [{ name: 'In_valid', resourceClaimName: 'Bad_name' }], [{ name: 'c', resourceClaimName: 'a', resourceClaimTemplateName: 'b' }]] }],
  'port-range': [{
    path: 'domain.devices.interfaces[0].portRanges',
    values: [
      [], [{ protocol: 'TCP', start: 80, end: 90 }], [{ protocol: 'SCTP', start: 80, end: 90 }], [{ protocol: 'TCP', start: 90, end: 80 }],
      [{ protocol: 'UDP', start: 0, end: 70_000 }], [{ protocol: 'TCP', start: 80, end: 90 }, { protocol: 'TCP', start: 85, end: 95 }],
      Array.from({ length: 11 }, (_, i) => ({ protocol: 'TCP', start: i + 1, end: i + 1 })),
    ],
  }],
  'network-claim': [
    { path: 'networks[1]', values: [{ name: 'net0', resourceClaim: { claimName: 'c', requestName: 'r' } }, { name: 'net0', resourceClaim: { claimName: 'c' } }] },
    { path: 'networks', values: [[{ name: 'a', resourceClaim: { claimName: 'c', requestName: 'r' } }, { name: 'b', resourceClaim: { claimName: 'c', requestName: 'r' } }]] },
    { path: 'networks[0].resourceClaim', values: [{ claimName: 'c', requestName: 'r' }, {}] },
  ],
  'container-path': [{
    path: 'volumes[4]',
    values: [
      { name: 'path', containerPath: { path: '/srv' } }, { name: 'path', containerPath: { path: '/a/../b' } }, { name: 'path', containerPath: { path: 'srv' } },
      { name: 'path', containerPath: { path: '/srv', readOnly: false } }, { name: 'path', containerPath: { path: '/var/run/kubevirt' } },
    ],
  }],
  'host-disk': [{
    path: 'volumes[4]',
    values: [
      { name: 'host', hostDisk: { path: '/d', type: 'Disk' } }, { name: 'host', hostDisk: { path: '', type: 'Disk' } }, { name: 'host', hostDisk: { path: '/d', type: 'Folder' } },
      { name: 'host', hostDisk: { path: '/d', type: 'Disk', capacity: '1Gi' } }, { name: 'host', hostDisk: { path: '/d', type: 'DiskOrCreate', capacity: '1Gi' } },
    ],
  }],
  'gpu': [{
    path: 'domain.devices.gpus',
    values: [
      [{ name: 'g', deviceName: 'd', virtualGPUOptions: { display: { ramFB: { enabled: true } } } }],
      [{ name: 'g', deviceName: 'd', virtualGPUOptions: { display: {} } }, { name: 'h', deviceName: 'd', virtualGPUOptions: { display: {} } }],
    ],
  }],
  'utility-volume': [{ path: 'utilityVolumes', values: [[], [{ name: 'u', claimName: 'c' }], [{ name: 'u', claimName: 'c' }, { name: 'u', claimName: 'd' }]] }],
};
