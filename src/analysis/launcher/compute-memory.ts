import type { LauncherConfig } from './launcher-config';
import type { Guest, ResourceDraft } from './resource-draft';
import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';

const BYTE = 10n ** 9n;

/**
 * The memory of the guest that the `compute` container requests: what the VMI states, its limit, or what the guest sees, of which the cluster
 * may request less (`WithMemoryRequests` of KubeVirt v1.9.0, `pkg/virt-controller/services/renderresources.go`).
 */
export function addGuestMemory({ stated: { requests, limits } }: ResourceDraft, { spec }: Guest, { memoryOvercommit }: LauncherConfig): void {
  const limit = limits.get('memory') ?? 0n;
  if (limit !== 0n && !requests.get('memory')) requests.set('memory', limit);
  if (requests.has('memory')) return;
  const { guest, hugepages } = spec.domain.memory ?? {};
  const memory = parseQuantity(guest ?? hugepages?.pageSize ?? 0) ?? 0n;
  if (memory <= 0n) return;
  requests.set('memory', memoryOvercommit === 100 ? memory : wholeUnits(memory) * 100n / BigInt(memoryOvercommit) * BYTE);
}

/** The overhead on top, in the limit always, in the request unless the VMI lets it out (`WithMemoryOverhead`). */
export function addMemoryOverhead({ stated: { requests, limits } }: ResourceDraft, { spec }: Guest, overhead: bigint): void {
  const requested = spec.domain.resources?.overcommitGuestOverhead ? 0n : overhead;
  requests.set('memory', (requests.get('memory') ?? 0n) + requested);
  const limit = limits.get('memory');
  if (limit !== undefined) limits.set('memory', limit + overhead);
}

/** The limit of a VMI that sets none where a quota demands one (`WithAutoMemoryLimits`), in upstream's double precision. */
export function addMemoryLimit({ stated, calculated }: ResourceDraft, ratio: number): void {
  const request = wholeUnits(stated.requests.get('memory') ?? 0n);
  calculated.limits.set('memory', BigInt(Math.trunc(Number(request) * ratio)) * BYTE);
}
