import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'device/requires-gate-for-vsock',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: 'VSOCK',
    summary: 'A VSOCK device needs its gate',
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
    summary: 'A device for downward metrics needs its gate',
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
    summary: 'Host devices need their gate',
    upstream: ['hostdevice/gate'],
    * check({ spec, webhookDefaulted: defaulted }) {
      const { hostDevices } = spec.domain.devices ?? {};
      const dropped = defaulted && hostDevices?.length === 0;
      if (hostDevices && !dropped) yield { field: 'domain.devices.hostDevices', reported: 'HostDevices', got: hostDevices };
    },
  }),
  defineRule({
    id: 'device/requires-gate-for-storage-filesystem',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: 'EnableVirtioFsStorageVolumes',
    summary: 'A filesystem on a PersistentVolumeClaim or DataVolume needs its gate',
    upstream: ['device/virtiofs-storage-gate'],
    * check({ spec: { domain, volumes = [] } }) {
      const storage = new Set(volumes.filter((volume) => volume.persistentVolumeClaim ?? volume.dataVolume).map(({ name }) => name));
      for (const [i, { name }] of (domain.devices?.filesystems ?? []).entries()) {
        if (storage.has(name)) yield { field: `domain.devices.filesystems[${i}]`, reported: 'domain.devices.filesystems', got: name };
      }
    },
  }),
];
