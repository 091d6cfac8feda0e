import { groupOf, kindOf } from './manifest';
import type { Manifest } from './manifest';
import { isMapping } from '../kubernetes/is-mapping';

/** The object that an autoscaler is about. */
export interface TargetReference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/** What an autoscaler scales, and between how many replicas. */
export interface ScaleTarget extends TargetReference {
  readonly least: number;
  /** `undefined` where nothing is said. */
  readonly most?: number;
}

export const HPA = 'autoscaling/HorizontalPodAutoscaler';
export const SCALED_OBJECT = 'keda.sh/ScaledObject';
export const VPA = 'autoscaling.k8s.io/VerticalPodAutoscaler';

/** How a kind of autoscaler says it. KEDA takes a Deployment where no kind is named, and scales to none and to 100 where nothing is said. */
const AUTOSCALERS = new Map([
  [HPA, { apiVersion: '', kind: '', least: 1, most: undefined, fields: ['minReplicas', 'maxReplicas'] }],
  [SCALED_OBJECT, { apiVersion: 'apps/v1', kind: 'Deployment', least: 0, most: 100, fields: ['minReplicaCount', 'maxReplicaCount'] }],
]);

/** What a HorizontalPodAutoscaler or a ScaledObject of KEDA scales. */
export function scaleTargetOf(manifest: Manifest): ScaleTarget | undefined {
  const defaults = AUTOSCALERS.get(kindOf(manifest));
  const { spec } = manifest;
  const target = defaults && isMapping(spec) ? referenceIn(spec.scaleTargetRef, defaults) : undefined;
  if (!target || !defaults || !isMapping(spec)) return undefined;
  const [least = defaults.least, most = defaults.most, idle = least] = [...defaults.fields, 'idleReplicaCount'].map((field) => numberOf(spec[field]));
  return { ...target, least: Math.min(least, idle), most };
}

/** What a VerticalPodAutoscaler is about. */
export function verticalTargetOf(manifest: Manifest): TargetReference | undefined {
  const { spec } = manifest;
  return kindOf(manifest) === VPA && isMapping(spec) ? referenceIn(spec.targetRef, { apiVersion: '', kind: '' }) : undefined;
}

/** What tells an object, or what an autoscaler in its namespace is about, from all others. */
export function targetKey(namespace: string | undefined, { group, kind, name }: TargetReference): string {
  return JSON.stringify([namespace, group, kind, name]);
}

/** The same of an object itself. */
export function ownTargetKey(manifest: Manifest): string {
  const { kind, metadata: { namespace, name = '' } } = manifest;
  return targetKey(namespace, { group: groupOf(manifest), kind, name });
}

function referenceIn(reference: unknown, defaults: { readonly apiVersion: string; readonly kind: string }): TargetReference | undefined {
  if (!isMapping(reference)) return undefined;
  const { apiVersion = defaults.apiVersion, kind = defaults.kind, name } = reference;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string' || !name) return undefined;
  return { group: groupOf({ apiVersion }), kind, name };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
