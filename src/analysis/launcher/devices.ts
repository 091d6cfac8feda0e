import type { LauncherConfig } from './launcher-config';
import type { LauncherNamespace } from './launcher-namespace';
import { addDevice } from './resource-draft';
import type { Guest, ResourceDraft } from './resource-draft';
import { isSev } from '../../manifests/guest-traits';
import type { ResourceClaim } from '../pod-resources';

const ONE = 10n ** 9n;

/** What every guest needs of KubeVirt's device plugin (`getRequiredResources`); written as limits, which the API server requests as well. */
export function addVirtualizationDevices({ stated: { limits } }: ResourceDraft, { spec }: Guest, config: LauncherConfig): void {
  const { interfaces = [], autoattachPodInterface, autoattachVSOCK } = spec.domain.devices;
  if (interfaces.length > 0 || autoattachPodInterface !== false) limits.set('devices.kubevirt.io/tun', ONE);
  const isVirtio = interfaces.some(({ model }) => !model || model === 'virtio');
  if (isVirtio && !config.useEmulation) limits.set('devices.kubevirt.io/vhost-net', ONE);
  if (!config.useEmulation) limits.set(config.hypervisorDevice, ONE);
  if (autoattachVSOCK) limits.set('devices.kubevirt.io/vhost-vsock', ONE);
}

/** The devices that a guest asks for, by `TemplateService.VMIResourcePredicates` of KubeVirt v1.9.0. */
export function addGuestDevices(draft: ResourceDraft, guest: Guest, config: LauncherConfig, namespace: LauncherNamespace): void {
  const { launchSecurity, devices: { disks = [], gpus = [], hostDevices = [] } } = guest.spec.domain;
  if (!config.hasExternalNetResources) networkResources(guest, namespace).forEach((resource) => addDevice(draft, resource));
  for (const { deviceName, claimName } of [...gpus, ...hostDevices]) {
    if (deviceName && claimName === undefined) addDevice(draft, deviceName);
  }
  if (isSev(guest.spec)) addDevice(draft, 'devices.kubevirt.io/sev');
  if (launchSecurity?.tdx && config.hasTdxDevice) addDevice(draft, 'devices.kubevirt.io/tdx');
  if (disks.some(({ lun }) => lun?.reservation)) addDevice(draft, 'devices.kubevirt.io/pr-helper');
  if (config.hasIommufd) addDevice(draft, 'devices.kubevirt.io/iommufd');
}

/** The devices that are claimed instead: those have no resource of their own (`WithGPUsDRA`, `WithHostDevicesDRA`). */
export function deviceClaims({ spec: { domain: { devices: { gpus = [], hostDevices = [] } } } }: Guest): ResourceClaim[] {
  return [...gpus, ...hostDevices].flatMap(({ deviceName, claimName, requestName }) => (
    !deviceName && claimName !== undefined ? [{ name: claimName, request: requestName }] : []
  ));
}

/** `multus.NetworkToResource`. */
function networkResources({ spec: { networks = [] } }: Guest, namespace: LauncherNamespace): string[] {
  return networks.flatMap(({ multus }) => {
    if (!multus) return [];
    const { networkName } = multus;
    const resource = namespace.resourceOfNetwork(networkName.includes('/') ? networkName : `${namespace.name}/${networkName}`);
    return resource ? [resource] : [];
  });
}
