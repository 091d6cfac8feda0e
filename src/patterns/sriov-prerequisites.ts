import { Platform } from '../platform';

const INJECTION = 'The network resources injector (SriovOperatorConfig enableInjector: true), or ExternalNetResourceInjection among the '
  + 'disabledFeatureGates of the KubeVirt CR: otherwise the launcher pod requests no virtual function, and the VM fails to start.';

/**
 * What the cluster must have for a VM with a virtual function, besides its attachment. What the platform is known to have is left out.
 *
 * KubeVirt 1.9 has the gate ExternalNetResourceInjection on: virt-controller then leaves the request for the device to an injector.
 */
export function sriovPrerequisites(platform: Platform): string[] {
  const { multus, resourcesInjector } = platform.network;
  return [
    'Nodes with VT-d or AMD-Vi on in the firmware and the IOMMU on in the kernel: intel_iommu=on iommu=pt; on AMD iommu=pt.',
    ...multus ? [] : ['Multus.'],
    ...platform.isGateEnabled('ExternalNetResourceInjection') && !resourcesInjector ? [INJECTION] : [],
  ];
}
