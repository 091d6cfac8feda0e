import type { LauncherConfig } from './launcher-config';
import { parseQuantity } from '../../kubernetes/quantity';
import { resourceListOf } from '../resource-list';
import type { ResourceRequirements, WrittenResourceList } from '../resource-list';

/** The types of `supportContainerResources` whose containers are in a launcher pod. */
export type SupportContainerType = 'container-disk' | 'guest-console-log' | 'virtiofs' | 'sidecar';

/** What a container gets where the KubeVirt CR does not say otherwise. */
export interface SupportContainerDefaults {
  readonly requests: WrittenResourceList;
  readonly limits: WrittenResourceList;
  /** Of a guest whose pod is Guaranteed. */
  readonly guaranteedLimits: WrittenResourceList;
}

const COMPUTE = ['cpu', 'memory'] as const;

/**
 * The resources of a container beside `compute`: defaults, number by number replaced by the CR's. All of a Guaranteed pod request their limits
 * (`ClusterConfig.GetSupportContainerRequest` and `GetSupportContainerLimit` of KubeVirt v1.9.0).
 */
export function supportContainer(
  type: SupportContainerType, defaults: SupportContainerDefaults, isGuaranteed: boolean, config: LauncherConfig,
): ResourceRequirements {
  const limits = resourceListOf({ ...isGuaranteed ? defaults.guaranteedLimits : defaults.limits, ...configured(type, 'limits', config) });
  if (isGuaranteed) return { requests: limits, limits };
  return { requests: resourceListOf({ ...defaults.requests, ...configured(type, 'requests', config) }), limits };
}

/** The first entry of the type that states a number wins; zero counts as unset. */
function configured(type: SupportContainerType, list: 'requests' | 'limits', { supportContainerResources }: LauncherConfig): WrittenResourceList {
  const entries = supportContainerResources.filter((entry) => entry.type === type);
  return Object.fromEntries(COMPUTE.flatMap((resource) => {
    const quantity = entries.map(({ resources }) => resources[list]?.[resource]).find((stated) => parseQuantity(stated ?? 0));
    return quantity === undefined ? [] : [[resource, quantity]];
  }));
}
