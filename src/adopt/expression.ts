/** What can be written as it stands in a manifest. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The modules that a program imports. */
export interface Modules {
  readonly 'cdk8s': typeof import('cdk8s');
  readonly 'cdk8s-plus-28': typeof import('cdk8s-plus-28');
  readonly 'cdk8s-kubevirt': typeof import('../index');
}

type ModuleName = keyof Modules;
type Kubevirt = Modules['cdk8s-kubevirt'];
type Cdk8s = Modules['cdk8s'];
type Plus = Modules['cdk8s-plus-28'];

/** A constant of the program; it gets its name when the program is printed. */
export interface Variable {
  /** What the name is made of. */
  readonly hint: string;
}

/** A part of the program. The same tree is evaluated, to prove what it synthesizes, and printed. */
export type Expression =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | ObjectExpression
  | { readonly kind: 'import'; readonly module: ModuleName; readonly name: string }
  | { readonly kind: 'property'; readonly of: Expression; readonly name: string }
  | CallExpression
  | { readonly kind: 'variable'; readonly variable: Variable };

export interface ObjectExpression {
  readonly kind: 'object';
  readonly fields: readonly (readonly [string, Expression])[];
}

export interface CallExpression {
  readonly kind: 'call' | 'new';
  readonly callee: Expression;
  readonly args: readonly Expression[];
}

/** A line of the program: a call, whose result may have a name. */
export interface Statement {
  readonly variable?: Variable;
  readonly value: Expression;
}

/** A value that may be left out. */
export type Optional = Expression | undefined;

/** The fields of an object of options or props, in the order in which they are written. */
export type Fields<Props> = { readonly [prop in keyof Props]?: Optional };

/** Options or props; nothing where none is given. */
export function fields<Props>(given: Fields<Props>): ObjectExpression | undefined {
  const all = Object.entries<Optional>(given as { [prop: string]: Optional });
  const present = all.filter((field): field is [string, Expression] => field[1] !== undefined);
  return present.length > 0 ? { kind: 'object', fields: present } : undefined;
}

/** A list; nothing where it is empty, or one entry cannot be written. */
export function list(items: readonly Optional[]): Optional {
  const present = items.filter((item) => item !== undefined);
  return present.length > 0 && present.length === items.length ? { kind: 'list', items: present } : undefined;
}

export function variable(of: Variable): Expression {
  return { kind: 'variable', variable: of };
}

/** A name of this library. */
export function kubevirt(name: keyof Kubevirt & string): Expression {
  return { kind: 'import', module: 'cdk8s-kubevirt', name };
}

/** A name of cdk8s. */
export function cdk8s(name: keyof Cdk8s & string): Expression {
  return { kind: 'import', module: 'cdk8s', name };
}

/** A name of cdk8s-plus. */
export function plus(name: keyof Plus & string): Expression {
  return { kind: 'import', module: 'cdk8s-plus-28', name };
}

/** A static method of this library; options that are empty are left out. */
export function make<Name extends keyof Kubevirt & string>(
  name: Name, method: keyof Kubevirt[Name] & string, ...args: readonly Optional[]
): Expression {
  return call(kubevirt(name), method, ...args);
}

/** A static method of cdk8s. */
export function makeCdk8s<Name extends keyof Cdk8s & string>(
  name: Name, method: keyof Cdk8s[Name] & string, ...args: readonly Optional[]
): Expression {
  return call(cdk8s(name), method, ...args);
}

/** A static method of cdk8s-plus. */
export function makePlus<Name extends keyof Plus & string>(name: Name, method: keyof Plus[Name] & string, ...args: readonly Optional[]): Expression {
  return call(plus(name), method, ...args);
}

/** A method of what an expression stands for. */
export function call(of: Expression, method: string, ...args: readonly Optional[]): Expression {
  return { kind: 'call', callee: { kind: 'property', of, name: method }, args: args.filter((arg) => arg !== undefined) };
}

/** A new object. */
export function construct(callee: Expression, ...args: readonly Optional[]): Expression {
  return { kind: 'new', callee, args: args.filter((arg) => arg !== undefined) };
}

/** All that an expression is made of, itself included. */
export function* partsOf(expression: Expression): Generator<Expression> {
  yield expression;
  switch (expression.kind) {
    case 'list':
      for (const item of expression.items) yield* partsOf(item);
      break;
    case 'object':
      for (const [, value] of expression.fields) yield* partsOf(value);
      break;
    case 'property':
      yield* partsOf(expression.of);
      break;
    case 'call':
    case 'new':
      yield* partsOf(expression.callee);
      for (const arg of expression.args) yield* partsOf(arg);
  }
}
