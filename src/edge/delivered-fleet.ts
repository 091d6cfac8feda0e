import { EdgeStore } from './edge-store';
import { EdgeWave } from './edge-wave';

/** A store whose wave is known. */
export interface DeliveredStore extends EdgeStore {
  readonly wave: string;
}

/** What a delivery must know of a fleet. */
export interface DeliveredFleet {
  readonly id: string;
  readonly stores: readonly DeliveredStore[];
  readonly waves: readonly EdgeWave[];
  readonly locationLabel: string;
  /** The namespace that all stores share. */
  readonly namespace?: string;
  /** Further namespaces of objects of stores. */
  readonly otherNamespaces: readonly string[];
  /** Kinds of the objects of stores that have no namespace. */
  readonly clusterKinds: readonly { readonly group?: string; readonly kind: string }[];
}

/** Files beside the manifests, by their path in the output. */
export type BundleFiles = { readonly [path: string]: string };

/** The label of clusters that says their wave. */
export const WAVE_LABEL = 'wave';
/** The labels by which the clusters of stores are told from others. */
export const CLUSTER_LABELS: { readonly type: string } = { type: 'store' };
