import type { LauncherConfig } from './launcher-config';
import { supportContainer } from './support-container';
import type { SupportContainerDefaults } from './support-container';
import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { isGuaranteed } from '../../manifests/guest-traits';
import type { ContainerKind, PodContainer } from '../pod-resources';
import { resourceListOf } from '../resource-list';

/** `pkg/container-disk/container-disk.go` of KubeVirt v1.9.0. */
const DISK: SupportContainerDefaults = {
  requests: { cpu: '1m', memory: '1M' },
  limits: { cpu: '10m', memory: '40M' },
  guaranteedLimits: { cpu: '10m', memory: '40M' },
};
const EPHEMERAL_STORAGE = resourceListOf({ 'ephemeral-storage': '50M' });
/** `initContainerMinimalRequests`, `initContainerMinimalLimits` and `initContainerDedicatedCPURequiredResources`. */
const BINARY: SupportContainerDefaults = {
  requests: { cpu: '10m', memory: '1M' },
  limits: { cpu: '100m', memory: '40M' },
  guaranteedLimits: { cpu: '10m', memory: '40M' },
};

/**
 * The containers of container disks and of a kernel to boot. Image volumes need one to find the digest of each image, which a migration
 * target knows already; without image volumes each image is served by a container as long as the guest runs.
 */
export function containerDiskContainers(spec: VirtualMachineInstanceSpec, config: LauncherConfig, isMigrationTarget: boolean): PodContainer[] {
  const names = (spec.volumes ?? []).filter(({ containerDisk }) => containerDisk).map(({ name }) => `volume${name}`);
  if (spec.domain.firmware?.kernelBoot?.container) names.push('volumekernel-boot-volume');
  if (names.length === 0 || (config.hasImageVolumes && isMigrationTarget)) return [];
  const { requests, limits } = supportContainer('container-disk', DISK, isGuaranteed(spec), config);
  const disk = { requests: new Map([...requests, ...EPHEMERAL_STORAGE]), limits };
  const disks = (kind: ContainerKind, suffix: string) => names.map((name) => ({ name: `${name}${suffix}`, kind, ...disk }));
  if (config.hasImageVolumes) return disks('init', '');
  const binary = supportContainer('container-disk', BINARY, isGuaranteed(spec), config);
  return [{ name: 'container-disk-binary', kind: 'init', ...binary }, ...disks('init', '-init'), ...disks('container', '')];
}
