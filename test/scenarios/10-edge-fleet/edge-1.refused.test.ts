import { armVm } from './arm64.shared';
import { refused } from '../refused';

const DOMAIN = 'spec.template.spec.domain';
const volumes = [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }];
const disk = (device: object) => armVm({ devices: { disks: [{ name: 'root', ...device }] } }, { volumes });

// KubeVirt v1.9.0 has nothing against huge pages, NUMA and realtime there (`pkg/virt-api/webhooks/arm64.go`).
refused({
  '10-edge-fleet/R1, BIOS': [
    armVm({ firmware: { bootloader: { bios: {} } } }),
    `unstartable firmware/excludes-bios-on-arm64 ${DOMAIN}.firmware.bootloader.bios: {}`,
  ],
  '10-edge-fleet/R1, secure boot': [
    armVm({ firmware: { bootloader: { efi: { secureBoot: true } } } }),
    `rejected firmware/requires-smm-for-secure-boot ${DOMAIN}.firmware.bootloader.efi: {"secureBoot":true}`,
    `unstartable firmware/requires-auto-selection-on-arm64 ${DOMAIN}.firmware.bootloader.efi.secureBoot: true`,
  ],
  '10-edge-fleet/R1, secure boot by default': [
    armVm({ firmware: { bootloader: { efi: {} } } }),
    `rejected firmware/requires-smm-for-secure-boot ${DOMAIN}.firmware.bootloader.efi: {}`,
  ],
  '10-edge-fleet/R2': [
    armVm({ cpu: { model: 'host-model' } }),
    `unstartable cpu/requires-host-passthrough-on-arm64 ${DOMAIN}.cpu.model: host-model`,
  ],
  '10-edge-fleet/R3': [disk({ disk: { bus: 'sata' } }), `unstartable disk-bus/fits-arm64 ${DOMAIN}.devices.disks[0].disk.bus: sata`],
  '10-edge-fleet/R3, CD-ROM': [disk({ cdrom: {} }), `unstartable disk-bus/fits-cdrom ${DOMAIN}.devices.disks[0].cdrom.bus: virtio`],
  '10-edge-fleet/R4': [armVm({ devices: { video: { type: 'vga' } } }), `unstartable video/fits-architecture ${DOMAIN}.devices.video.type: vga`],
  '10-edge-fleet/R5, watchdog': [
    armVm({ devices: { watchdog: { name: 'wd', i6300esb: { action: 'reset' } } } }),
    `unstartable watchdog/fits-architecture ${DOMAIN}.devices.watchdog: {"i6300esb":{"action":"reset"},"name":"wd"}`,
  ],
  '10-edge-fleet/R5, sound': [
    armVm({ devices: { sound: { name: 'sound', model: 'ich9' } } }),
    `unstartable sound/excludes-arm64 ${DOMAIN}.devices.sound: {"model":"ich9","name":"sound"}`,
  ],
  '10-edge-fleet/R5, CPU hotplug': [
    armVm({ cpu: { sockets: 1, maxSockets: 4 } }),
    `advised sizing/avoids-max-sockets-on-arm64 ${DOMAIN}.cpu.maxSockets: 4`,
  ],
  '10-edge-fleet/R5, memory hotplug': [
    armVm({ memory: { guest: '2Gi', maxGuest: '4Gi' } }),
    `rejected memory-hotplug/requires-amd64 ${DOMAIN}.memory.maxGuest: 4Gi`,
  ],
  '10-edge-fleet/R5, launchSecurity': [
    armVm({ launchSecurity: { sev: {} }, firmware: { bootloader: { efi: { secureBoot: false } } } }),
    'rejected launch-security/fits-architecture spec.template.spec.architecture: arm64',
  ],
  '10-edge-fleet/R6': [
    armVm({ cpu: { cores: 1, threads: 2, dedicatedCpuPlacement: true } }),
    `rejected cpu/requires-single-thread-when-dedicated-on-arm64 ${DOMAIN}.cpu.threads: 2`,
  ],
});
