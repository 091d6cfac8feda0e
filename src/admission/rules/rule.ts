import type { Guests } from './guest';
import type { Level } from './level';

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
  guests(manifest: Manifest): Guests;
}

/** One place where a rule is broken. */
export interface Mistake {
  /** The real path of the field, `spec.running`, whatever upstream reports. */
  readonly field: string;
  /** What was found, where it may be shown. */
  readonly got?: unknown;
  readonly allowed: string;
  /** The path upstream reports, where that is not the real one. */
  readonly reported?: string;
  /** How grave it is here, where that differs from the rule's level. */
  readonly level?: Level;
}

/** What is told about a rule. */
export interface RuleFacts {
  /** `<topic>/<verb>-<thing>`; the topic is the file's name. */
  readonly id: string;
  readonly level: Level;
  /** What the rule demands. */
  readonly summary: string;
  /** What the cluster does otherwise, and where that is written. */
  readonly why: string;
  /** What to write instead. */
  readonly fix: string;
  /** The conditions of KubeVirt v1.9.0 and CDI v1.66.0 that the rule stands for, as `<area>/<condition>`; see the ledger in test/. */
  readonly upstream?: readonly string[];
  /** Feature gates each of which lifts the rule. */
  readonly gates?: readonly string[];
}

/** Judges one object by itself. */
export interface ObjectRule extends RuleFacts {
  /** `<group>/<kind>` of the objects it judges. */
  readonly kinds: readonly string[];
  check(manifest: Manifest, cluster: Cluster): Iterable<Mistake>;
}

/** Judges all objects of one cluster together. */
export interface CrossObjectRule extends RuleFacts {
  check(manifests: readonly Manifest[], cluster: Cluster): Iterable<Mistake & { readonly manifest: Manifest }>;
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
