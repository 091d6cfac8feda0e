import type { VirtualMachineInstanceSpec } from '../../imports/kubevirt.io';
import { parseQuantity } from '../kubernetes/quantity';

/** Whether the guest has physical CPUs of its own (`IsCPUDedicated`). */
export function isCpuDedicated({ domain }: VirtualMachineInstanceSpec): boolean {
  return domain.cpu?.dedicatedCpuPlacement === true;
}

/**
 * Whether all containers of the launcher get limits equal to their requests: the CPUs are dedicated, or CPU and memory have equal requests and
 * limits (`WantsToHaveQOSGuaranteed`).
 */
export function isGuaranteed(spec: VirtualMachineInstanceSpec): boolean {
  if (isCpuDedicated(spec)) return true;
  const { requests, limits } = spec.domain.resources ?? {};
  const [memory, memoryLimit, cpu, cpuLimit] = [requests?.memory, limits?.memory, requests?.cpu, limits?.cpu].map(
    (quantity) => parseQuantity(quantity ?? 0) ?? 0n,
  );
  const isMemoryGuaranteed = memory === 0n ? memoryLimit !== 0n : memory === memoryLimit;
  return isMemoryGuaranteed && cpu !== 0n && cpu === cpuLimit;
}

/** Whether the guest is given a device of the node, which locks its memory (`vmitrait.HasVFIO`). */
export function hasVfio({ domain: { devices } }: VirtualMachineInstanceSpec): boolean {
  return Boolean(devices.gpus?.length || devices.hostDevices?.length || devices.interfaces?.some(({ sriov }) => sriov));
}

/** Whether the memory of the guest is encrypted by AMD's SEV, SEV-ES or SEV-SNP. */
export function isSev({ domain: { launchSecurity } }: VirtualMachineInstanceSpec): boolean {
  return launchSecurity?.sev !== undefined || launchSecurity?.snp !== undefined;
}

/** The threads of the pool that serves disks, each of which takes a CPU. */
export function supplementalPoolThreads({ domain }: VirtualMachineInstanceSpec): bigint {
  return BigInt(domain.ioThreads?.supplementalPoolThreadCount ?? 0);
}

/** Whether a guest says which networks it is on, and none of them is that of its pod. */
export function isOffPodNetwork({ domain, networks = [] }: Partial<VirtualMachineInstanceSpec>): boolean {
  if (networks.length === 0) return domain?.devices?.autoattachPodInterface === false;
  return !networks.some(({ pod, multus }) => pod !== undefined || multus?.default);
}
