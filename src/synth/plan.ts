import type { ApiObject, App, Chart } from 'cdk8s';
import { ConstructTree } from './construct-tree';
import { Dependencies } from './dependencies';
import { DependencyGraph } from './dependency-graph';
import { topology } from './topology';

/** A chart and its objects without those of nested charts, each after everything it depends on. */
export interface PlannedChart {
  readonly chart: Chart;
  readonly objects: ApiObject[];
}

/** What an app writes, in order. */
export interface Plan {
  readonly charts: PlannedChart[];
  /** Whether the names of files start with their position, since a chart waits for another, or an object. */
  readonly numbered: { readonly charts: boolean; readonly objects: boolean };
}

/**
 * Puts the charts of an app and the objects of each in order.
 *
 * @throws if constructs depend on each other
 */
export function plan(app: App): Plan {
  const tree = new ConstructTree(app);
  const dependencies = new Dependencies(tree);
  const graph = DependencyGraph.of(tree, dependencies);
  const charts = topology(graph).filter((number) => tree.isChart(number)).map((chart) => ({
    chart: tree.constructs[chart] as Chart,
    objects: topology(graph.within(chart))
      .filter((number) => tree.charts[number] === chart && tree.isObject(number))
      .map((number) => tree.constructs[number] as ApiObject),
  }));
  return { charts, numbered: { charts: dependencies.betweenCharts, objects: dependencies.betweenObjects } };
}
