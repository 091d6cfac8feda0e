import type { ApiObject, Chart } from 'cdk8s';
import type { Written } from './adopter';
import { asStored } from './as-stored';
import { cleaned } from './clean';
import { costOf, differenceOf, leavesOf } from './difference';
import type { Operation } from './difference';
import { isEqual } from './equal';
import type { Evaluator } from './evaluate';
import { call, cdk8s, makeCdk8s, partsOf } from './expression';
import type { CallExpression, Expression, Statement, Variable } from './expression';
import { modules } from './modules';
import { value } from './values';

/** What a way to write an object comes to. */
export interface Trial {
  /** The object, what is called on it, and its patch. */
  readonly statements: readonly Statement[];
  readonly operations: readonly Operation[];
  readonly cost: number;
}

/** A way to write an object: tried by making it. */
export interface Way {
  readonly variable: Variable;
  readonly value: Expression;
  readonly calls: readonly Expression[];
  /** How it is patched; nothing for what is taken only where it need not be. */
  readonly patch: ((operations: readonly Expression[]) => Expression) | undefined;
}

/**
 * Makes an object in its chart and finds what must be patched for it to be what is wanted.
 *
 * @throws where the construct does; then nothing of it is left in the chart
 */
export function attempt(way: Way, wanted: Written, chart: Chart, evaluator: Evaluator): Trial {
  const { variable, value: made, calls, patch } = way;
  try {
    const statement: Statement = { variable, value: made };
    const construct = evaluator.run(statement) as Chart;
    const after = calls.flatMap((each): Statement[] => (succeeds(() => evaluator.run({ value: each })) ? [{ value: each }] : []));
    const apiObjects = construct.node.findAll().filter((each) => modules().cdk8s.ApiObject.isApiObject(each)) as ApiObject[];
    const [problem] = construct.node.findAll().flatMap(({ node }) => node.validate());
    if (problem !== undefined) throw new Error(problem);
    if (apiObjects.length !== 1) throw new Error(`it makes ${apiObjects.length} objects`);
    const [apiObject] = apiObjects;
    const operations = differenceOf(stored(apiObject), asStored(wanted));
    if (operations.length === 0 || !patch) return { statements: [statement, ...after], operations, cost: costOf(operations) };
    const patched: Statement = { value: patch(operations.map(expressionOf)) };
    evaluator.run(patched);
    if (!isEqual(stored(apiObject), asStored(wanted))) throw new Error('a patch does not make it what it was');
    return { statements: [statement, ...after, patched], operations, cost: costOf(operations) };
  } catch (error) {
    remove(way, chart);
    throw error;
  }
}

/** Takes what was made in the chart away again. */
export function remove({ value: made, calls }: Way, { node }: Chart): void {
  const scope = scopeOf(made);
  for (const part of [made, ...calls].flatMap((each) => [...partsOf(each)])) {
    if (scope === undefined || scopeOf(part) !== scope) continue;
    const [, id] = (part as CallExpression).args;
    if (id.kind === 'value' && typeof id.value === 'string') node.tryRemoveChild(id.value);
  }
}

/** The variable of what a construct is made in: the first argument of whatever makes one. */
function scopeOf(expression: Expression): Variable | undefined {
  const [scope, id] = expression.kind === 'new' || expression.kind === 'call' ? expression.args : [];
  return scope?.kind === 'variable' && id !== undefined ? scope.variable : undefined;
}

/** How many fields say something, besides apiVersion and kind. */
export function fieldsOf({ apiVersion: _, kind: __, ...content }: Written): number {
  return leavesOf(content);
}

function stored(apiObject: ApiObject): Written {
  return asStored(cleaned(apiObject.toJson() as Written));
}

function succeeds(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

function expressionOf(operation: Operation): Expression {
  switch (operation.op) {
    case 'remove':
      return makeCdk8s('JsonPatch', 'remove', value(operation.path));
    case 'move':
      return makeCdk8s('JsonPatch', 'move', value(operation.from), value(operation.path));
    default:
      return makeCdk8s('JsonPatch', operation.op, value(operation.path), { kind: 'value', value: operation.value });
  }
}

/** The patch of what has no member of its own for it. */
export function patchApiObject(self: Expression, operations: readonly Expression[]): Expression {
  return call(call(cdk8s('ApiObject'), 'of', self), 'addJsonPatch', ...operations);
}

/** The first of those that cost least. */
export function cheapest(trials: readonly Trial[]): Trial | undefined {
  return trials.reduce<Trial | undefined>((best, trial) => (best && best.cost <= trial.cost ? best : trial), undefined);
}
