import type { Vmis } from './vmi';

/** A manifest as it leaves the construct tree, without `null` values. Its shape is checked before any object rule sees it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name?: string;
    readonly namespace?: string;
    readonly generateName?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
  readonly spec?: unknown;
}
/** The cluster that admits. */
export interface Cluster {
  /** The KubeVirt version, `major.minor` or `major.minor.patch`. */
  readonly kubevirtVersion: string;
  /** The architecture of a guest that names none. */
  readonly architecture: string;
  /** The feature gates that are on, those that are on by themselves included. */
  readonly enabledFeatureGates: readonly string[];
  /** Whether a guest may be bridged to the pod network. */
  readonly permitBridgeInterfaceOnPodNetwork: boolean;
  /** Guest memory in percent of requested memory. */
  readonly memoryOvercommit: number;
  /** The VMI specs of a manifest whose kind holds one, as the webhooks see them. */
  vmis(manifest: Manifest): Vmis;
}
/** The API group of a manifest; empty for the core group. */
export function groupOf({ apiVersion }: Manifest): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
/** `<group>/<kind>` of a manifest. */
export function kindOf(manifest: Manifest): string {
  return `${groupOf(manifest)}/${manifest.kind}`;
}
