import { computeContainer } from './compute-container';
import { containerDiskContainers } from './container-disks';
import { guestConsoleLogContainers } from './guest-console-log';
import { hookSidecarContainers } from './hook-sidecars';
import type { LauncherConfig } from './launcher-config';
import type { LauncherNamespace } from './launcher-namespace';
import { memoryOverhead } from './memory-overhead';
import type { Guest } from './resource-draft';
import { virtiofsContainers } from './virtiofs';
import { wholeUnits } from '../../kubernetes/quantity';
import type { PodContainers } from '../pod-resources';
import { storedResources } from '../resource-list';

/** The pod that runs a guest, as the API server stores it, without what a LimitRange or a webhook of others adds. */
export interface LauncherPod {
  /** What KubeVirt adds to the memory of the guest, in bytes: the annotation `kubevirt.io/memory-overhead-bytes` of the pod. */
  readonly memoryOverhead: bigint;
  readonly containers: PodContainers;
}

/** Where and for what a launcher pod is made. */
export interface LauncherPodOptions {
  readonly config: LauncherConfig;
  readonly namespace: LauncherNamespace;
  /**
   * Whether a running guest moves there.
   *
   * @default false
   */
  readonly isMigrationTarget?: boolean;
}

/**
 * The launcher pod of a guest as virt-controller of KubeVirt v1.6.0 to v1.9.0 renders it (`TemplateService.RenderLaunchManifest` and
 * `RenderMigrationManifest`, `pkg/virt-controller/services/template.go`).
 */
export function launcherPod(guest: Guest, { config, namespace, isMigrationTarget = false }: LauncherPodOptions): LauncherPod {
  const { spec } = guest;
  const overhead = memoryOverhead(spec, config);
  const disks = containerDiskContainers(spec, config, isMigrationTarget);
  const containers = [
    ...guestConsoleLogContainers(spec, config),
    ...disks.filter(({ kind }) => kind === 'init'),
    computeContainer(guest, overhead, config, namespace),
    ...disks.filter(({ kind }) => kind === 'container'),
    ...virtiofsContainers(spec, config),
    ...hookSidecarContainers(guest, config),
  ];
  return {
    memoryOverhead: wholeUnits(overhead),
    containers: containers.map((container) => ({ ...container, ...storedResources(container) })),
  };
}
