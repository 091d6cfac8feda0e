import { IConstruct } from 'constructs';
import { problemsOf, throwIfAny, usageError } from '../usage-error';

/** Things in the order they were added, each with a name that only it has. */
export class UniqueByName<T extends { readonly name: string }> implements Iterable<T> {
  private readonly items = new Map<string, T>();

  /**
   * @param scope the construct that has them, for messages
   * @param what what one of them is called in messages
   */
  constructor(private readonly scope: IConstruct, private readonly what: string) {}

  /** The number of things. */
  public get size(): number {
    return this.items.size;
  }

  /** Adds things. Throws if a name is taken, and for what things were made with that is not allowed. */
  public add(...items: T[]): void {
    throwIfAny(this.scope, problemsOf(...items));
    for (const item of items) {
      if (this.items.has(item.name)) {
        throw usageError(this.scope, {
          what: `name of a ${this.what}`,
          got: item.name,
          allowed: `a name that no other ${this.what} of the guest has (taken: ${[...this.items.keys()].join(', ')})`,
          fix: `Rename it, or drop the second ${this.what}.`,
        });
      }
      this.items.set(item.name, item);
    }
  }

  public [Symbol.iterator](): Iterator<T> {
    return this.items.values();
  }
}
