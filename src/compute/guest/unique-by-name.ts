import { IConstruct } from 'constructs';
import { problemsOf, throwIfAny, UsageError } from '../../usage-error';

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
    for (const item of items) {
      throwIfAny(this.scope, [...problemsOf(item), ...this.nameProblems(item)]);
      this.items.set(item.name, item);
    }
  }

  private *nameProblems({ name }: T): Generator<UsageError> {
    if (!this.items.has(name)) return;
    yield {
      what: `name of a ${this.what}`,
      got: name,
      allowed: `a name that no other ${this.what} of the guest has (taken: ${[...this.items.keys()].join(', ')})`,
      fix: `Rename it, or drop the second ${this.what}.`,
    };
  }

  public [Symbol.iterator](): Iterator<T> {
    return this.items.values();
  }
}
