import type { VirtualMachineInstanceSpec } from '../../imports/kubevirt.io';
import { parseQuantity, wholeUnits } from '../kubernetes/quantity';

const BYTE = 10n ** 9n;

/**
 * The memory that a launcher requests for its guest, without overhead, in billionths of a byte: what the VMI states, its limit, or what the guest
 * sees, of which the cluster may request less (`WithMemoryRequests` of KubeVirt v1.9.0, `pkg/virt-controller/services/renderresources.go`).
 * `undefined` where none of them is known.
 *
 * @param memoryOvercommit guest memory in percent of requested memory
 */
export function guestMemoryRequest({ domain: { memory, resources } }: VirtualMachineInstanceSpec, memoryOvercommit: number): bigint | undefined {
  const request = amountOf(resources?.requests?.memory);
  const limit = amountOf(resources?.limits?.memory);
  if (limit && !request) return limit;
  if (request !== undefined) return request;
  const visible = amountOf(memory?.guest ?? memory?.hugepages?.pageSize) ?? 0n;
  if (visible <= 0n) return undefined;
  return memoryOvercommit === 100 ? visible : wholeUnits(visible) * 100n / BigInt(memoryOvercommit) * BYTE;
}

/** What of an amount of memory is not memory of the guest; of a guest with huge pages only that is ordinary memory (`WithHugePages`). */
export function beyondGuest(memory: bigint, { domain }: VirtualMachineInstanceSpec): bigint {
  const visible = amountOf(domain.memory?.guest);
  return visible !== undefined && wholeUnits(memory) > wholeUnits(visible) ? memory - visible : 0n;
}

function amountOf(quantity: string | number | undefined): bigint | undefined {
  return quantity === undefined ? undefined : parseQuantity(quantity);
}
