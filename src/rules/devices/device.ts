import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'device/references-permitted-device',
    level: FindingLevel.UNSTARTABLE,
    subject: vmi,
    summary: 'A GPU or host device must be one that the KubeVirt CR permits',
    why: 'KubeVirt admits the VM, but makes no launcher pod for a device that is not among the permittedHostDevices of its CR (virt-controller, '
      + '`validatePermittedHostDevices`): the VM never starts.',
    fix: 'Write a resourceName of permittedHostDevices, or add the device there.',
    * check({ spec }, { permittedHostDevices: permitted }) {
      if (!permitted) return;
      for (const list of ['gpus', 'hostDevices'] as const) {
        for (const [i, { deviceName, claimName, requestName }] of (spec.domain.devices?.[list] ?? []).entries()) {
          if (claimName !== undefined || requestName !== undefined || permitted.includes(deviceName ?? '')) continue;
          yield { field: `domain.devices.${list}[${i}].deviceName`, got: deviceName, allowed: permitted.join(', ') || 'none: the KubeVirt CR permits no device' };
        }
      }
    },
  }),
  defineRule({
    id: 'device/requires-gate-for-vsock',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: 'VSOCK',
    summary: 'A guest must not have a VSOCK device unless the cluster allows that',
    upstream: ['device/vsock-gate'],
    * check({ spec }) {
      if (spec.domain.devices?.autoattachVSOCK) yield { field: 'domain.devices.autoattachVSOCK', got: true };
    },
  }),
  defineRule({
    id: 'device/requires-gate-for-downward-metrics',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: 'DownwardMetrics',
    summary: 'A guest must not have a device of downward metrics unless the cluster shares them',
    upstream: ['device/downward-metrics-gate'],
    * check({ spec }) {
      const { downwardMetrics } = spec.domain.devices ?? {};
      if (downwardMetrics) yield { field: 'domain.devices.downwardMetrics', got: downwardMetrics };
    },
  }),
  defineRule({
    id: 'device/requires-gate-for-host-devices',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: 'HostDevices',
    summary: 'A guest must not have host devices unless the cluster allows that',
    upstream: ['hostdevice/gate'],
    * check({ spec, webhookDefaulted }) {
      const { hostDevices } = spec.domain.devices ?? {};
      if (!hostDevices || (webhookDefaulted && hostDevices.length === 0)) return;
      yield { field: 'domain.devices.hostDevices', got: hostDevices, reported: 'HostDevices' };
    },
  }),
  defineRule({
    id: 'device/requires-gate-for-storage-filesystem',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: 'EnableVirtioFsStorageVolumes',
    summary: 'A filesystem must not be a PersistentVolumeClaim or a DataVolume unless the cluster allows that',
    upstream: ['device/virtiofs-storage-gate'],
    * check({ spec: { domain, volumes = [] } }) {
      const storage = new Set(volumes.filter((volume) => volume.persistentVolumeClaim ?? volume.dataVolume).map(({ name }) => name));
      for (const [i, { name }] of (domain.devices?.filesystems ?? []).entries()) {
        if (storage.has(name)) yield { field: `domain.devices.filesystems[${i}]`, got: name, reported: 'domain.devices.filesystems' };
      }
    },
  }),
];
