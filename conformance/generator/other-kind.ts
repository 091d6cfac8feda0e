import type { Change } from './change';
import type { JsonObject } from './guest';

/** A kind of object that holds no guest: one of it that is admitted, all but its name, and changes to it. */
export interface OtherKind {
  readonly manifest: JsonObject;
  /** Whether it belongs to no namespace. */
  readonly clusterWide?: boolean;
  readonly changes: readonly Change[];
}
