/**
 * What values a public API takes, as `projenrc/shapes` writes it from the jsii assembly. Types are written as codes: `s` a string, `n` a number,
 * `b` a boolean, `a` anything, `[` before the type of the entries of a list, `{` before that of the values of a map, `@` before the name of one of
 * `types`. Before the type `?` is for what may be left out, `*` for the last parameter that takes any number of arguments.
 */
export interface ShapeTable {
  readonly types: { readonly [name: string]: NamedType };
  readonly classes: { readonly [name: string]: ClassShape };
}

/** The codes of parameters by their names, in order. */
export interface Parameters { readonly [name: string]: string }

/** What of a class can be called. */
export interface ClassShape {
  readonly new?: Parameters;
  readonly statics?: { readonly [name: string]: Parameters };
  readonly methods?: { readonly [name: string]: Parameters };
}

/**
 * A type by its simple name, as all packages have different ones. Of a peer another release may be installed than the table was made from: it may have
 * more properties and values.
 */
export type NamedType =
  | { readonly kind: 'struct'; readonly bases?: readonly string[]; readonly props: Parameters; readonly isOfPeer?: true }
  | { readonly kind: 'enum'; readonly values: readonly (string | number)[]; readonly isOfPeer?: true }
  /** What makes such an object: static members and constructors. */
  | { readonly kind: 'class'; readonly ways: readonly string[] }
  /**
   * Members that an object must have, whatever its class; of a resource the classes that are declared to be one, too. `isBare`: it has no members of its own, so
   * that those classes are all that tells it from its like, a claim from a Secret.
   */
  | {
    readonly kind: 'interface'; readonly members: readonly string[]; readonly classes?: readonly string[]; readonly isBare?: true; readonly ways: readonly string[];
  };
