import { EVEN_PARITY } from './launcher-config';
import type { LauncherConfig } from './launcher-config';
import type { Guest, ResourceDraft } from './resource-draft';
import { wholeUnits } from '../../kubernetes/quantity';
import { isCpuDedicated, supplementalPoolThreads } from '../../manifests/guest-traits';
import { vcpuCount } from '../../manifests/vcpu-count';

const CPU = 10n ** 9n;
const MILLI = 10n ** 6n;

/**
 * The CPUs of the `compute` container: a share of the vCPUs, unless the VMI states a request, or all of them where they are dedicated
 * (`WithoutDedicatedCPU` and `WithCPUPinning` of KubeVirt v1.9.0, `pkg/virt-controller/services/renderresources.go`).
 *
 * @param isLimited whether a VMI that sets no limit gets one
 */
export function addCpu(draft: ResourceDraft, guest: Guest, config: LauncherConfig, isLimited: boolean): void {
  if (isCpuDedicated(guest.spec)) pinCpus(draft, guest, config);
  else shareCpus(draft, guest, config, isLimited);
}

function shareCpus({ calculated }: ResourceDraft, { spec }: Guest, { cpuAllocationRatio }: LauncherConfig, isLimited: boolean): void {
  const cpus = vcpuCount(spec.domain.cpu) + supplementalPoolThreads(spec);
  if (cpus === 0n || cpuAllocationRatio <= 0) return;
  const ratio = BigInt(cpuAllocationRatio);
  calculated.requests.set('cpu', (cpus * 1000n + ratio - 1n) / ratio * MILLI);
  if (isLimited) calculated.limits.set('cpu', cpus * CPU);
}

function pinCpus({ stated }: ResourceDraft, guest: Guest, config: LauncherConfig): void {
  const { spec } = guest;
  const vcpus = vcpuCount(spec.domain.cpu);
  const threads = supplementalPoolThreads(spec) * CPU;
  const lists = [stated.requests, stated.limits];
  for (const list of lists) {
    const cpus = vcpus === 0n ? list.get('cpu') : vcpus * CPU;
    if (cpus !== undefined) list.set('cpu', cpus + threads);
  }
  if (spec.domain.cpu?.isolateEmulatorThread) {
    const limit = stated.limits.get('cpu') ?? 0n;
    const emulator = emulatorThreads(limit, guest, config) * CPU;
    stated.limits.set('cpu', limit + emulator);
    const request = stated.requests.get('cpu');
    if (request !== undefined) stated.requests.set('cpu', request + emulator);
  }
  const memory = stated.requests.get('memory');
  if (memory !== undefined) stated.limits.set('memory', memory);
}

/** One CPU, or two to make the number even. Threads of a pool are in the limit already, and upstream counts them once more. */
function emulatorThreads(limit: bigint, { spec, annotations }: Guest, { completesToEvenParity }: LauncherConfig): bigint {
  if (!completesToEvenParity && annotations[EVEN_PARITY] === undefined) return 1n;
  const threads = spec.domain.ioThreadsPolicy === 'supplementalPool' ? supplementalPoolThreads(spec) : 0n;
  return (wholeUnits(limit) + threads) % 2n === 0n ? 2n : 1n;
}
