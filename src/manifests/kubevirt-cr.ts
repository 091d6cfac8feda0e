import { judgedGates } from './gate-state';
import { KUBEVIRT_CONFIGURATION } from './kubevirt-configuration';
import type { KubeVirtConfiguration } from './kubevirt-configuration';
import { withDefaults } from './with-defaults';
import type { KubeVirtConfiguration as Configuration } from '../../imports/kubevirt.io';

/** What the CR of a cluster says of it, with KubeVirt's own defaults. */
export interface StatedCluster extends KubeVirtConfiguration {
  readonly architecture?: string;
  readonly enabledFeatureGates: string[];
}

/** What the configuration of a KubeVirt CR says of its cluster. */
export function clusterOfConfiguration(configuration: Configuration, kubevirtVersion: string): StatedCluster {
  const { developerConfiguration: developer, network, permittedHostDevices: devices, architectureConfiguration } = configuration;
  const { defaultArchitecture: architecture } = architectureConfiguration ?? {};
  return {
    ...withDefaults(KUBEVIRT_CONFIGURATION, {
      cpuAllocationRatio: positive(developer?.cpuAllocationRatio),
      memoryOvercommit: positive(developer?.memoryOvercommit),
      launcherSeccompProfile: configuration.seccompConfiguration?.virtualMachineInstanceProfile !== undefined,
      permitBridgeInterfaceOnPodNetwork: network?.permitBridgeInterfaceOnPodNetwork,
      evictionStrategy: configuration.evictionStrategy,
      permittedHostDevices: devices && resourceNames(devices.pciHostDevices, devices.mediatedDevices, devices.usb),
      networkBindings: Object.keys(network?.binding ?? {}),
    }),
    ...architecture ? { architecture } : {},
    enabledFeatureGates: judgedGates({ kubevirtVersion, ...developer }),
  };
}

/** A ratio that can be one: KubeVirt takes its default for 0. */
export function positive(ratio: unknown): number | undefined {
  return Number.isInteger(ratio) && (ratio as number) > 0 ? ratio as number : undefined;
}

/** The resources that some lists of devices are known by. */
export function resourceNames(...lists: (readonly { readonly resourceName: string }[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((list = []) => list.map(({ resourceName }) => resourceName).filter((name) => typeof name === 'string')))];
}
