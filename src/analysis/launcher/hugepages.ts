import type { Guest, ResourceDraft } from './resource-draft';
import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';

/**
 * Huge pages for the guest, and ordinary memory for the overhead and for what is requested beyond the guest (`WithHugePages` of KubeVirt
 * v1.9.0, `pkg/virt-controller/services/renderresources.go`).
 */
export function addHugepages({ stated, calculated }: ResourceDraft, { spec }: Guest, overhead: bigint): void {
  const { guest, hugepages } = spec.domain.memory ?? {};
  const visible = guest === undefined ? undefined : parseQuantity(guest);
  const pages = smaller(stated.requests.get('memory') ?? 0n, visible);
  for (const list of [calculated.requests, calculated.limits]) list.set(`hugepages-${hugepages?.pageSize}`, pages);
  for (const list of [stated.requests, stated.limits]) {
    const memory = list.get('memory');
    if (memory !== undefined || list === stated.requests) list.set('memory', beyond(memory ?? 0n, visible) + overhead);
  }
}

function smaller(memory: bigint, visible: bigint | undefined): bigint {
  return visible !== undefined && wholeUnits(memory) > wholeUnits(visible) ? visible : memory;
}

function beyond(memory: bigint, visible: bigint | undefined): bigint {
  return visible !== undefined && wholeUnits(memory) > wholeUnits(visible) ? memory - visible : 0n;
}
