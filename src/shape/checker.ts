import { Call } from './call';
import { Checks } from './checks';
import { chainOf, kindOf } from './kinds';
import type { ClassShape, Parameters, ShapeTable } from './shape-table';

type Constructor = new (...args: never[]) => object;
type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Makes classes check what is given to their constructors and methods, as a table has their types. */
export class Checker {
  private readonly checks: Checks;
  private readonly shapes: ReadonlyMap<string, ClassShape>;
  /** Prototypes whose classes have methods that check. */
  private readonly done = new WeakSet<object>();
  /** Whether a call of ours is under way. Those within are typed, and may have more properties than are asked for. */
  private isWithin = false;

  constructor({ types, classes }: ShapeTable) {
    this.checks = new Checks(new Map(Object.entries(types)));
    this.shapes = new Map(Object.entries(classes));
  }

  /**
   * A class as it is exported. Its methods, and those that it inherits of this library, are replaced in place. Its constructor cannot be, so that a proxy
   * stands for the class: `instanceof`, `extends` and static members are as they were.
   *
   * @param name under which it is exported
   */
  public checked(name: string, type: Constructor): Constructor {
    for (const prototype of chainOf(type.prototype)) this.replaceMethods(prototype);
    const parameters = this.shapes.get(name)?.new;
    return parameters ? this.proxyOf(type, new Call(this.checks, `new ${name}`, parameters)) : type;
  }

  private proxyOf(type: Constructor, call: Call): Constructor {
    const construct = (target: Constructor, args: unknown[], newTarget: Function): object => {
      // An object that is made as one of the class itself, not of its proxy, is faster.
      const made = newTarget === proxy ? target : newTarget;
      if (this.isWithin) return Reflect.construct(target, args, made);
      call.check(args, undefined, made === target, construct);
      this.isWithin = true;
      try {
        return Reflect.construct(target, args, made);
      } finally {
        this.isWithin = false;
      }
    };
    const proxy = new Proxy(type, { construct });
    Object.defineProperty(type.prototype, 'constructor', { value: proxy, writable: true, configurable: true });
    return proxy;
  }

  private replaceMethods(prototype: object): void {
    const name = kindOf(prototype);
    const shape = name && this.shapes.get(name);
    if (!shape || this.done.has(prototype)) return;
    this.done.add(prototype);
    for (const [method, parameters] of Object.entries(shape.statics ?? {})) this.replace(prototype.constructor, method, `${name}.${method}`, parameters);
    for (const [method, parameters] of Object.entries(shape.methods ?? {})) this.replace(prototype, method, method, parameters);
  }

  private replace(owner: object, key: string, name: string, parameters: Parameters): void {
    const { value: method, ...descriptor } = Object.getOwnPropertyDescriptor(owner, key) ?? {};
    if (typeof method !== 'function') return;
    Object.defineProperty(owner, key, { ...descriptor, value: this.methodOf(method, key, new Call(this.checks, name, parameters)) });
  }

  private methodOf(method: Method, key: string, call: Call): Method {
    const checker = this;
    const { [key]: replacement } = {
      [key](this: unknown, ...args: unknown[]): unknown {
        if (checker.isWithin) return method.apply(this, args);
        call.check(args, this, true, replacement);
        checker.isWithin = true;
        try {
          return method.apply(this, args);
        } finally {
          checker.isWithin = false;
        }
      },
    };
    return replacement;
  }
}
