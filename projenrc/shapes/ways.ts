import type { JsiiType } from '../assembly';

const NEW = 'new ';

/** The name of a type without that of its package. */
export function simpleName(fqn: string): string {
  return fqn.slice(fqn.lastIndexOf('.') + 1);
}

/**
 * What makes an object of a type: static members and constructors of a class that is called like the type, `Secret` of `ISecret`, then those of others; what
 * implements an interface is too much to tell.
 */
export class Ways {
  private readonly byFqn: ReadonlyMap<string, JsiiType>;
  private readonly made = new Map<string, string[]>();

  constructor(types: readonly JsiiType[]) {
    this.byFqn = new Map(types.map((type) => [type.fqn, type]));
    for (const type of types.filter(({ kind }) => kind === 'class')) {
      for (const { name, static: isStatic, returns } of type.methods ?? []) if (isStatic) this.add(returns?.type.fqn, `${type.name}.${name}`);
      for (const { name, static: isStatic, type: of } of type.properties ?? []) if (isStatic) this.add(of.fqn, `${type.name}.${name}`);
      if (type.initializer && !type.abstract) for (const fqn of this.above(type.fqn)) this.add(fqn, NEW + type.name);
    }
  }

  public to({ fqn, name, kind }: JsiiType): string[] {
    const maker = new RegExp(`^(?:new )?${name.replace(/^I(?=[A-Z])/, '')}\\b`);
    const ways = [...new Set(this.made.get(fqn) ?? [])];
    const own = ways.filter((way) => maker.test(way));
    return kind === 'interface' ? own : [...own, ...ways.filter((way) => !own.includes(way))];
  }

  /** The classes that are declared to implement an interface. */
  public classesOf({ fqn }: JsiiType): string[] {
    return (this.made.get(fqn) ?? []).filter((way) => way.startsWith(NEW)).map((way) => way.slice(NEW.length));
  }

  private add(fqn: string | undefined, way: string): void {
    if (fqn !== undefined) this.made.set(fqn, [...this.made.get(fqn) ?? [], way]);
  }

  /** A type, and all that it extends and implements. */
  private above(fqn: string): string[] {
    const { base, interfaces = [] } = this.byFqn.get(fqn) ?? {};
    return [fqn, ...[...base ? [base] : [], ...interfaces].flatMap((each) => this.above(each))];
  }
}
