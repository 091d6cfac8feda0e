import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** Stands for a missing parent or chart. */
export const NONE = -1;

/**
 * The constructs of an app as they are now, numbered from the root, each before its children. A construct and its descendants
 * have the numbers from its own up to its `end`, so that `contains` compares two numbers.
 */
export class ConstructTree {
  public readonly constructs: IConstruct[] = [];
  public readonly parents: number[] = [];
  /** One more than the last number inside each construct. */
  public readonly ends: number[] = [];
  /** The nearest chart of each construct, itself for a chart. */
  public readonly charts: number[] = [];
  /** How many API objects of the same chart are inside each construct. */
  public readonly objectCounts: number[] = [];
  private numbers?: Map<string, number>;

  constructor(root: IConstruct) {
    this.add(root, NONE, NONE);
  }

  /** The number of the construct at a construct's path, which may have replaced it. */
  public find({ node: { path } }: IConstruct): number | undefined {
    this.numbers ??= new Map(this.constructs.map(({ node }, number) => [node.path, number]));
    return this.numbers.get(path);
  }

  public isChart(number: number): boolean {
    return this.charts[number] === number;
  }

  public isObject(number: number): boolean {
    return ApiObject.isApiObject(this.constructs[number]);
  }

  public contains(outer: number, inner: number): boolean {
    return outer <= inner && inner < this.ends[outer];
  }

  public *childrenOf(number: number): Iterable<number> {
    for (let child = number + 1; child < this.ends[number]; child = this.ends[child]) yield child;
  }

  /** The API objects inside a construct that belong to the same chart. */
  public *objectsIn(number: number): Iterable<number> {
    for (let inner = number; inner < this.ends[number]; inner++) {
      if (this.isObject(inner) && this.charts[inner] === this.charts[number]) yield inner;
    }
  }

  /** Returns how many objects of the chart it adds. */
  private add(construct: IConstruct, parent: number, parentChart: number): number {
    const number = this.constructs.push(construct) - 1;
    const chart = Chart.isChart(construct) ? number : parentChart;
    this.parents.push(parent);
    this.charts.push(chart);
    this.ends.push(number + 1);
    this.objectCounts.push(0);
    let objects = ApiObject.isApiObject(construct) ? 1 : 0;
    for (const child of construct.node.children) objects += this.add(child, number, chart);
    this.ends[number] = this.constructs.length;
    this.objectCounts[number] = objects;
    return chart === number ? 0 : objects;
  }
}
