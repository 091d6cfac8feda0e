import { groupBy } from '../../kubernetes/group-by';
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

/** What scales a workload among manifests of many namespaces. */
export function scalerFinder(manifests: readonly Manifest[]): (workload: Manifest) => ScaledBetween | undefined {
  const scalers = manifests.filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject');
  const scaled = new Map([...groupBy(scalers, ({ metadata }) => metadata.namespace)].map(([namespace, group]) => [namespace, autoscalersOf(group)]));
  return ({ kind, metadata: { namespace, name } }) => scaled.get(namespace)?.get(`${kind}/${name}`);
}
