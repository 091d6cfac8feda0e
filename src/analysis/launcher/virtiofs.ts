import type { LauncherConfig } from './launcher-config';
import { supportContainer } from './support-container';
import type { SupportContainerDefaults } from './support-container';
import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { isGuaranteed } from '../../manifests/guest-traits';
import type { PodContainer } from '../pod-resources';

/** `ResourcesForVirtioFSContainer` of KubeVirt v1.9.0 (`pkg/virtiofs/resources.go`). */
const VIRTIOFS: SupportContainerDefaults = {
  requests: { cpu: '10m', memory: '1M' },
  limits: { cpu: '100m', memory: '80M' },
  guaranteedLimits: { cpu: '100m', memory: '80M' },
};

/** A container for each volume that the guest mounts as a filesystem. */
export function virtiofsContainers({ volumes = [], ...spec }: VirtualMachineInstanceSpec, config: LauncherConfig): PodContainer[] {
  const mounted = new Set(spec.domain.devices.filesystems?.map(({ name }) => name));
  return volumes.filter(({ name }) => mounted.has(name)).map(({ name }) => (
    { name: `virtiofs-${name}`, kind: 'container', ...supportContainer('virtiofs', VIRTIOFS, isGuaranteed(spec), config) }
  ));
}
