/** Where jsii leaves the full name of a class. */
const RUNTIME_TYPE: unique symbol = Symbol.for('jsii.rtti');

interface Compiled { readonly [RUNTIME_TYPE]: { readonly fqn: string } }

const KINDS = new WeakMap<object, ReadonlySet<string>>();
const NONE: ReadonlySet<string> = new Set();

/**
 * The simple names of the classes of an object, its own and those above it. Names, since there may be several copies of a package, and several
 * cdk8s-plus.
 */
export function kindsOf(value: unknown): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return NONE;
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype === null) return NONE;
  let kinds = KINDS.get(prototype);
  if (!kinds) KINDS.set(prototype, kinds = new Set(chainOf(prototype).map(kindOf).filter((kind) => kind !== undefined)));
  return kinds;
}

/** A prototype and those above it. */
export function chainOf(prototype: object): object[] {
  const chain: object[] = [];
  for (let at: object | null = prototype; at; at = Object.getPrototypeOf(at)) chain.push(at);
  return chain;
}

/** The simple name of the class with a prototype; `undefined` for one that jsii did not compile. */
export function kindOf(prototype: object): string | undefined {
  if (!Object.hasOwn(prototype, 'constructor') || !Object.hasOwn(prototype.constructor, RUNTIME_TYPE)) return undefined;
  const { fqn } = (prototype.constructor as unknown as Compiled)[RUNTIME_TYPE];
  return fqn.slice(fqn.lastIndexOf('.') + 1);
}
