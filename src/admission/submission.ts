/** An object as it is about to be written, and where it comes from. */
export interface Submission {
  readonly manifest: unknown;
  readonly constructPath?: string;
  /** The document that holds it, where it comes from a file. */
  readonly document?: { readonly file: string };
  /** What it was probably meant to be, where that is known already. */
  readonly meant?: unknown;
}
