import type { Guest, ResourceDraft } from './resource-draft';
import { beyondGuest } from '../../manifests/guest-memory';

/**
 * Huge pages for the guest, and ordinary memory for the overhead and for what is requested beyond the guest (`WithHugePages` of KubeVirt
 * v1.9.0, `pkg/virt-controller/services/renderresources.go`).
 */
export function addHugepages({ stated, calculated }: ResourceDraft, { spec }: Guest, overhead: bigint): void {
  const request = stated.requests.get('memory') ?? 0n;
  const pages = request - beyondGuest(request, spec);
  for (const list of [calculated.requests, calculated.limits]) list.set(`hugepages-${spec.domain.memory?.hugepages?.pageSize}`, pages);
  stated.requests.set('memory', beyondGuest(request, spec) + overhead);
  const limit = stated.limits.get('memory');
  if (limit !== undefined) stated.limits.set('memory', beyondGuest(limit, spec) + overhead);
}
