import { addCpu } from './compute-cpu';
import { addGuestMemory, addMemoryLimit, addMemoryOverhead } from './compute-memory';
import { addGuestDevices, addVirtualizationDevices, deviceClaims } from './devices';
import { addHugepages } from './hugepages';
import type { LauncherConfig } from './launcher-config';
import { demandsLimit, isCpuLimited, memoryLimitsRatio } from './launcher-namespace';
import type { LauncherNamespace } from './launcher-namespace';
import { resourceDraftOf, resourcesOf } from './resource-draft';
import type { Guest, ResourceDraft } from './resource-draft';
import type { PodContainer } from '../pod-resources';

/** `ephemeralStorageOverheadSize`, 50M. */
const EPHEMERAL_STORAGE = 50_000_000n * 10n ** 9n;

/** The container that runs the guest, in the order of `TemplateService.newResourceRenderer` of KubeVirt v1.9.0. */
export function computeContainer(guest: Guest, overhead: bigint, config: LauncherConfig, namespace: LauncherNamespace): PodContainer {
  const { spec } = guest;
  const { limits = {} } = spec.domain.resources ?? {};
  const draft = resourceDraftOf(spec);
  addEphemeralStorage(draft);
  addVirtualizationDevices(draft, guest, config);
  addGuestMemory(draft, guest, config);
  const isCpuDemanded = demandsLimit(namespace, 'cpu') || isCpuLimited(namespace, config.autoCpuLimitSelector);
  addCpu(draft, guest, config, limits.cpu === undefined && isCpuDemanded);
  if (spec.domain.memory?.hugepages) addHugepages(draft, guest, overhead);
  else addMemoryOverhead(draft, guest, overhead);
  if (limits.memory === undefined && demandsLimit(namespace, 'memory')) addMemoryLimit(draft, memoryLimitsRatio(namespace));
  addGuestDevices(draft, guest, config, namespace);
  const claims = deviceClaims(guest);
  return { name: 'compute', kind: 'container', ...resourcesOf(draft), ...claims.length ? { claims } : {} };
}

function addEphemeralStorage({ stated: { requests, limits } }: ResourceDraft): void {
  requests.set('ephemeral-storage', (requests.get('ephemeral-storage') ?? 0n) + EPHEMERAL_STORAGE);
  const limit = limits.get('ephemeral-storage');
  if (limit !== undefined) limits.set('ephemeral-storage', limit + EPHEMERAL_STORAGE);
}
