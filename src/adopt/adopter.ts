import type { Expression, ObjectExpression, Optional, Variable } from './expression';

/** An object as it was read, of any shape. */
export interface Written { readonly [key: string]: unknown }

/** What a construct takes of a manifest. Whatever it leaves is found by what it synthesizes, and patched: an adopter may leave anything, but must not invent. */
export interface Adoption {
  /** The class. */
  readonly type: Expression;
  /** Its props, without metadata. */
  readonly props: ObjectExpression | undefined;
  /** What is called on it afterwards. */
  readonly calls?: (self: Expression) => readonly Expression[];
  /** Annotations that the construct writes by itself. */
  readonly impliedAnnotations?: readonly string[];
  /** Whether it is of use only where nothing must be patched. */
  readonly isAllOrNothing?: boolean;
}

/** What a construct can make of a manifest; nothing where it is not for it. Of several ways that which leaves least is taken. */
export type Adopter = (manifest: Written, surroundings: Surroundings) => Adoption | readonly Adoption[] | undefined;

/** A construct that stands for an object which the program does not make: the scope, its id and the name of the object make it. */
export type Importer = (scope: Expression, id: Expression, name: Expression) => Expression;

/** By what objects are looked up. */
export type KeysOf = (manifest: Written, surroundings: Surroundings) => readonly string[];

/** The program around an object. */
export interface Surroundings {
  /** The chart. */
  readonly scope: Expression;
  readonly namespace: string | undefined;
  /** The objects of a kind in the namespace of this one, as `<group>/<kind>`. */
  objectsOf(kind: string): readonly Written[];
  /** The same by keys of theirs. */
  objectsBy(kind: string, keysOf: KeysOf): ReadonlyMap<string, readonly Written[]>;
  /** The construct of an object, where the program makes it by a construct of its own kind; in the namespace of this one unless another is given. */
  made(kind: string, name: unknown, namespace?: string): Variable | undefined;
  /** An id that no construct of the chart has. */
  freshId(hint: string): Expression;
  /** The construct of an object: as the program makes it, else imported. That of a kind without namespaces has the namespace ''. */
  reference(kind: string, name: unknown, importer: Importer, namespace?: string): Optional;
}
