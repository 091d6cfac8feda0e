import { ApiObject, Chart, Lazy } from 'cdk8s';
import type { App } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';

/** How to build an app. */
export interface Recipe {
  readonly nodes: readonly Node[];
  readonly dependencies: readonly (readonly [source: number, target: number])[];
}

interface Node {
  readonly kind: 'chart' | 'construct' | 'object';
  /** Which of the constructs that are there by then, modulo their number; two thirds of the charts are in the app or in a construct there. */
  readonly parent: number;
  readonly id: string;
}

const id = fc.constantFrom('a', 'b', 'c', 'Resource', 'Default', 'UPPER', '0', '1', '10', '2', '01', '4294967294', '4294967295', 'with space', 'x.y');
const kind = fc.constantFrom<Node['kind']>('chart', 'construct', 'object', 'object', 'object', 'object');
const index = fc.nat(1_000);

/** Apps with charts, nested charts, constructs and objects in any order, and dependencies between any of them. */
export const recipes: fc.Arbitrary<Recipe> = fc.record({
  nodes: fc.array(fc.record({ kind, parent: index, id }), { minLength: 4, maxLength: 24 }),
  dependencies: fc.array(fc.tuple(index, index), { maxLength: 5 }),
});

/** Builds the app; a dependency on itself is left out. */
export function build<T extends App>(app: T, { nodes, dependencies }: Recipe): T {
  const inside: Construct[] = [new Chart(app, 'first')];
  const outside = [app, new Construct(app, 'group')];
  for (const node of nodes) {
    const scope = (node.kind === 'chart' && outside[node.parent % 3]) || inside[node.parent % inside.length];
    const free = scope.node.tryFindChild(node.id) ? `${node.id}-${inside.length}` : node.id;
    inside.push(create(scope, free, node.kind, inside.length));
  }
  for (const [source, target] of dependencies.map((ends) => ends.map((end) => inside[end % inside.length]))) {
    if (source !== target) source.node.addDependency(target);
  }
  return app;
}

function create(scope: Construct, name: string, what: Node['kind'], number: number): Construct {
  switch (what) {
    case 'chart': return new Chart(scope, name, { namespace: `n${number}`, labels: { chart: name }, disableResourceNameHashes: number % 2 === 0 });
    case 'construct': return new Construct(scope, name);
    case 'object': return new ApiObject(scope, name, { apiVersion: 'v1', kind: 'ConfigMap', data: values(number) });
  }
}

/** A value, one that is told later, and a token. */
function values(number: number): object {
  return { number: String(number), lazy: Lazy.any({ produce: () => ({ number }) }), token: { resolve: () => `token-${number}` } };
}
