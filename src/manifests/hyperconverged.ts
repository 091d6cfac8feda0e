import { FEATURE_GATES } from './feature-gate';
import { judgedGates } from './gate-state';
import { KUBEVIRT_CONFIGURATION } from './kubevirt-configuration';
import { positive, resourceNames } from './kubevirt-cr';
import type { StatedCluster } from './kubevirt-cr';
import { withDefaults } from './with-defaults';

/**
 * The gates that HyperConverged 1.18.1 always sets in the KubeVirt CR (`controllers/handlers/kubevirt.go`): those that are not GA in some
 * release of KubeVirt that is judged.
 */
export const HYPERCONVERGED_GATES: readonly string[] = [
  'CPUManager', 'ExpandDisks', 'HostDevices', 'KubevirtSeccompProfile', 'LiveUpdateNADRef', 'Snapshot', 'VMExport',
];

interface Device {
  readonly resourceName: string;
  /** HyperConverged takes it out of what it permits by default. */
  readonly disabled?: boolean;
}

/** What of a HyperConverged CR ends in the KubeVirt CR that its operator owns. */
export interface HyperConvergedSpec {
  readonly evictionStrategy?: string;
  readonly featureGates?: { readonly [name: string]: unknown };
  readonly higherWorkloadDensity?: { readonly memoryOvercommitPercentage?: number };
  readonly networkBinding?: { readonly [name: string]: unknown };
  readonly permittedHostDevices?: {
    readonly pciHostDevices?: readonly Device[];
    readonly mediatedDevices?: readonly Device[];
    readonly usbHostDevices?: readonly Device[];
  };
  readonly resourceRequirements?: { readonly vmiCPUAllocationRatio?: number };
}

/** What a HyperConverged CR says of its cluster. */
export function clusterOfHyperConverged(spec: HyperConvergedSpec, kubevirtVersion: string): StatedCluster {
  const { permittedHostDevices: devices } = spec;
  const enabled = (list: readonly Device[] | undefined) => list?.filter(({ disabled }) => !disabled);
  return {
    ...withDefaults(KUBEVIRT_CONFIGURATION, {
      cpuAllocationRatio: positive(spec.resourceRequirements?.vmiCPUAllocationRatio),
      memoryOvercommit: positive(spec.higherWorkloadDensity?.memoryOvercommitPercentage),
      launcherSeccompProfile: true,
      evictionStrategy: typeof spec.evictionStrategy === 'string' ? spec.evictionStrategy : undefined,
      permittedHostDevices: devices && resourceNames(...[devices.pciHostDevices, devices.mediatedDevices, devices.usbHostDevices].map(enabled)),
      networkBindings: Object.keys(spec.networkBinding ?? {}),
    }),
    enabledFeatureGates: judgedGates({ kubevirtVersion, featureGates: [...HYPERCONVERGED_GATES, ...gatesOf(spec)] }),
  };
}

/** `alignCPUs: true` stands for the gate AlignCPUs. */
function gatesOf({ featureGates = {} }: HyperConvergedSpec): string[] {
  const asked = new Set(Object.keys(featureGates).filter((name) => featureGates[name] === true).map((name) => name.toLowerCase()));
  return [...FEATURE_GATES.keys()].filter((name) => asked.has(name.toLowerCase()));
}
