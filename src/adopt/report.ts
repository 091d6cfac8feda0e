/** What became of one object. */
export interface AdoptedObject {
  /** `<kind> <namespace>/<name>`. */
  readonly object: string;
  readonly kind: string;
  /** A construct of this library, one of cdk8s-plus, the manifest as it is, or nothing at all. */
  readonly by: 'construct' | 'cdk8s-plus' | 'ApiObject' | 'nothing';
  /** The class, where there is one. */
  readonly construct?: string;
  /** How many fields have a value of their own, but for apiVersion and kind. */
  readonly fields: number;
  /** How many of them are patched, with what is taken away of what the construct adds. */
  readonly patchedFields: number;
  /** Where patches apply. */
  readonly patches: readonly string[];
  /** Why the construct could not take it. */
  readonly reason?: string;
}

/** An object that is not the user's. */
export interface SkippedObject {
  readonly object: string;
  /** Who makes it: `<kind> <name>`. */
  readonly maker: string;
}

/** What became of all objects. */
export interface AdoptionReport {
  readonly objects: readonly AdoptedObject[];
  readonly skipped: readonly SkippedObject[];
  /** How many findings were acknowledged, so that the program writes what was admitted before. */
  readonly acknowledged: number;
  /** What the program does not write as it was read; nothing where the proof holds. */
  readonly unproven: readonly string[];
}
