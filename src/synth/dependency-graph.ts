import type { ConstructTree } from './construct-tree';
import type { Dependencies } from './dependencies';
import { mutuallyNestedObjects } from './mutually-nested';

/** What a vertex of the graph stands for. */
enum Role {
  /** A construct. Its edges lead to what it depends on. */
  ITSELF,
  /** What the objects inside it depend on because it does, or a construct around it in the same chart. */
  NEEDS,
  /** The objects inside it, which others depend on. */
  CONTENTS,
}
const ROLES = 3;

/**
 * The dependencies inside a construct.
 *
 * When a construct depends on another, each API object inside the one depends on each inside the other. cdk8s draws an edge for
 * each such pair; here the edges run through two more vertices per construct, which keeps their number linear.
 */
export class DependencyGraph {
  public static of(tree: ConstructTree, dependencies: Dependencies): DependencyGraph {
    return new DependencyGraph(tree, dependencies, mutuallyNestedObjects(tree, dependencies), 0);
  }

  private constructor(
    private readonly tree: ConstructTree,
    private readonly dependencies: Dependencies,
    private readonly nested: Set<number>,
    private readonly root: number,
  ) {}

  /** The first vertex; the others follow without a gap. */
  public get first(): number {
    return vertex(this.root, Role.ITSELF);
  }

  /** How many vertices there are. */
  public get size(): number {
    return (this.tree.ends[this.root] - this.root) * ROLES;
  }

  /** The part of the graph inside a construct. */
  public within(root: number): DependencyGraph {
    return new DependencyGraph(this.tree, this.dependencies, this.nested, root);
  }

  /** The vertices of all constructs that nothing depends on, in the order in which cdk8s starts from them. */
  public origins(): number[] {
    const { tree, root } = this;
    const waitedFor = this.waitedFor();
    const origins: number[] = [];
    for (let number = root; number < tree.ends[root]; number++) if (!waitedFor.has(number)) origins.push(number);
    // cdk8s keeps them by path in an object, where what looks like an array index comes first.
    const first = (number: number) => isArrayIndex(tree.constructs[number].node.path);
    return [...origins.filter(first), ...origins.filter((number) => !first(number))].map((number) => vertex(number, Role.ITSELF));
  }

  /** The vertices of all constructs. */
  public *constructs(): Iterable<number> {
    for (let number = this.root; number < this.tree.ends[this.root]; number++) yield vertex(number, Role.ITSELF);
  }

  /** The construct that a vertex stands for by itself. */
  public constructAt(at: number): number | undefined {
    return at % ROLES === Role.ITSELF ? at / ROLES : undefined;
  }

  /** The paths of the constructs that vertices stand for. */
  public pathsOf(vertices: readonly number[]): string[] {
    const constructs = vertices.map((at) => this.constructAt(at)).filter((number) => number !== undefined);
    return constructs.map((number) => this.tree.constructs[number].node.path);
  }

  /** Where the edges of a vertex lead, in the order in which cdk8s follows them. */
  public edges(from: number): number[] {
    const number = Math.floor(from / ROLES);
    switch (from % ROLES) {
      case Role.ITSELF: return this.edgesOfConstruct(number);
      case Role.NEEDS: return this.edgesOfNeeds(number);
      default: return this.edgesOfContents(number);
    }
  }

  private edgesOfConstruct(number: number): number[] {
    const edges = this.targets(number).filter((target) => target !== number).map((target) => vertex(target, Role.ITSELF));
    if (this.nested.has(number)) return edges.concat(this.edgesOfNested(number));
    if (this.tree.isObject(number)) edges.push(vertex(number, Role.NEEDS));
    return edges;
  }

  private edgesOfNeeds(number: number): number[] {
    const needs = this.targets(number).map((target) => vertex(target, Role.CONTENTS));
    return this.tree.isChart(number) ? needs : [vertex(this.tree.parents[number], Role.NEEDS), ...needs];
  }

  private edgesOfContents(number: number): number[] {
    const { tree } = this;
    const contents = tree.isObject(number) ? [vertex(number, Role.ITSELF)] : [];
    for (const child of tree.childrenOf(number)) if (!tree.isChart(child)) contents.push(vertex(child, Role.CONTENTS));
    return contents;
  }

  /** What a mutually nested object depends on, without itself. */
  private edgesOfNested(object: number): number[] {
    const { tree } = this;
    const scopes = [object];
    while (!tree.isChart(scopes[0])) scopes.unshift(tree.parents[scopes[0]]);
    return scopes.flatMap((scope) => this.targets(scope)).flatMap((target) => {
      if (!this.holds(target, object)) return vertex(target, Role.CONTENTS);
      return [...tree.objectsIn(target)].filter((other) => other !== object).map((other) => vertex(other, Role.ITSELF));
    });
  }

  private waitedFor(): Set<number> {
    const { tree, root } = this;
    const waitedFor = new Set<number>();
    const done = new Set<number>();
    for (let source = root; source < tree.ends[root]; source++) {
      for (const target of this.targets(source)) {
        if (target !== source) waitedFor.add(target);
        const apart = !tree.contains(source, target) && !tree.contains(target, source);
        if (tree.objectCounts[source] === 0 || (apart && done.has(target))) continue;
        for (const object of tree.objectsIn(target)) {
          if (tree.objectCounts[source] > 1 || !this.holds(source, object)) waitedFor.add(object);
        }
        if (apart) done.add(target);
      }
    }
    return waitedFor;
  }

  private targets(source: number): number[] {
    return [...this.dependencies.of(source)].filter((target) => this.tree.contains(this.root, target));
  }

  /** Whether an object is inside a construct, in the same chart. */
  private holds(number: number, object: number): boolean {
    return this.tree.contains(number, object) && this.tree.charts[number] === this.tree.charts[object];
  }
}

/** Whether JavaScript treats a property name as an array index. */
function isArrayIndex(name: string): boolean {
  const index = Number(name);
  return Number.isInteger(index) && index >= 0 && index < 2 ** 32 - 1 && String(index) === name;
}

function vertex(number: number, role: Role): number {
  return number * ROLES + role;
}
