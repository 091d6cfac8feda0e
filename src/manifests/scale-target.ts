import { groupOf, kindOf } from './manifest';
import type { Manifest } from './manifest';
import { isMapping } from '../kubernetes/is-mapping';

/** What an autoscaler scales, and between how many replicas. */
export interface ScaleTarget {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly least: number;
  /** `undefined` where nothing is said. */
  readonly most?: number;
}

/** How a kind of autoscaler says it. KEDA takes a Deployment where no kind is named, and may scale to none. */
const AUTOSCALERS = new Map([
  ['autoscaling/HorizontalPodAutoscaler', { apiVersion: '', kind: '', least: 1, fields: ['minReplicas', 'maxReplicas'] }],
  ['keda.sh/ScaledObject', { apiVersion: 'apps/v1', kind: 'Deployment', least: 0, fields: ['minReplicaCount', 'maxReplicaCount'] }],
]);

/** What a HorizontalPodAutoscaler or a ScaledObject of KEDA scales. */
export function scaleTargetOf(manifest: Manifest): ScaleTarget | undefined {
  const defaults = AUTOSCALERS.get(kindOf(manifest));
  const { spec } = manifest;
  if (!defaults || !isMapping(spec) || !isMapping(spec.scaleTargetRef)) return undefined;
  const { apiVersion = defaults.apiVersion, kind = defaults.kind, name } = spec.scaleTargetRef;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string' || !name) return undefined;
  const [least = defaults.least, most] = defaults.fields.map((field) => spec[field]).map((count) => (typeof count === 'number' ? count : undefined));
  return { group: groupOf({ apiVersion }), kind, name, least, most };
}
