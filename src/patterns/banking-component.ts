interface Labels { readonly [key: string]: string }

/** A part of the stack, as the others call it. */
export interface BankingComponent {
  /** Its name in `calls` and in the names of network policies. */
  readonly role: string;
  /** By which network policies find its pods. */
  readonly selector: Labels;
  /** All labels that its pods are given. */
  readonly labels: Labels;
  /** The port it listens on. */
  readonly port: number;
  /** The roles it calls. */
  readonly calls: readonly string[];
}
