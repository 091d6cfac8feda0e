import type { Manifest } from '../../manifests/manifest';
import { scaleTargetOf } from '../../manifests/scale-target';
import type { ScaleTarget } from '../../manifests/scale-target';

/** Between how many replicas a workload is scaled. */
export type ScaledBetween = Pick<ScaleTarget, 'least' | 'most'>;

/** What scales the workloads of a namespace, by `<kind>/<name>`. */
export function autoscalersOf(manifests: readonly Manifest[]): ReadonlyMap<string, ScaledBetween> {
  return new Map(manifests.flatMap((manifest) => {
    const target = scaleTargetOf(manifest);
    return target ? [[`${target.kind}/${target.name}`, target] as const] : [];
  }));
}
