import { behindGate } from './behind-gate';
import type { ObjectRule } from './rule';

export const rules: readonly ObjectRule[] = [
  behindGate({
    id: 'device/attaches-vsock-behind-gate',
    gate: 'VSOCK',
    summary: 'A VSOCK device needs its gate',
    upstream: ['device/vsock-gate'],
    * check({ spec }) {
      if (spec.domain.devices?.autoattachVSOCK) yield { field: 'domain.devices.autoattachVSOCK', got: true };
    },
  }),
  behindGate({
    id: 'device/attaches-downward-metrics-behind-gate',
    gate: 'DownwardMetrics',
    summary: 'A device for downward metrics needs its gate',
    upstream: ['device/downward-metrics-gate'],
    * check({ spec }) {
      const { downwardMetrics } = spec.domain.devices ?? {};
      if (downwardMetrics) yield { field: 'domain.devices.downwardMetrics', got: downwardMetrics };
    },
  }),
  behindGate({
    id: 'device/passes-host-devices-behind-gate',
    gate: 'HostDevices',
    summary: 'Host devices need their gate',
    upstream: ['hostdevice/gate'],
    * check({ spec, defaulted }) {
      const { hostDevices } = spec.domain.devices ?? {};
      const dropped = defaulted && hostDevices?.length === 0;
      if (hostDevices && !dropped) yield { field: 'domain.devices.hostDevices', reported: 'HostDevices', got: hostDevices };
    },
  }),
  behindGate({
    id: 'device/shares-storage-behind-gate',
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
