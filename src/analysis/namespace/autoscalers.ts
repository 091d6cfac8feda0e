import type { HorizontalPodAutoscaler } from '../../../imports/kubernetes';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';

/** Between how many replicas a workload is scaled. */
export interface ScaledBetween {
  readonly least: number;
  /** `undefined` where nothing is said. */
  readonly most?: number;
}

/** What of a `ScaledObject` of KEDA says so. */
interface ScaledObject {
  readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string };
  readonly minReplicaCount?: number;
  readonly maxReplicaCount?: number;
}

/** What scales the workloads of a namespace, by `<kind>/<name>`: HorizontalPodAutoscalers, and ScaledObjects of KEDA, which may scale to none. */
export function autoscalersOf(manifests: readonly Manifest[]): ReadonlyMap<string, ScaledBetween> {
  const found = new Map<string, ScaledBetween>();
  for (const manifest of manifests) {
    const kind = kindOf(manifest);
    if (kind === 'autoscaling/HorizontalPodAutoscaler') {
      const { scaleTargetRef: target, minReplicas = 1, maxReplicas } = (manifest as Manifest & HorizontalPodAutoscaler).spec ?? {};
      if (target) found.set(`${target.kind}/${target.name}`, { least: minReplicas, most: maxReplicas });
    }
    if (kind === 'keda.sh/ScaledObject') {
      const { scaleTargetRef: target, minReplicaCount = 0, maxReplicaCount } = (manifest.spec ?? {}) as ScaledObject;
      if (target) found.set(`${target.kind ?? 'Deployment'}/${target.name}`, { least: minReplicaCount, most: maxReplicaCount });
    }
  }
  return found;
}
