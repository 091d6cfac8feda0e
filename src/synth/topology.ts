import { dependencyCycle } from './dependency-cycle';
import type { DependencyGraph } from './dependency-graph';

/**
 * The constructs of a graph by number, each after everything it depends on, in the order of cdk8s.
 *
 * @throws if constructs depend on each other
 */
export function topology(graph: DependencyGraph): number[] {
  const order: number[] = [];
  const visits = new Uint8Array(graph.size);
  const visitOf = (vertex: number): Visit => visits[vertex - graph.first];

  const visit = (origin: number): void => {
    const path: Step[] = [];
    const enter = (vertex: number) => {
      visits[vertex - graph.first] = Visit.ENTERED;
      path.push({ vertex, edges: graph.edges(vertex), followed: 0 });
    };
    enter(origin);
    while (path.length > 0) {
      const step = path[path.length - 1];
      if (step.followed < step.edges.length) {
        const next = step.edges[step.followed++];
        if (visitOf(next) === Visit.NONE) enter(next);
        else if (visitOf(next) === Visit.ENTERED) throw cycle(path, next);
      } else {
        visits[step.vertex - graph.first] = Visit.LEFT;
        path.pop();
        const construct = graph.constructAt(step.vertex);
        if (construct !== undefined) order.push(construct);
      }
    }
  };

  const cycle = (path: readonly Step[], start: number): Error => {
    const vertices = path.map(({ vertex }) => vertex);
    return dependencyCycle(graph.pathsOf(vertices.slice(vertices.indexOf(start))));
  };

  for (const origin of graph.origins()) visit(origin);
  // A construct that has not been reached from any origin is part of a cycle.
  for (const construct of graph.constructs()) if (visitOf(construct) === Visit.NONE) visit(construct);
  return order;
}

/** How far the search has come with a vertex. */
enum Visit {
  NONE,
  /** It is on the current path. */
  ENTERED,
  /** It and everything it depends on are in order. */
  LEFT,
}

/** A vertex on the current path, and how many of its edges have been followed. */
interface Step {
  readonly vertex: number;
  readonly edges: readonly number[];
  followed: number;
}
