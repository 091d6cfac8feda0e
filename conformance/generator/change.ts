import type { Json } from './guest';

/** Values for a field, right ones and wrong ones: whether a manifest is still admitted depends on all of it. */
export interface Change {
  readonly path: string;
  readonly values: readonly (Json | undefined)[];
}

/** Changes by the topic of the rules they are about. */
export type Changes = Readonly<Record<string, readonly Change[]>>;
