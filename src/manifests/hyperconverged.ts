import { judgedGates } from './gate-state';
import { hyperConvergedGates } from './hyperconverged-gates';
import { KUBEVIRT_CONFIGURATION } from './kubevirt-configuration';
import { positive, resourceNames } from './kubevirt-cr';
import type { StatedCluster } from './kubevirt-cr';
import { withDefaults } from './with-defaults';
import type { HyperConvergedSpec, V1beta1HyperConvergedSpec } from '../../imports/hco.kubevirt.io';
import { isMapping } from '../kubernetes/is-mapping';

interface Device {
  readonly resourceName: string;
  /** HyperConverged takes it out of what it permits by default. */
  readonly disabled?: boolean;
}

/** What of a HyperConverged CR ends in the KubeVirt CR that its operator owns, by the names of `v1beta1`. */
export type HyperConvergedStatements = Pick<
  V1beta1HyperConvergedSpec, 'evictionStrategy' | 'higherWorkloadDensity' | 'networkBinding' | 'permittedHostDevices' | 'resourceRequirements'
> & Pick<V1beta1HyperConvergedSpec | HyperConvergedSpec, 'featureGates'>;

/** What `v1` says in groups, by the names of `v1beta1`. */
export function statementsOf({ featureGates, networking, virtualization = {} }: HyperConvergedSpec): HyperConvergedStatements {
  const { evictionStrategy, higherWorkloadDensity, permittedHostDevices, vmiCPUAllocationRatio } = virtualization;
  return {
    featureGates,
    networkBinding: networking?.networkBinding,
    evictionStrategy,
    higherWorkloadDensity,
    permittedHostDevices,
    resourceRequirements: { vmiCPUAllocationRatio },
  };
}

/** What a HyperConverged CR says of its cluster. */
export function clusterOfHyperConverged(spec: HyperConvergedStatements, kubevirtVersion: string): StatedCluster {
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
    enabledFeatureGates: judgedGates({ kubevirtVersion, featureGates: hyperConvergedGates(kubevirtVersion, gatesOf(spec)) }),
  };
}

/** Which gates the CR says to be on or off: by name in v1beta1, as a list in v1, where one without a state is on. */
function gatesOf({ featureGates: set = {} }: HyperConvergedStatements): ReadonlyMap<string, boolean> {
  if (Array.isArray(set)) return new Map(set.filter(isMapping).map(({ name, state = 'Enabled' }) => [String(name), state === 'Enabled']));
  return new Map(Object.entries(set).flatMap(([name, on]) => (typeof on === 'boolean' ? [[name, on]] : [])));
}
