import type { Change } from './change';
import type { JsonObject } from './guest';

/** A kind of object that holds no guest: one of it that is admitted, all but its name, and changes to it. */
export interface OtherKind {
  readonly manifest: JsonObject;
  /** The release of KubeVirt that brought the kind; none: it is in all that there is a judge of. */
  readonly since?: string;
  /** The API version before a release of KubeVirt, where it is not that of the manifest. */
  readonly before?: { readonly release: string; readonly apiVersion: string };
  /** Whether it belongs to no namespace. */
  readonly clusterWide?: boolean;
  readonly changes: readonly Change[];
}
