import type { Effect } from './effect';
import type { Situation } from './situation';
import type { Cluster, Manifest } from '../../manifests/manifest';

/** One thing that applying a manifest does. */
export interface Consequence {
  readonly effect: Effect;
  /** The path in the new manifest, empty for the object itself. What only the old manifest has is named by its path there. */
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
  /** What the cluster does, and for which reason. */
  readonly why: string;
  /** What to do. */
  readonly fix?: string;
  /** The reason of the condition that the cluster sets, where it is an error. */
  readonly reason?: string;
}

/** One object before and after, and what applying the new one does: nothing where there is no consequence. */
export interface Change {
  readonly before?: Manifest;
  readonly after?: Manifest;
  readonly consequences: readonly Consequence[];
}

/** One of the two inputs: the cluster it configures, and the manifests in it by reference. */
export interface ChangeSide {
  readonly cluster: Cluster;
  readonly manifests: readonly Manifest[];
}

/** What decides about a change beside the two manifests of the object. */
export interface ChangeContext {
  readonly situation: Situation;
  readonly before: ChangeSide;
  readonly after: ChangeSide;
}

/** What applying `after` where `before` was applied does, for one kind. */
export type JudgeChange = (before: Manifest, after: Manifest, context: ChangeContext) => Iterable<Consequence>;
