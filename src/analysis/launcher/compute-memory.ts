import type { LauncherConfig } from './launcher-config';
import type { Guest, ResourceDraft } from './resource-draft';
import { toInt64 } from '../../kubernetes/go-float';
import { wholeUnits } from '../../kubernetes/quantity';
import { guestMemoryRequest } from '../../manifests/guest-memory';

const BYTE = 10n ** 9n;

/** The memory of the guest, unless nothing of it is known. */
export function addGuestMemory({ stated: { requests } }: ResourceDraft, { spec }: Guest, { memoryOvercommit }: LauncherConfig): void {
  const memory = guestMemoryRequest(spec, memoryOvercommit);
  if (memory !== undefined) requests.set('memory', memory);
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
  calculated.limits.set('memory', toInt64(Number(request) * ratio) * BYTE);
}
