import { Chart } from 'cdk8s';
import type { ConstructTree } from './construct-tree';

/** Which construct depends on which, by their numbers in the tree: declared dependencies, and those of charts that follow from them. */
export class Dependencies {
  private readonly targets = new Map<number, Set<number>>();
  private chartsDepend = false;
  private objectsDepend = false;

  constructor(tree: ConstructTree) {
    const declared = tree.constructs.flatMap(({ node }, source) => node.dependencies.map((target) => ({ source, target })));
    for (const { source, target } of declared) {
      const found = tree.find(target);
      this.add(source, found);
      this.objectsDepend ||= found !== undefined && !(tree.isChart(source) && tree.isChart(found));
    }
    for (const chart of tree.constructs.keys()) {
      if (!tree.isChart(chart)) continue;
      for (const child of tree.childrenOf(chart)) if (tree.isChart(child)) this.addBetweenCharts(chart, child);
    }
    for (const { source, target } of declared) {
      const [sourceChart, targetChart] = [Chart.of(tree.constructs[source]), Chart.of(target)];
      if (sourceChart !== targetChart) this.addBetweenCharts(tree.charts[source], tree.find(targetChart));
    }
  }

  /** Whether a chart depends on another; their files are then numbered. */
  public get betweenCharts(): boolean {
    return this.chartsDepend;
  }

  /** Whether an object or what holds it waits for another, not only a chart for a chart. */
  public get betweenObjects(): boolean {
    return this.objectsDepend;
  }

  /** What a construct depends on, in the order in which cdk8s visits it. */
  public of(source: number): Iterable<number> {
    return this.targets.get(source) ?? [];
  }

  private addBetweenCharts(source: number, target: number | undefined): void {
    this.chartsDepend = true;
    this.add(source, target);
  }

  /** A target that is no longer in the tree is ignored. */
  private add(source: number, target: number | undefined): void {
    if (target === undefined) return;
    const targets = this.targets.get(source) ?? new Set();
    this.targets.set(source, targets.add(target));
  }
}
