import type { Expression, Statement, Variable } from './expression';
import { modules } from './modules';
import { deepCopy } from '../kubernetes/deep-copy';

type Function = (this: unknown, ...args: unknown[]) => unknown;
type Class = new (...args: unknown[]) => unknown;

/** Runs programs that are not yet printed: what it makes of a tree is what TypeScript makes of its text. */
export class Evaluator {
  private readonly values = new Map<Variable, unknown>();

  /** @throws what a constructor or a method throws */
  public run({ variable, value }: Statement): unknown {
    const result = this.evaluate(value);
    if (variable) this.values.set(variable, result);
    return result;
  }

  public valueOf(variable: Variable): unknown {
    return this.values.get(variable);
  }

  private evaluate(expression: Expression): unknown {
    switch (expression.kind) {
      case 'value':
        // What a literal is each time it is reached: a value of its own.
        return deepCopy(expression.value);
      case 'list':
        return expression.items.map((item) => this.evaluate(item));
      case 'object':
        return Object.fromEntries(expression.fields.map(([name, value]) => [name, this.evaluate(value)]));
      case 'import':
        return (modules()[expression.module] as unknown as { readonly [name: string]: unknown })[expression.name];
      case 'property':
        return (this.evaluate(expression.of) as { readonly [name: string]: unknown })[expression.name];
      case 'variable':
        return this.values.get(expression.variable);
      case 'new':
        return new (this.evaluate(expression.callee) as Class)(...expression.args.map((arg) => this.evaluate(arg)));
      case 'call':
        return this.invoke(expression.callee, expression.args.map((arg) => this.evaluate(arg)));
    }
  }

  private invoke(callee: Expression, args: unknown[]): unknown {
    if (callee.kind !== 'property') return (this.evaluate(callee) as Function)(...args);
    const of = this.evaluate(callee.of) as { readonly [name: string]: Function };
    return of[callee.name](...args);
  }
}
