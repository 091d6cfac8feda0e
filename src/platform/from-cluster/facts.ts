/** Something that is known of a cluster. */
export interface Fact {
  /** The prop of Platform: `dns.port`. */
  readonly prop: string;
  /** As a platform file holds it. */
  readonly value: unknown;
  /** Where it is from, in words. */
  readonly from: string;
}

/** An entry of a list of a platform file. */
export interface Entry {
  readonly value: { readonly [key: string]: unknown };
  /** Where it is from, a line each. */
  readonly from: readonly string[];
}

/** What objects say of a cluster. */
export interface Facts {
  readonly facts: readonly Fact[];
  readonly storageClasses: readonly Entry[];
  readonly nodes: readonly Entry[];
}

/** Takes remarks on what cannot be said of the cluster. */
export type Remark = (text: string) => void;

/** A fact, where there is a value. */
export function fact(prop: string, value: unknown, from: string): Fact[] {
  return value === undefined ? [] : [{ prop, value, from }];
}
