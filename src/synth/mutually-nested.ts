import type { ConstructTree } from './construct-tree';
import type { Dependencies } from './dependencies';
import { dependencyCycle } from './dependency-cycle';

/**
 * Objects inside both ends of a dependency: one end is nested in the other, as when a chart depends on a namespace in it. Such an object
 * depends on all the others, but not on itself.
 *
 * @throws if there are two of them in one dependency, which then depend on each other
 */
export function mutuallyNestedObjects(tree: ConstructTree, dependencies: Dependencies): Set<number> {
  const nested = new Set<number>();
  for (const source of tree.constructs.keys()) {
    for (const target of dependencies.of(source)) {
      const inner = Math.max(source, target);
      if (tree.charts[source] !== tree.charts[target] || !tree.contains(Math.min(source, target), inner)) continue;
      const objects = [...tree.objectsIn(inner)];
      if (objects.length > 1) throw dependencyCycle(objects.map((object) => tree.constructs[object].node.path));
      objects.forEach((object) => nested.add(object));
    }
  }
  return nested;
}
