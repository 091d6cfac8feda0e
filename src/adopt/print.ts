import type { CallExpression, Expression, Json, Statement, Variable } from './expression';
import { isMultiline, printKey, printScalar, printTemplate } from './print-literal';

const WIDTH = 120;
/** So many props of a construct each have a line. */
const MANY = 3;

/** How variables are called; those that no other line uses have no name. */
export type Names = ReadonlyMap<Variable, string>;

/** Prints a line of the program. */
export function printStatement({ variable, value }: Statement, names: Names, exported: ReadonlySet<Variable> = new Set()): string {
  const name = variable && names.get(variable);
  const start = name === undefined ? '' : `${variable && exported.has(variable) ? 'export ' : ''}const ${name} = `;
  return `${start}${new Printer(names).print(value, { indent: 0, column: start.length, width: isBroken(value) ? 0 : WIDTH, after: 1 })};`;
}

function isBroken(value: Expression): boolean {
  const last = value.kind === 'new' ? value.args.at(-1) : undefined;
  return last?.kind === 'object' && last.fields.length >= MANY;
}

/** Where a part begins, how wide it may be, and how many characters come after it. */
interface Place {
  readonly indent: number;
  readonly column: number;
  readonly width: number;
  readonly after: number;
}

class Printer {
  private readonly lines = new Map<Expression, string | undefined>();

  constructor(private readonly names: Names) {}

  public print(expression: Expression, place: Place): string {
    const line = this.line(expression);
    if (line !== undefined && place.column + line.length + place.after <= place.width) return line;
    switch (expression.kind) {
      case 'value':
        return this.printValue(expression.value, place);
      case 'list':
        return this.block('[', ']', expression.items.map((item) => ['', item]), place);
      case 'object':
        return this.block('{', '}', expression.fields.map(([key, value]) => [`${printKey(key)}: `, value]), place);
      case 'call':
      case 'new':
        return this.printCall(expression, place);
      default:
        return line ?? '';
    }
  }

  private printValue(value: Json, place: Place): string {
    if (isMultiline(value)) return printTemplate(value);
    if (Array.isArray(value)) return this.block('[', ']', value.map((item: Json) => ['', literal(item)]), place);
    if (typeof value !== 'object' || value === null) return printScalar(value as string | number | boolean | null);
    return this.block('{', '}', Object.entries(value).map(([key, field]) => [`${printKey(key)}: `, literal(field as Json)]), place);
  }

  /** What does not fit on a line: the last argument is broken where the others are short, else each has a line. */
  private printCall({ kind, callee, args }: CallExpression, place: Place): string {
    const head = `${kind === 'new' ? 'new ' : ''}${this.line(callee)}(`;
    const [first, last] = [args.slice(0, -1).map((arg) => this.line(arg)), args.at(-1)];
    const start = `${head}${first.map((arg) => `${arg}, `).join('')}`;
    if (last && !first.includes(undefined) && isBreakable(last, first.length === 0) && place.column + start.length < WIDTH) {
      return `${start}${this.print(last, { ...place, column: place.column + start.length, width: WIDTH, after: place.after + 1 })})`;
    }
    return this.block(head, ')', args.map((arg) => ['', arg]), place);
  }

  private block(open: string, close: string, entries: readonly (readonly [string, Expression])[], { indent }: Place): string {
    if (entries.length === 0) return `${open}${close}`;
    const inner = ' '.repeat(indent + 2);
    const lines = entries.map(([key, value]) => (
      `${inner}${key}${this.print(value, { indent: indent + 2, column: indent + 2 + key.length, width: WIDTH, after: 1 })},\n`
    ));
    return `${open}\n${lines.join('')}${' '.repeat(indent)}${close}`;
  }

  /** An expression on one line; nothing where it has texts of several lines. */
  private line(expression: Expression): string | undefined {
    if (!this.lines.has(expression)) this.lines.set(expression, this.joined(expression));
    return this.lines.get(expression);
  }

  private joined(expression: Expression): string | undefined {
    switch (expression.kind) {
      case 'value':
        return valueLine(expression.value);
      case 'list':
        return enclosed('[', expression.items.map((item) => this.line(item)), ']');
      case 'object':
        if (expression.fields.length === 0) return '{}';
        return enclosed('{ ', expression.fields.map(([key, value]) => prefixed(`${printKey(key)}: `, this.line(value))), ' }');
      case 'import':
        return expression.module === 'cdk8s-plus-28' ? `kplus.${expression.name}` : expression.name;
      case 'property':
        return `${this.line(expression.of)}.${expression.name}`;
      case 'variable':
        return this.names.get(expression.variable);
      case 'call':
      case 'new':
        return enclosed(`${expression.kind === 'new' ? 'new ' : ''}${this.line(expression.callee)}(`, expression.args.map((arg) => this.line(arg)), ')');
    }
  }
}

function valueLine(value: Json): string | undefined {
  if (isMultiline(value)) return undefined;
  if (Array.isArray(value)) return enclosed('[', value.map(valueLine), ']');
  if (typeof value !== 'object' || value === null) return printScalar(value as string | number | boolean | null);
  const entries = Object.entries(value);
  return entries.length ? enclosed('{ ', entries.map(([key, field]) => prefixed(`${printKey(key)}: `, valueLine(field as Json))), ' }') : '{}';
}

function enclosed(open: string, parts: readonly (string | undefined)[], close: string): string | undefined {
  return parts.includes(undefined) ? undefined : `${open}${parts.join(', ')}${close}`;
}

function prefixed(prefix: string, line: string | undefined): string | undefined {
  return line === undefined ? undefined : `${prefix}${line}`;
}

function literal(value: Json): Expression {
  return { kind: 'value', value };
}

/** Whether an argument may begin on the line of the call and end on another. */
function isBreakable(expression: Expression, isOnly: boolean): boolean {
  if (expression.kind === 'call' || expression.kind === 'new') return isOnly;
  if (expression.kind !== 'value') return expression.kind === 'object' || expression.kind === 'list';
  return isMultiline(expression.value) || (typeof expression.value === 'object' && expression.value !== null);
}
