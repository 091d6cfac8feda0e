import type { LabelSelector } from '../../../imports/kubernetes';
import { parseFiniteGoFloat } from '../../kubernetes/go-float';
import { matchesSelector } from '../../manifests/label-index';

/** What of a namespace decides what its launcher pods cost. */
export interface LauncherNamespace {
  readonly name: string;
  readonly labels: { readonly [name: string]: string };
  /** The keys of `spec.hard` of all its ResourceQuotas, whatever their scopes. */
  readonly quotaKeys: ReadonlySet<string>;
  /**
   * The resource of a NetworkAttachmentDefinition, from its annotation `k8s.v1.cni.cncf.io/resourceName`.
   *
   * @param network `<namespace>/<name>`
   */
  resourceOfNetwork(network: string): string | undefined;
}

const RATIO_LABEL = 'alpha.kubevirt.io/auto-memory-limits-ratio';
/** `services.DefaultMemoryLimitOverheadRatio`. */
const DEFAULT_RATIO = 2;

/** How many times its request a guest without a memory limit may use where a quota asks for limits (`services.getMemoryLimitsRatio`). */
export function memoryLimitsRatio({ labels }: LauncherNamespace): number {
  const ratio = parseFiniteGoFloat(labels[RATIO_LABEL] ?? '');
  return ratio === undefined || ratio < 1 ? DEFAULT_RATIO : ratio;
}

/**
 * Whether guests that set no limit on the resource get one (`TemplateService.doesVMIRequireAutoResourceLimits`): a quota of the namespace
 * demands it of every pod.
 */
export function demandsLimit({ quotaKeys }: LauncherNamespace, resource: 'cpu' | 'memory'): boolean {
  return quotaKeys.has(`limits.${resource}`);
}

/** Whether the CR gives guests of this namespace a CPU limit (`TemplateService.doesVMIRequireAutoCPULimits`). */
export function isCpuLimited({ labels }: LauncherNamespace, selector: LabelSelector | undefined): boolean {
  return selector !== undefined && matchesSelector(selector, labels);
}
