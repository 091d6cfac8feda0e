import type { LauncherConfig } from './launcher-config';
import type { Guest } from './resource-draft';
import { supportContainer } from './support-container';
import type { SupportContainerDefaults } from './support-container';
import { isGuaranteed } from '../../manifests/guest-traits';
import { annotatedSidecars } from '../../manifests/hook-sidecars';
import type { PodContainer } from '../pod-resources';

/** `sidecarResources` of KubeVirt v1.9.0: nothing at all, unless the pod is Guaranteed or the CR says otherwise. */
const SIDECAR: SupportContainerDefaults = { requests: {}, limits: {}, guaranteedLimits: { cpu: '200m', memory: '64M' } };

/** The containers that the VMI asks for by annotation, and those of its network binding plugins. */
export function hookSidecarContainers(guest: Guest, config: LauncherConfig): PodContainer[] {
  const count = annotatedSidecars(guest.annotations) + bindingSidecars(guest, config);
  const resources = supportContainer('sidecar', SIDECAR, isGuaranteed(guest.spec), config);
  return Array.from({ length: count }, (_, i) => ({ name: `hook-sidecar-${i}`, kind: 'container', ...resources }));
}

function bindingSidecars({ spec }: Guest, { bindingPlugins }: LauncherConfig): number {
  const names = new Set(spec.domain.devices.interfaces?.flatMap(({ binding }) => (binding ? [binding.name] : [])));
  return [...names].filter((name) => bindingPlugins.get(name)?.sidecarImage).length;
}
