import type { Volume } from '../../../imports/kubevirt.io';
import { isBefore } from '../../manifests/by-release';
import type { Cluster } from '../../manifests/manifest';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule, Violation } from '../rule';
import { vmi } from '../subjects/vmi';

const OLD_GATE = 'ExperimentalVirtiofsSupport';

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
    id: 'device/requires-gate-for-config-filesystem',
    level: FindingLevel.REJECTED,
    until: '1.8',
    subject: vmi,
    gate: 'EnableVirtioFsConfigVolumes',
    summary: 'A filesystem must not be a ConfigMap, a Secret, a service account or a downward API unless the cluster allows that',
    upstream: ['1.7:device/virtiofs-config-gate'],
    * check({ spec }, cluster) {
      if (!hasOldGate(cluster)) yield* filesystemsOf(spec, isConfig);
    },
  }),
  defineRule({
    id: 'device/requires-gate-for-storage-filesystem',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: 'EnableVirtioFsStorageVolumes',
    summary: 'A filesystem must not be a PersistentVolumeClaim or a DataVolume unless the cluster allows that',
    before: { 1.8: `the feature gate ${OLD_GATE} allows it, too` },
    upstream: ['device/virtiofs-storage-gate'],
    * check({ spec }, cluster) {
      if (!hasOldGate(cluster)) yield* filesystemsOf(spec, isStorage);
    },
  }),
];

/** Whether the gate is on that allowed filesystems of every kind. */
function hasOldGate(cluster: Cluster): boolean {
  return isBefore('1.8', cluster) && cluster.enabledFeatureGates.includes(OLD_GATE);
}

function isConfig({ configMap, secret, serviceAccount, downwardAPI }: Volume): boolean {
  return (configMap ?? secret ?? serviceAccount ?? downwardAPI) !== undefined;
}

function isStorage({ persistentVolumeClaim, dataVolume }: Volume): boolean {
  return (persistentVolumeClaim ?? dataVolume) !== undefined;
}

/** The filesystems of a guest that are volumes of a sort. */
function* filesystemsOf({ domain, volumes = [] }: Vmi['spec'], isOfSort: (volume: Volume) => boolean): Iterable<Violation> {
  const names = new Set(volumes.filter(isOfSort).map(({ name }) => name));
  for (const [i, { name }] of (domain.devices?.filesystems ?? []).entries()) {
    if (names.has(name)) yield { field: `domain.devices.filesystems[${i}]`, got: name, reported: 'domain.devices.filesystems' };
  }
}
