/** What applying these manifests does where others are applied. */
export interface ChangesReport {
  /** What they are compared with. */
  readonly against: string;
  /** How many objects have each effect, the gravest first. */
  readonly effects: readonly { readonly effect: string; readonly word: string; readonly meaning: string; readonly objects: number }[];
  /** Objects that change, the gravest first. */
  readonly objects: readonly ChangeReport[];
  readonly unchanged: number;
  /** Objects that only the others have, and that stay. */
  readonly leftAlone: number;
}

export interface ChangeReport {
  readonly effect: string;
  /** `changed`, `added`, `removed`, `renamed from …` */
  readonly outcome: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** The gravest first. */
  readonly consequences: readonly {
    readonly effect: string;
    readonly word: string;
    /** Empty for the object itself. */
    readonly field: string;
    /** `10Gi -> 20Gi`; what is secret is not shown. */
    readonly difference: string;
    readonly why: string;
    readonly fix?: string;
  }[];
}
