import { Platform } from '../platform/platform';

const INJECTION = 'The network resources injector (SriovOperatorConfig enableInjector: true), or ExternalNetResourceInjection among the '
  + 'disabledFeatureGates of the KubeVirt CR: else the launcher pod asks for no virtual function, and the VM fails to start.';

/**
 * What a VM with a virtual function needs of the cluster besides its attachment. What the platform is known to have is left out.
 *
 * Since KubeVirt 1.9, by a gate that is on, virt-controller leaves it to an injector to ask for the network's device.
 */
export function sriovPrerequisites(platform: Platform): string[] {
  const { multus, resourcesInjector } = platform.network;
  return [
    'Nodes with VT-d or AMD-Vi on in the firmware and the IOMMU on in the kernel: intel_iommu=on iommu=pt; on AMD iommu=pt.',
    ...multus ? [] : ['Multus.'],
    ...platform.isGateEnabled('ExternalNetResourceInjection') && !resourcesInjector ? [INJECTION] : [],
  ];
}
