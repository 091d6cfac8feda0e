import type { LauncherConfig } from './launcher-config';
import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { toInt64 } from '../../kubernetes/go-float';
import { parseQuantity } from '../../kubernetes/quantity';
import { hasVfio, isGuaranteed, isSev } from '../../manifests/guest-traits';
import { vcpuCount } from '../../manifests/vcpu-count';

const BYTE = 10n ** 9n;
const KILO = 1000n * BYTE;
const MEBI = 1024n * 1024n * BYTE;

/** virt-launcher-monitor, virt-launcher, virtlogd, virtqemud and qemu, in upstream's order. */
const PROCESSES = [25n, 100n, 25n, 40n, 30n].reduce((sum, size) => sum + size * MEBI, 0n);
const VCPU = 8n * MEBI;
const IO_THREAD = 8n * MEBI;
const VIDEO = 32n * MEBI;
const ARM64_FIRMWARE = 128n * MEBI;
const VFIO = 1024n * MEBI;
const DOWNWARD_METRICS = MEBI;
const EXEC_PROBE = 10n * MEBI;
const VIRT_PROBE = 100n * MEBI;
const SEV = 256n * MEBI;
const TPM = 53n * MEBI;
const GUARANTEED = 100n * MEBI;
const PASST = 250n * MEBI;

/**
 * What the launcher needs beside the memory of the guest, in billionths of a byte: `KvmHypervisorBackend.GetMemoryOverhead` of KubeVirt v1.9.0
 * (`pkg/hypervisor/kvm/hypervisorbackend.go`), then `MemoryCalculator.Calculate` (`pkg/network/resources/memory.go`).
 *
 * @param spec as the webhook leaves it
 */
export function memoryOverhead(spec: VirtualMachineInstanceSpec, config: LauncherConfig): bigint {
  const { cpu, memory, devices } = spec.domain;
  const vcpus = vcpuCount(cpu) || 1n;
  const overhead = pageTables(spec) + PROCESSES + VCPU * vcpus + IO_THREAD
    + when(devices.autoattachGraphicsDevice !== false, VIDEO)
    + when(spec.architecture === 'arm64', ARM64_FIRMWARE)
    + when(hasVfio(spec), VFIO)
    + when(spec.volumes?.some(({ downwardMetrics }) => downwardMetrics), DOWNWARD_METRICS)
    + probes(spec)
    + when(isSev(spec), SEV)
    + when(devices.tpm && devices.tpm.enabled !== false, TPM)
    + when(isGuaranteed(spec), GUARANTEED)
    + amountOf(memory?.reservedOverhead?.addedOverhead);
  return multiplied(overhead, config.memoryOverheadRatio) + networkMemory(spec, config);
}

/** One bit for every 512 bytes that the VMI requests; the memory of a guest that states no request does not count. */
function pageTables({ domain }: VirtualMachineInstanceSpec): bigint {
  const kilobytes = roundedUp(amountOf(domain.resources?.requests?.memory), KILO);
  return kilobytes * 1000n / 512n * BYTE;
}

function probes({ livenessProbe, readinessProbe }: VirtualMachineInstanceSpec): bigint {
  const count = [livenessProbe, readinessProbe].filter((probe) => probe?.exec).length;
  return count === 0 ? 0n : EXEC_PROBE * BigInt(count) + VIRT_PROBE;
}

/** `MultiplyMemory`, in its double precision. */
function multiplied(overhead: bigint, ratio: number): bigint {
  return overhead + toInt64(Number(roundedUp(overhead, KILO)) * (ratio - 1)) * KILO;
}

/** Passt, and each binding plugin that an interface uses, once. */
function networkMemory({ domain: { devices: { interfaces = [] } } }: VirtualMachineInstanceSpec, { bindingPlugins }: LauncherConfig): bigint {
  const names = new Set(interfaces.flatMap(({ binding }) => (binding ? [binding.name] : [])));
  const plugins = [...names].map((name) => amountOf(bindingPlugins.get(name)?.computeResourceOverhead?.requests?.memory));
  return plugins.reduce((sum, size) => sum + size, when(interfaces.some(({ passtBinding }) => passtBinding), PASST));
}

function amountOf(quantity: string | number | undefined): bigint {
  return parseQuantity(quantity ?? 0) ?? 0n;
}

function when(condition: unknown, amount: bigint): bigint {
  return condition ? amount : 0n;
}

function roundedUp(nano: bigint, unit: bigint): bigint {
  return (nano + unit - 1n) / unit;
}
