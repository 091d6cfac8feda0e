import type { KubeVirt } from '../../imports/kubevirt.io';
import { objectName } from '../admission/report';
import type { FeatureGateStage } from '../manifests/feature-gate';
import { kindOf } from '../manifests/manifest';
import type { Cluster, Manifest } from '../manifests/manifest';

/** Where a gate is listed. */
export interface GateListing {
  readonly gate: string;
  readonly list: 'featureGates' | 'disabledFeatureGates';
  /** `KubeVirt kubevirt/kubevirt spec.configuration.developerConfiguration.featureGates[0]`, or `featureGates of the Platform`. */
  readonly listedIn: string;
  /** The object that lists it, and the field. */
  readonly manifest?: Manifest;
  readonly field?: string;
  readonly place?: string;
}

/** Where a field of an object stands, `kubevirt.yaml:12:9`; `undefined` where that is not known. */
export type PlaceOf = (manifest: Manifest, field: string) => string | undefined;

const LISTS = ['featureGates', 'disabledFeatureGates'] as const;

/** The gates that the KubeVirt CR of the input lists. */
export function listingsOf({ source }: Cluster): GateListing[] {
  if (!source || kindOf(source.manifest) !== 'kubevirt.io/KubeVirt') return [];
  const { manifest } = source;
  const { metadata: { namespace, name = '' } } = manifest;
  const { developerConfiguration = {} } = (manifest as Manifest & KubeVirt).spec.configuration ?? {};
  return LISTS.flatMap((list) => (developerConfiguration[list] ?? []).map((gate, i): GateListing => {
    const field = `spec.configuration.developerConfiguration.${list}[${i}]`;
    return { gate, list, manifest, field, listedIn: `${objectName({ kind: 'KubeVirt', namespace, name })} ${field}` };
  }));
}

/** The gates that a Platform lists. */
export function platformListings(lists: { readonly [list in typeof LISTS[number]]?: readonly string[] }, place?: string): GateListing[] {
  return LISTS.flatMap((list) => {
    const listedIn = `${list} of the Platform`;
    return (lists[list] ?? []).map((gate): GateListing => ({ gate, list, listedIn, ...place ? { place } : {} }));
  });
}

/** Whether a gate is on for being GA. */
export function enabledByGa(stages: ReadonlyMap<string, FeatureGateStage>, gate: string): boolean {
  return stages.get(gate) === 'GA';
}
