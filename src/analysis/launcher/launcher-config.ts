import type { LabelSelector } from '../../../imports/kubernetes';
import type { InterfaceBindingPlugin, KubeVirtConfiguration, SupportContainerResources } from '../../../imports/kubevirt.io';
import { parseFiniteGoFloat } from '../../kubernetes/go-float';
import { isGateEnabled } from '../../manifests/gate-state';
import { UPSTREAM } from '../../manifests/releases';
import { KUBEVIRT_CONFIGURATION } from '../../manifests/kubevirt-configuration';

/** The annotation of the KubeVirt CR, and of a VMI, that rounds dedicated CPUs up to an even number. */
export const EVEN_PARITY = 'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity';

/** The settings of the KubeVirt CR that decide what a launcher pod costs, complete (`virtconfig.ClusterConfig` of KubeVirt v1.9.0). */
export interface LauncherConfig {
  /** How many vCPUs share one requested CPU. */
  readonly cpuAllocationRatio: number;
  /** Guest memory in percent of requested memory. */
  readonly memoryOvercommit: number;
  /** Whether guests run without KVM. */
  readonly useEmulation: boolean;
  /** The device that a guest runs on. */
  readonly hypervisorDevice: 'devices.kubevirt.io/kvm' | 'devices.kubevirt.io/mshv';
  /** By what the memory overhead is multiplied; 1 where nothing is said. */
  readonly memoryOverheadRatio: number;
  /** Whether guests that do not say so have no log of their serial console. */
  readonly isSerialConsoleLogDisabled: boolean;
  /** Whether an isolated emulator thread makes the number of CPUs even. */
  readonly completesToEvenParity: boolean;
  /** Resources of containers other than `compute`; the first entry of a type that states a number wins. */
  readonly supportContainerResources: readonly SupportContainerResources[];
  /** The registered network binding plugins. */
  readonly bindingPlugins: ReadonlyMap<string, InterfaceBindingPlugin>;
  /** The labels of namespaces whose guests get a CPU limit. */
  readonly autoCpuLimitSelector?: LabelSelector;
  /** Whether container disks are image volumes. */
  readonly hasImageVolumes: boolean;
  /** Whether something else than KubeVirt adds the resources of attached networks to the pod. */
  readonly hasExternalNetResources: boolean;
  /** Whether every guest gets the IOMMUFD device. */
  readonly hasIommufd: boolean;
}

/**
 * What KubeVirt v1.9.0 makes of its CR.
 *
 * @param configuration `spec.configuration`
 * @param annotations of the CR
 * @param kubevirtVersion the release whose gates count
 */
export function launcherConfigOf(
  configuration: KubeVirtConfiguration = {}, annotations: { readonly [name: string]: string } = {}, kubevirtVersion: string = UPSTREAM.kubevirt,
): LauncherConfig {
  const { developerConfiguration = {}, hypervisors = [], virtualMachineOptions, additionalGuestMemoryOverheadRatio: ratio } = configuration;
  const isEnabled = (gate: string) => isGateEnabled(gate, { kubevirtVersion, ...developerConfiguration });
  const isHyperV = isEnabled('ConfigurableHypervisor') && hypervisors[0]?.name === 'hyperv-direct';
  return {
    cpuAllocationRatio: developerConfiguration.cpuAllocationRatio ?? KUBEVIRT_CONFIGURATION.cpuAllocationRatio,
    memoryOvercommit: developerConfiguration.memoryOvercommit ?? KUBEVIRT_CONFIGURATION.memoryOvercommit,
    useEmulation: developerConfiguration.useEmulation ?? false,
    hypervisorDevice: isHyperV ? 'devices.kubevirt.io/mshv' : 'devices.kubevirt.io/kvm',
    memoryOverheadRatio: parseFiniteGoFloat(ratio ?? '') ?? 1,
    isSerialConsoleLogDisabled: virtualMachineOptions?.disableSerialConsoleLog !== undefined,
    completesToEvenParity: annotations[EVEN_PARITY] !== undefined && isEnabled('AlignCPUs'),
    supportContainerResources: configuration.supportContainerResources ?? [],
    bindingPlugins: new Map(Object.entries(configuration.network?.binding ?? {})),
    autoCpuLimitSelector: configuration.autoCPULimitNamespaceLabelSelector,
    hasImageVolumes: isEnabled('ImageVolume'),
    hasExternalNetResources: isEnabled('ExternalNetResourceInjection'),
    hasIommufd: isEnabled('IOMMUFD'),
  };
}

